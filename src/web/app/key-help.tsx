import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useActiveKeys } from '../ui/keys.ts'
import style from './key-help.module.css'

export function KeyHelp({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const dialog = useRef<HTMLDialogElement>(null)
  // Esc closes something everywhere, and is told once below.
  const keys = useActiveKeys().filter(({ key }) => key !== 'Escape')
  useEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog ref={dialog} className={style.help} aria-labelledby="key-help-title" onClose={onClose}>
      <h2 id="key-help-title">{t('app.keys.title')}</h2>
      <dl className={style.list}>
        {keys.map(({ key, words }) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{t(words)}</dd>
          </div>
        ))}
        <div>
          <dt>
            <kbd>Enter</kbd>
          </dt>
          <dd>{t('ui.keys.open')}</dd>
        </div>
        <div>
          <dt>
            <kbd>Esc</kbd>
          </dt>
          <dd>{t('ui.keys.close')}</dd>
        </div>
      </dl>
      <button type="button" onClick={() => dialog.current?.close()}>
        {t('app.keys.close')}
      </button>
    </dialog>
  )
}
