import { Fragment, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { AmendmentChange, AmendmentInstruction, AmendmentSide } from '../../../shared/amendment.ts'
import { KIND_WORDS } from '../../facts/kinds.ts'
import type { LinkTo } from '../../ui/link-to.ts'
import { StateMark } from '../../ui/state-mark.tsx'
import style from './amendment.module.css'
import { detailsOf, fieldName, fieldValue, SORT_TONES, SORT_WORDS } from './amendment-words.ts'
import { type WordPart, wordChanges } from './word-changes.ts'

export type ListedChange = AmendmentChange & { at: number }

type ChangeTableProps = {
  changes: readonly ListedChange[]
  instructions: readonly AmendmentInstruction[]
  chosen: number | undefined
  clauseLink: LinkTo
}

/** Changes by the kind of fact: what stood, what stands now, and what else of it is different; a list on a phone. */
export function ChangeTable({ changes, instructions, chosen, clauseLink }: ChangeTableProps) {
  const { t } = useTranslation()
  const groups = [...Map.groupBy(changes, ({ kind }) => kind)]
  return (
    // biome-ignore-start lint/a11y/noRedundantRoles: a table that is laid out as a list on a phone stays a table
    <table className={style.table} role="table">
      <caption className="hidden">{t('amendment.caption')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('amendment.head.change')}</th>
          <th scope="col">{t('amendment.head.older')}</th>
          <th scope="col">{t('amendment.head.newer')}</th>
          <th scope="col">{t('amendment.head.fields')}</th>
        </tr>
      </thead>
      {groups.map(([kind, rows]) => (
        <tbody key={kind}>
          <tr className={style.kind}>
            <th scope="rowgroup" colSpan={4}>
              {`${t(KIND_WORDS[kind])} (${rows.length})`}
            </th>
          </tr>
          {rows.map((change) => (
            <Row
              key={change.at}
              change={change}
              orders={change.instructions.flatMap((at) => instructions[at] ?? [])}
              isChosen={change.at === chosen}
              clauseLink={clauseLink}
            />
          ))}
        </tbody>
      ))}
    </table>
    // biome-ignore-end lint/a11y/noRedundantRoles: until here
  )
}

type RowProps = {
  change: ListedChange
  orders: readonly AmendmentInstruction[]
  isChosen: boolean
  clauseLink: LinkTo
}

function Row({ change, orders, isChosen, clauseLink }: RowProps) {
  const { t } = useTranslation()
  const { at, sort, older, newer, fields } = change
  const worded = older && newer && fields.some(({ field }) => field === 'quote')
  const parts = worded ? wordChanges(older.quote, newer.quote) : null
  return (
    <tr data-change={at} className={isChosen ? style.chosen : undefined} aria-current={isChosen ? 'true' : undefined}>
      <td>
        <StateMark tone={SORT_TONES[sort]}>{t(SORT_WORDS[sort])}</StateMark>
        {orders.map(({ clauseId, section, words }) => {
          const by = section === '' ? t('amendment.byOrder') : t('amendment.by', { section })
          return (
            <span key={`${section} ${words}`} className={style.by} title={words}>
              {clauseId === null ? by : clauseLink(clauseId, by)}
            </span>
          )
        })}
      </td>
      <td data-head={t('amendment.head.older')}>
        {older ? (
          <Clause side={older} clauseLink={clauseLink}>
            {parts ? <Words parts={parts} side="before" /> : older.quote}
          </Clause>
        ) : null}
      </td>
      <td data-head={t('amendment.head.newer')}>
        {newer ? (
          <Clause side={newer} clauseLink={clauseLink}>
            {parts ? (
              <Words parts={parts} side="after" />
            ) : older?.quote === newer.quote ? (
              <span className="soft">{t('amendment.sameWords')}</span>
            ) : (
              newer.quote
            )}
          </Clause>
        ) : null}
      </td>
      <td>
        <Differences change={change} />
      </td>
    </tr>
  )
}

/** One of two wordings, with what of it went or came. */
function Words({ parts, side }: { parts: readonly WordPart[]; side: 'before' | 'after' }) {
  return parts
    .filter((part) => part[side] !== '')
    .map((part) => {
      const words = part[side]
      if (part.sort === 'same') return words
      const marked = words.trimEnd()
      return (
        <Fragment key={part.at}>
          {side === 'before' ? <del>{marked}</del> : <ins>{marked}</ins>}
          {words.slice(marked.length)}
        </Fragment>
      )
    })
}

type ClauseProps = { side: AmendmentSide; clauseLink: LinkTo; children: ReactNode }

function Clause({ side: { clauseId, section }, clauseLink, children }: ClauseProps) {
  const { t } = useTranslation()
  const words = section === '' ? t('amendment.clause') : section
  return (
    <>
      <span className={style.section}>{clauseId === null ? words : clauseLink(clauseId, words)}</span>
      <span className={style.words}>{children}</span>
    </>
  )
}

/** Of a change each field from what to what; of what came or went what it says. */
function Differences({ change: { kind, older, newer, fields } }: { change: ListedChange }) {
  const { t } = useTranslation()
  if (older && newer) {
    const shown = fields.filter(({ field }) => field !== 'quote')
    if (shown.length === 0) return <span className="soft">{t('amendment.onlyWords')}</span>
    return (
      <dl className={style.fields}>
        {shown.map(({ field, before, after }) => (
          <div key={field}>
            <dt>{fieldName(t, kind, field)}</dt>
            <dd>
              <del>{fieldValue(t, kind, field, before)}</del>
              <span className="hidden">{t('amendment.becomes')}</span>
              <span aria-hidden="true"> → </span>
              <ins>{fieldValue(t, kind, field, after)}</ins>
            </dd>
          </div>
        ))}
      </dl>
    )
  }
  const details = detailsOf(t, { kind, body: (newer ?? older)?.body })
  return (
    <dl className={style.fields}>
      {details.map(({ label, words }) => (
        <div key={label}>
          <dt>{t(label)}</dt>
          <dd>{words}</dd>
        </div>
      ))}
    </dl>
  )
}
