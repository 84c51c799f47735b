import { useTranslation } from 'react-i18next'
import {
  type OutlineSection,
  SECTION_WANTS,
  SECTION_WRITERS,
  type SectionSource,
  type SectionWants,
  type SectionWriter,
  SOURCES_OF,
} from '../../../shared/outlines.ts'
import { SOURCE_WORDS, WANTS_WORDS, WRITER_WORDS } from './report-words.ts'
import style from './reports.module.css'

type Props = {
  section: OutlineSection
  mayChange: boolean
  isFirst: boolean
  isLast: boolean
  onChange: (next: Partial<OutlineSection>) => void
  onMove: (by: -1 | 1) => void
  onRemove: () => void
}

/** One section of an outline: its title, its place, what it wants and who writes it. */
export function OutlineSectionFields({ section, mayChange, isFirst, isLast, onChange, onMove, onRemove }: Props) {
  const { t } = useTranslation()
  const { title, level, wants, source, writer, prompt, matter, appendix } = section
  if (!mayChange)
    return (
      <li>
        <p>
          <strong>{appendix ? t('reports.appendix', { title }) : title}</strong>
        </p>
        <p className="soft">
          {[
            t(WANTS_WORDS[wants]),
            source ? t(SOURCE_WORDS[source]) : '',
            writer === 'organisations' ? t(WRITER_WORDS[writer]) : '',
            prompt ?? '',
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </li>
    )
  const sources = SOURCES_OF[wants]
  const setWants = (next: SectionWants) => onChange({ wants: next, source: SOURCES_OF[next][0] ?? null })
  return (
    <li className={style.editor}>
      <div className={style.fields}>
        <label>
          {t('reports.outlines.field.title')}
          <input
            type="text"
            value={title}
            maxLength={300}
            onChange={({ target }) => onChange({ title: target.value.normalize('NFC') })}
          />
        </label>
        <label>
          {t('reports.outlines.field.level')}
          <select value={level} onChange={({ target }) => onChange({ level: Number(target.value) })}>
            {[1, 2, 3].map((each) => (
              <option key={each} value={each}>
                {each}
              </option>
            ))}
          </select>
        </label>
        <label>
          {t('reports.outlines.field.wants')}
          <select value={wants} onChange={({ target }) => setWants(target.value as SectionWants)}>
            {SECTION_WANTS.map((each) => (
              <option key={each} value={each}>
                {t(WANTS_WORDS[each])}
              </option>
            ))}
          </select>
        </label>
        {sources.length > 0 ? (
          <label>
            {t('reports.outlines.field.source')}
            <select value={source ?? ''} onChange={({ target }) => onChange({ source: target.value as SectionSource })}>
              {sources.map((each) => (
                <option key={each} value={each}>
                  {t(SOURCE_WORDS[each])}
                </option>
              ))}
            </select>
          </label>
        ) : null}
        <label>
          {t('reports.outlines.field.writer')}
          <select value={writer} onChange={({ target }) => onChange({ writer: target.value as SectionWriter })}>
            {SECTION_WRITERS.map((each) => (
              <option key={each} value={each}>
                {t(WRITER_WORDS[each])}
              </option>
            ))}
          </select>
        </label>
        {writer === 'organisations' ? (
          <label>
            {t('reports.outlines.field.matter')}
            <input
              type="text"
              value={matter ?? ''}
              maxLength={100}
              onChange={({ target }) => onChange({ matter: target.value.normalize('NFC') || null })}
            />
          </label>
        ) : null}
        <label>
          {t('reports.outlines.field.prompt')}
          <input
            type="text"
            value={prompt ?? ''}
            maxLength={500}
            onChange={({ target }) => onChange({ prompt: target.value.normalize('NFC') || null })}
          />
        </label>
        <label className={style.acts}>
          <input type="checkbox" checked={appendix} onChange={({ target }) => onChange({ appendix: target.checked })} />
          {t('reports.outlines.field.appendix')}
        </label>
      </div>
      <div className={style.acts}>
        <button type="button" className="plain" aria-disabled={isFirst} onClick={() => isFirst || onMove(-1)}>
          {t('reports.outlines.up', { title })}
        </button>
        <button type="button" className="plain" aria-disabled={isLast} onClick={() => isLast || onMove(1)}>
          {t('reports.outlines.down', { title })}
        </button>
        <button type="button" className="plain" onClick={onRemove}>
          {t('reports.outlines.remove', { title })}
        </button>
      </div>
    </li>
  )
}
