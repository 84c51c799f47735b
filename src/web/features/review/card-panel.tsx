import { Suspense } from 'react'
import type { FormHelp } from './fact-form.tsx'
import { FactForm } from './late-panels.ts'
import { SplitPanel } from './split-panel.tsx'
import type { useDesk } from './use-desk.ts'

type CardPanelProps = {
  desk: ReturnType<typeof useDesk>
  text: string
  help: FormHelp | undefined
  /** Somebody else has saved another version since this was opened. */
  stale: boolean
}

/** What stands open in the card of the fact that is being worked on: its form, or where it is cut. */
export function CardPanel({ desk, text, help, stale }: CardPanelProps) {
  const { work, actions } = desk
  if (work?.at === 'edit' && help) {
    const { fact } = work
    return (
      <Suspense fallback={null}>
        <FactForm
          kind={fact.kind}
          body={fact.body}
          help={help}
          stale={stale}
          onSave={(body) => actions.save(fact, body)}
          onCancel={actions.close}
        />
      </Suspense>
    )
  }
  if (work?.at !== 'split') return null
  const { fact, cut } = work
  return (
    <SplitPanel
      text={text}
      fact={fact}
      at={cut}
      onMove={desk.moveCut}
      onSplit={(places) => desk.split(fact, places)}
      onCancel={actions.close}
    />
  )
}
