import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { AssignmentPage } from '../../../shared/assignment-page.ts'
import { type Detail, Details } from '../../ui/details.tsx'
import { formatWhen } from '../../ui/format.ts'
import type { LinkTo } from '../../ui/link-to.ts'
import style from './duties.module.css'

type AssignmentAboutProps = { assignment: AssignmentPage; clauseLink: LinkTo }

/** The duty in the plan's words, and what these say one by one. */
export function AssignmentAbout({ assignment, clauseLink }: AssignmentAboutProps) {
  const { t } = useTranslation()
  const { section, quote, clauseId, organisation, unresolved, joined, sentTo, onward } = assignment
  const { product, condition, conditionMetOn, openedOn } = assignment
  const isNamed = assignment.added.now.some(({ owners }) => owners.some(({ id }) => id === organisation?.id))
  const owner =
    organisation?.name ??
    (unresolved.length > 0 ? t('duties.unresolved', { words: unresolved.join('; ') }) : t('duties.nobody'))
  const { partOf } = assignment
  const details: Detail[] = [
    {
      label: t('dutyPages.parts.of'),
      words: partOf ? (
        partOf.assignmentId ? (
          <Link to="/assignments/$assignmentId" params={{ assignmentId: partOf.assignmentId }}>
            {partOf.quote}
          </Link>
        ) : (
          partOf.quote
        )
      ) : null,
    },
    {
      label: t('dutyPages.parts.giver'),
      words: partOf
        ? t('dutyPages.parts.givenBy', { organisation: partOf.giver.name, by: partOf.by || t('ui.erasedPerson') })
        : null,
    },
    { label: t('dutyPages.page.owner'), words: isNamed ? `${owner} (${t('dutyPages.added.named')})` : owner },
    { label: t('dutyPages.page.unclear'), words: organisation ? unresolved.join('; ') : null },
    { label: t('dutyPages.page.joined'), words: joined.map(({ name }) => name).join('; ') },
    { label: t('dutyPages.page.sentTo'), words: sentTo.join('; ') },
    { label: t('dutyPages.page.onward'), words: onward.join('; ') },
    { label: t('dutyPages.page.product'), words: product },
    { label: t('dutyPages.page.condition'), words: condition },
    {
      label: t('dutyPages.page.conditionState'),
      words:
        condition === null
          ? null
          : conditionMetOn === null
            ? t('dutyPages.condition.notYet')
            : t('dutyPages.condition.met', { day: formatWhen(conditionMetOn) }),
    },
    { label: t('dutyPages.page.openedOn'), words: formatWhen(openedOn) },
  ]
  return (
    <div className={style.about}>
      <blockquote className={style.words}>{quote}</blockquote>
      <p>{clauseLink(clauseId, section ? t('dutyPages.page.clauseOf', { section }) : t('dutyPages.page.clause'))}</p>
      <Details details={details} />
    </div>
  )
}
