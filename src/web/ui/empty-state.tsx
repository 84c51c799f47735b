import type { ReactNode } from 'react'

/** Says what will stand here, and how to begin. */
export function EmptyState({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className="stack reading">
      <h2>{title}</h2>
      {children ? <div className="soft">{children}</div> : null}
      {action ? <div className="row">{action}</div> : null}
    </div>
  )
}
