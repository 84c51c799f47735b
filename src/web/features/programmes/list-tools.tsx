import { useTranslation } from 'react-i18next'
import { HereLink } from './here-link.tsx'
import style from './programmes.module.css'
import { csvAddress } from './programmes.ts'

type View = { words: string; change: Record<string, unknown>; current: boolean }

type ListToolsProps = {
  programmeId: string
  /** Which of the server's own lists goes with this one. */
  list: 'targets' | 'duties' | 'calendar' | 'citations'
  on: string | undefined
  /** Other ways to look at the same. */
  views?: readonly View[]
}

/** Beside the search of a list: how it is seen, and the whole of it as a file of the server's, with every column. */
export function ListTools({ programmeId, list, on, views = [] }: ListToolsProps) {
  const { t } = useTranslation()
  return (
    <span className={`${style.choice} screen-only`}>
      {views.map(({ words, change, current }) => (
        <HereLink key={words} change={change} current={current}>
          {words}
        </HereLink>
      ))}
      <a href={csvAddress(programmeId, list, on)} download>
        {t('programme.csv')}
      </a>
    </span>
  )
}
