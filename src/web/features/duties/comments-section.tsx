import { useInfiniteQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { piecesOf } from '../../../rules/duties/comments.ts'
import type { DutyComment } from '../../../shared/comments.ts'
import { Ask } from '../../ui/ask.tsx'
import { formatWhen } from '../../ui/format.ts'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import { Progress } from '../../ui/progress.tsx'
import { CommentForm } from './comment-form.tsx'
import { commentProblems, commentsOf, toWritten, useComment } from './comments.ts'
import doing from './doing.module.css'
import style from './duties.module.css'

type CommentsSectionProps = { assignmentId: string; shown: string | undefined }

/** What people write to each other below a duty, newest first. `shown`: the one that a notice leads to. */
export function CommentsSection({ assignmentId, shown }: CommentsSectionProps) {
  const { t } = useTranslation()
  const { data, error, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    commentsOf(assignmentId, shown),
  )
  const adding = useComment(assignmentId)
  const comments = data?.pages.flatMap((page) => page.comments) ?? []
  const mayComment = data?.pages[0]?.mayComment ?? false
  return (
    <section className={style.section}>
      <h2>{t('doing.comments.title')}</h2>
      <ProblemMessage error={error} />
      {!data && !error ? <Progress words={t('doing.comments.loading')} /> : null}
      {mayComment ? (
        <div className="screen-only">
          <CommentForm
            assignmentId={assignmentId}
            send={t('doing.comments.send')}
            busy={adding.isPending}
            problem={adding.error}
            onSend={(words) =>
              adding.mutateAsync({ words }).then(
                () => true,
                () => false,
              )
            }
          />
        </div>
      ) : null}
      {data && comments.length === 0 ? <p className="soft reading">{t('doing.comments.none')}</p> : null}
      <ol className={style.events}>
        {comments.map((comment) => (
          <Comment key={comment.id} comment={comment} assignmentId={assignmentId} isShown={comment.id === shown} />
        ))}
      </ol>
      {hasNextPage ? (
        <p className="screen-only">
          <button type="button" onClick={() => void fetchNextPage()} disabled={isFetchingNextPage}>
            {t('doing.comments.older')}
          </button>
        </p>
      ) : null}
    </section>
  )
}

type CommentProps = { comment: DutyComment; assignmentId: string; isShown: boolean }

function Comment({ comment, assignmentId, isShown }: CommentProps) {
  const { t } = useTranslation()
  const item = useRef<HTMLLIElement>(null)
  const [editing, setEditing] = useState(false)
  const changing = useComment(assignmentId)
  const { id, revision, words, by, at, editedAt, mayEdit, mayRemove } = comment
  useEffect(() => {
    if (!isShown) return
    item.current?.scrollIntoView({ block: 'center' })
    item.current?.focus({ preventScroll: true })
  }, [isShown])
  return (
    <li ref={item} tabIndex={isShown ? -1 : undefined} className={isShown ? doing.shown : undefined}>
      <p className="soft">
        {by || t('ui.erasedPerson')} · {formatWhen(at)}
        {editedAt && words !== null ? ` · ${t('doing.comments.edited', { at: formatWhen(editedAt) })}` : ''}
      </p>
      {editing ? (
        <CommentForm
          assignmentId={assignmentId}
          before={toWritten(comment)}
          send={t('doing.comments.save')}
          busy={changing.isPending}
          problem={changing.error}
          onSend={(edited) =>
            changing.mutateAsync({ id, words: edited, revision }).then(
              () => {
                setEditing(false)
                return true
              },
              () => false,
            )
          }
          onClose={() => setEditing(false)}
        />
      ) : words === null ? (
        <p className="soft">{t('doing.comments.removed')}</p>
      ) : (
        <Words comment={comment} />
      )}
      {!editing && (mayEdit || mayRemove) ? (
        <div className="row screen-only">
          {mayEdit ? (
            <button type="button" className="plain" onClick={() => setEditing(true)}>
              {t('doing.comments.edit')}
            </button>
          ) : null}
          {mayRemove ? (
            <Ask
              quiet
              words={t('doing.comments.remove')}
              question={t('doing.comments.removeAsk')}
              yes={t('doing.comments.removeYes')}
              busy={changing.isPending}
              onYes={() => changing.mutate({ remove: id })}
            />
          ) : null}
        </div>
      ) : null}
      {editing ? null : <ProblemMessage error={changing.error} words={commentProblems} />}
    </li>
  )
}

/** Plain text, in which people are named and addresses can be followed. */
function Words({ comment: { words, mentioned } }: { comment: DutyComment }) {
  const { t } = useTranslation()
  const names = new Map(mentioned.map(({ id, name }) => [id, name]))
  let at = 0
  return (
    <p className={style.written}>
      {piecesOf(words ?? '').map((piece) => {
        const key = at
        at += 1
        if ('text' in piece) return piece.text
        if ('mention' in piece)
          return <strong key={key}>@{names.get(piece.mention) ?? t('doing.comments.erased')}</strong>
        return (
          <a key={key} href={piece.link} target="_blank" rel="noopener noreferrer nofollow">
            {piece.link}
          </a>
        )
      })}
    </p>
  )
}
