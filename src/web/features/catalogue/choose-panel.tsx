import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Panel } from '../../ui/panel.tsx'
import { type Found, SearchChoice } from '../../ui/search-choice.tsx'
import style from './catalogue.module.css'

type ChoosePanelProps = {
  label: string
  searchKey: string
  find: (words: string, signal: AbortSignal) => Promise<readonly Found[]>
  onChoose: (id: string) => void
  onClose: () => void
  children?: ReactNode
}

/** One thing of the catalogue, found by its words. */
export function ChoosePanel({ label, searchKey, find, onChoose, onClose, children }: ChoosePanelProps) {
  const { t } = useTranslation()
  return (
    <Panel onClose={onClose}>
      <SearchChoice
        pointer="#/found"
        label={label}
        searchKey={searchKey}
        find={find}
        chosen={undefined}
        onChoose={(found) => found && onChoose(found.value)}
      />
      <div className={style.acts}>
        {children}
        <button type="button" className="plain" onClick={onClose}>
          {t('ui.ask.no')}
        </button>
      </div>
    </Panel>
  )
}
