import { type RefCallback, useCallback, useEffect, useState } from 'react'
import { flushSync } from 'react-dom'

const STEP = 300
const NEAR_PX = 1500

/** How many of a long list's rows are drawn: more as one comes near their end, all of them on paper. */
export function useGrowing(total: number): [drawn: number, end: RefCallback<Element>] {
  const [drawn, setDrawn] = useState(STEP)
  const whole = drawn >= total
  const end = useCallback(
    (element: Element | null) => {
      if (!element || whole) return
      const observer = new IntersectionObserver(
        (entries) => {
          if (entries.some(({ isIntersecting }) => isIntersecting)) setDrawn(drawn + STEP)
        },
        { rootMargin: `${NEAR_PX}px 0px` },
      )
      observer.observe(element)
      return () => observer.disconnect()
    },
    [drawn, whole],
  )
  useEffect(() => {
    const drawAll = () => flushSync(() => setDrawn(Number.POSITIVE_INFINITY))
    window.addEventListener('beforeprint', drawAll)
    return () => window.removeEventListener('beforeprint', drawAll)
  }, [])
  return [drawn, end]
}
