import { useTranslation } from 'react-i18next'
import type { FactLink, LinkEdit, LinkedThing, Links } from '../../../shared/links.ts'
import type { LinkTo } from '../../ui/link-to.ts'
import type { TextKey } from '../../ui/text-key.ts'
import { STATE_WORDS, whyWords } from './link-words.ts'
import style from './links.module.css'
import { isOn, kept, linkKey, toggled } from './matrix.ts'

type ExistingSectionProps = {
  data: Links
  documentLink: LinkTo
  programmeLink: LinkTo
  clauseLink: LinkTo
  onSay: (edits: readonly LinkEdit[]) => void
}

const RELATION_WORDS: Partial<Record<FactLink['relation'], TextKey>> = {
  'same-document': 'links.existing.document',
  'same-target': 'links.existing.target',
  'same-scheme': 'links.existing.scheme',
}

/** What is here already, so that one links it instead of making a second. */
export function ExistingSection({ data, documentLink, programmeLink, clauseLink, onSay }: ExistingSectionProps) {
  const { t } = useTranslation()
  const facts = new Map([...data.targets, ...data.duties, ...data.citations].map((fact) => [fact.id, fact]))
  const things = new Map(data.things.map((thing) => [thing.id, thing]))
  const rows = data.links.flatMap((link) => {
    const words = RELATION_WORDS[link.relation]
    const fact = facts.get(link.factId)
    const thing = things.get(link.toId)
    return words && fact && thing ? [{ link, words, fact, thing }] : []
  })
  if (rows.length === 0) return null
  const linkTo = ({ kind, id, name, clauseId }: LinkedThing) => {
    if (kind === 'document') return documentLink(id, name)
    return kind === 'programme' ? programmeLink(id, name) : clauseId ? clauseLink(clauseId, name) : name
  }
  return (
    <section className={style.section} aria-labelledby="existing">
      <h2 id="existing">{t('links.existing.title')}</h2>
      <p className="soft">{t('links.existing.what')}</p>
      <ul className={style.duties}>
        {rows.map(({ link, words, fact, thing }) => (
          <li key={linkKey(link)} className={isOn(link) ? undefined : `${style.off} screen-only`}>
            <div>
              <span className={style.entry}>{t(words)}</span>
              <span className={style.clamped}>{clauseLink(fact.clauseId, fact.quote)}</span>
            </div>
            <div>
              <p>
                {linkTo(thing)}
                {thing.kind === 'target' && thing.programmeName ? (
                  <span className="soft">{` – ${thing.programmeName}`}</span>
                ) : null}
              </p>
              <p className="soft">{[t(STATE_WORDS[link.state]), whyWords(t, link)].filter(Boolean).join('. ')}</p>
              {data.mayLink ? (
                <p className="row screen-only">
                  {link.state === 'kept' ? null : (
                    <button type="button" className="plain" onClick={() => onSay([kept(link)])}>
                      {t('links.do.keep')}
                    </button>
                  )}
                  {isOn(link) ? (
                    <button type="button" className="plain" onClick={() => onSay([toggled(link)])}>
                      {t('links.do.refuse')}
                    </button>
                  ) : null}
                </p>
              ) : null}
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
