import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { EVIDENCE_KINDS } from '../../shared/evidence.ts'
import { formatBytes } from '../ui/format.ts'
import { ProblemMessage, type ProblemWords } from '../ui/problem-message.tsx'
import { Progress } from '../ui/progress.tsx'
import style from './add-files.module.css'
import { type Sending, type SentFile, useSending } from './sending.ts'

const ACCEPTED = [...EVIDENCE_KINDS, 'jpeg'].map((kind) => `.${kind}`).join(',')

/** To add files that show something to be so; each is seen on its way, stopped, or sent again. */
export function AddFiles({ problemWords, ...sending }: Sending & { problemWords: ProblemWords }) {
  const { t } = useTranslation()
  const input = useRef<HTMLInputElement>(null)
  const { files, send, again, leave, stop } = useSending(sending)
  return (
    <>
      {files.map((one) => (
        <OnItsWay
          key={one.id}
          one={one}
          problemWords={problemWords}
          onAgain={() => again(one)}
          onLeave={() => leave(one)}
        />
      ))}
      <div className={`${style.add} screen-only`}>
        <button type="button" onClick={() => input.current?.click()}>
          {t('evidence.add')}
        </button>
        {files.some(({ error }) => !error) ? (
          <button type="button" className="plain" onClick={stop}>
            {t('evidence.stop')}
          </button>
        ) : null}
        <span className="soft">{t('evidence.limits')}</span>
        <input
          ref={input}
          type="file"
          hidden
          multiple
          accept={ACCEPTED}
          aria-label={t('evidence.add')}
          onChange={(event) => {
            send([...(event.target.files ?? [])])
            event.target.value = ''
          }}
        />
      </div>
    </>
  )
}

type OnItsWayProps = { one: SentFile; problemWords: ProblemWords; onAgain: () => void; onLeave: () => void }

function OnItsWay({ one, problemWords, onAgain, onLeave }: OnItsWayProps) {
  const { t } = useTranslation()
  const { file, share, error } = one
  const fileName = file.name.normalize('NFC')
  if (error)
    return (
      <ProblemMessage error={error} words={problemWords}>
        <p className="soft">{t('evidence.notKept', { fileName })}</p>
        <div className="row">
          <button type="button" onClick={onAgain}>
            {t('evidence.again')}
          </button>
          <button type="button" className="plain" onClick={onLeave}>
            {t('evidence.leave')}
          </button>
        </div>
      </ProblemMessage>
    )
  if (share === undefined) return <p className="soft">{t('evidence.waiting', { fileName })}</p>
  return (
    <Progress
      words={
        share < 1
          ? t('evidence.sending', { fileName, size: formatBytes(file.size) })
          : t('evidence.checking', { fileName })
      }
      share={share < 1 ? share : undefined}
    />
  )
}
