import { Link, useNavigate } from '@tanstack/react-router'
import { Fragment, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Annotation, AnnotationKind, NewAnnotation } from '../../../shared/annotations.ts'
import type { AssignmentPage } from '../../../shared/assignment-page.ts'
import { Ask } from '../../ui/ask.tsx'
import { Details } from '../../ui/details.tsx'
import { formatWhen } from '../../ui/format.ts'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import { AnnotationForm } from './annotation-form.tsx'
import {
  ADD_WORDS,
  ANNOTATION_WORDS,
  ASK_WORDS,
  annotationProblems,
  CHANGE_WORDS,
  TAKE_BACK_WORDS,
  useAnnotate,
} from './annotations.ts'
import style from './duties.module.css'
import { OwnersForm } from './owners-form.tsx'

const NOTHING: Record<AnnotationKind, Omit<NewAnnotation, 'revision'>> = {
  product: { product: null },
  due: { dueOn: null },
  owners: { organisationIds: [] },
}

/** What planners added to a duty, apart from the words of its plan, and who had it before. */
export function AnnotationsSection({ assignment }: { assignment: AssignmentPage }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const heading = useRef<HTMLHeadingElement>(null)
  const [open, setOpen] = useState<AnnotationKind>()
  const toPage = (assignmentId: string) =>
    void navigate({ to: '/assignments/$assignmentId', params: { assignmentId }, replace: true })
  const changing = useAnnotate(assignment, toPage)
  const { added, former } = assignment
  const { now, may, dayHolds } = added
  const close = () => {
    setOpen(undefined)
    heading.current?.focus({ preventScroll: true })
  }
  const change = (annotation: Omit<NewAnnotation, 'revision'>) => changing.mutate(annotation, { onSuccess: close })
  const form = { busy: changing.isPending, problem: changing.error, onClose: close }
  const of = (kind: AnnotationKind) => now.find((each) => each.kind === kind)
  if (now.length + may.length + former.length === 0) return null
  return (
    <section className={style.section}>
      <h2 ref={heading} tabIndex={-1}>
        {t('dutyPages.added.title')}
      </h2>
      {now.length > 0 ? <p className="soft">{t('dutyPages.added.about')}</p> : null}
      <Details
        details={[
          ...now.map((annotation) => ({
            label: t(ANNOTATION_WORDS[annotation.kind]),
            words: (
              <span className={style.lines}>
                <span>{valueWords(annotation)}</span>
                <span className="soft">
                  {t('dutyPages.added.by', {
                    by: annotation.by || t('ui.erasedPerson'),
                    at: formatWhen(annotation.at),
                  })}
                  {annotation.kind === 'due' && !dayHolds ? `. ${t('dutyPages.added.notHeld')}` : ''}
                </span>
              </span>
            ),
          })),
          {
            label: t('dutyPages.added.former'),
            words:
              former.length > 0 &&
              former.map(({ assignmentId, name, endedOn }) => (
                <p key={assignmentId}>
                  <Link to="/assignments/$assignmentId" params={{ assignmentId }}>
                    {name}
                  </Link>{' '}
                  <span className="soft">{t('dutyPages.added.formerUntil', { day: formatWhen(endedOn) })}</span>
                </p>
              )),
          },
        ]}
      />
      {open === undefined && may.length > 0 ? (
        <div className={`${style.acts} screen-only`}>
          {may.map((kind) => (
            <Fragment key={kind}>
              <button
                type="button"
                onClick={() => {
                  changing.reset()
                  setOpen(kind)
                }}
              >
                {t(of(kind) ? CHANGE_WORDS[kind] : ADD_WORDS[kind])}
              </button>
              {of(kind) ? (
                <Ask
                  quiet
                  words={t(TAKE_BACK_WORDS[kind])}
                  question={t(ASK_WORDS[kind])}
                  yes={t(TAKE_BACK_WORDS[kind])}
                  busy={changing.isPending}
                  onYes={() => change(NOTHING[kind])}
                />
              ) : null}
            </Fragment>
          ))}
        </div>
      ) : null}
      {open === undefined ? <ProblemMessage error={changing.error} words={annotationProblems} /> : null}
      {open === 'owners' ? (
        <OwnersForm
          {...form}
          problemWords={annotationProblems}
          onGive={(organisationIds) => change({ organisationIds })}
        />
      ) : open ? (
        <AnnotationForm key={open} {...form} kind={open} before={of(open)} onAdd={change} />
      ) : null}
    </section>
  )
}

const valueWords = ({ product, dueOn, owners }: Annotation) =>
  product ?? (dueOn === null ? owners.map(({ name }) => name).join('; ') : formatWhen(dueOn))
