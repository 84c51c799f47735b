import type { ReactNode, Ref } from 'react'

type ScrollBoxProps = {
  label: string
  className: string | undefined
  children: ReactNode
  ref?: Ref<HTMLElement>
}

/** What may be wider than the screen: the keyboard reaches and moves it. */
export function ScrollBox({ label, className, children, ref }: ScrollBoxProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard
    <section ref={ref} className={className} aria-label={label} tabIndex={0}>
      {children}
    </section>
  )
}
