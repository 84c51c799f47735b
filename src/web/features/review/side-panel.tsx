import { useIsMutating } from '@tanstack/react-query'
import { type ReactNode, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import type { DocumentText } from '../../../shared/documents.ts'
import type { Fact } from '../../../shared/facts.ts'
import type { Version } from '../../../shared/programmes.ts'
import { Notice } from '../../ui/notice.tsx'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import type { EditQueue, QueueState } from './edit-queue.ts'
import type { FormHelp } from './fact-form.tsx'
import { AddPanel, ClashPanel, PublishPanel, PublishState } from './late-panels.ts'
import style from './review.module.css'
import { reviewProblems } from './review-problems.ts'
import type { useDesk } from './use-desk.ts'
import { publishingKey } from './versions.ts'

type SidePanelProps = {
  version: Version
  text: DocumentText
  facts: readonly Fact[]
  help: FormHelp | undefined
  state: QueueState
  queue: EditQueue
  /** Whoever does it, or it failed. */
  publishing: boolean
  desk: ReturnType<typeof useDesk>
  nameOf: (id: string) => string
  onChoose: (id: string) => void
  onPublished: () => void
  onUnconfirmed: () => void
  partiesLink: (words: string) => ReactNode
}

/** What must be read or settled stands above the list: a clash first, then what was left out, then what one began. */
export function SidePanel(props: SidePanelProps) {
  const {
    version,
    text,
    facts,
    help,
    state,
    queue,
    publishing,
    desk,
    nameOf,
    onChoose,
    onPublished,
    onUnconfirmed,
    partiesLink,
  } = props
  const isMine = useIsMutating({ mutationKey: publishingKey(version.id) }) > 0
  const [clash] = state.clashes
  const { work } = desk
  return (
    <div className={style.above}>
      <Suspense fallback={null}>
        {clash ? (
          <ClashPanel
            key={clash.factId}
            clash={clash}
            others={state.clashes.length - 1}
            nameOf={nameOf}
            onTake={(body) => desk.settleClash(clash, body)}
            onTheirs={() => queue.closeClash(clash.factId)}
            onMine={() => desk.settleClash(clash)}
          />
        ) : null}
      </Suspense>
      <Notes state={state} queue={queue} onChoose={onChoose} />
      {version.mayPublish && (publishing || isMine) ? (
        <Suspense>
          <PublishState versionId={version.id} />
        </Suspense>
      ) : null}
      <Suspense fallback={null}>
        {!clash && work?.at === 'publish' ? (
          <PublishPanel
            versionId={version.id}
            busy={state.pending.length > 0}
            onPublished={onPublished}
            onUnconfirmed={onUnconfirmed}
            onCancel={() => desk.setWork(null)}
            onChoose={onChoose}
            partiesLink={partiesLink}
          />
        ) : null}
        {!clash && work?.at === 'add' && help ? (
          <AddPanel
            text={text}
            place={work.place}
            help={help}
            hasDocumentFact={facts.some(({ kind }) => kind === 'document')}
            onPlace={(place) => desk.setWork({ at: 'add', place })}
            onAdd={desk.add}
            onCancel={desk.actions.close}
          />
        ) : null}
      </Suspense>
    </div>
  )
}

function Notes({ state, queue, onChoose }: Pick<SidePanelProps, 'state' | 'queue' | 'onChoose'>) {
  const { t } = useTranslation()
  const { notConfirmed, dropped } = state.leftOut
  if (notConfirmed.length === 0 && dropped.length === 0 && !state.refusal) return null
  const [first] = [...notConfirmed, ...dropped]
  return (
    <Notice tone="soon" urgent>
      {notConfirmed.length > 0 ? <p>{t('review.note.notConfirmed', { count: notConfirmed.length })}</p> : null}
      {dropped.length > 0 ? <p>{t('review.note.dropped', { count: dropped.length })}</p> : null}
      {state.refusal ? <ProblemMessage error={state.refusal} words={reviewProblems} /> : null}
      <div className="row">
        {first ? (
          <button type="button" onClick={() => onChoose(first)}>
            {t('review.note.see')}
          </button>
        ) : null}
        <button type="button" onClick={queue.closeNotes}>
          {t('review.note.close')}
        </button>
      </div>
    </Notice>
  )
}
