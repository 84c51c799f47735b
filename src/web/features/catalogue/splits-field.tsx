import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import style from './catalogue.module.css'
import { dimensionChoices } from './catalogue.ts'
import { splitName } from './split-words.ts'

type SplitsFieldProps = { chosen: readonly string[]; onChange: (chosen: readonly string[]) => void }

/** By what an element is split; two that are chosen may be crossed. */
export function SplitsField({ chosen, onChange }: SplitsFieldProps) {
  const { t } = useTranslation()
  const { data: dimensions = [], error } = useQuery(dimensionChoices)
  const single = dimensions.map(({ code }) => code)
  const held = single.filter((code) => chosen.includes(code)).sort()
  const crossings = held.flatMap((one, index) => held.slice(index + 1).map((other) => `${one},${other}`))
  const turn = (split: string) => {
    const next = chosen.includes(split) ? chosen.filter((each) => each !== split) : [...chosen, split]
    // A crossing stands with both of its dimensions alone.
    onChange(next.filter((each) => each.split(',').every((code) => next.includes(code))))
  }
  return (
    <fieldset className={style.choices}>
      <legend>{t('catalogue.splitBy')}</legend>
      <ProblemMessage error={error} />
      {[...single, ...crossings].map((split) => (
        <label key={split}>
          <input type="checkbox" checked={chosen.includes(split)} onChange={() => turn(split)} />
          {splitName(split, dimensions)}
        </label>
      ))}
    </fieldset>
  )
}
