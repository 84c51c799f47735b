import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { MOST_WORDS, type ReportPage, type ReportSectionPage } from '../../../shared/reports.ts'
import { isProblem } from '../../api.ts'
import { Notice } from '../../ui/notice.tsx'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import { changedLines } from './changed-lines.ts'
import style from './reports.module.css'
import { reportProblems, useWriteSection } from './reports.ts'

/** The words of a section, to write or to read; where somebody else saved meanwhile both texts are shown. */
export function SectionWriting({ report, section }: { report: ReportPage; section: ReportSectionPage }) {
  const { t } = useTranslation()
  const id = useId()
  const writing = useWriteSection(report.id, section.key)
  const [words, setWords] = useState(section.words)
  /** What stood there when it was begun with. */
  const [base, setBase] = useState({ revision: section.revision, words: section.words })
  const { mine, prompt, showsDraft, drafted } = section
  const isDirty = words.trim() !== base.words
  // Somebody else's words come in by themselves where nothing was typed.
  if (section.revision !== base.revision && !isDirty && !writing.isPending) {
    setBase({ revision: section.revision, words: section.words })
    setWords(section.words)
  }
  if (!mine)
    return section.words ? (
      <div className={style.section}>
        <h3>{t('reports.section.written')}</h3>
        <p className={style.written}>{section.words}</p>
      </div>
    ) : prompt ? (
      <p className={style.blank}>{prompt}</p>
    ) : null

  const save = (revision: number, shows = showsDraft) =>
    writing.mutate(
      { revision, words, showsDraft: shows },
      {
        onSuccess: (saved) => {
          setBase({ revision: saved.revision, words: saved.words })
          setWords(saved.words)
        },
      },
    )
  const isBehind = isProblem(writing.error, 'report-changed') && section.revision !== base.revision
  return (
    <div className={`${style.write} screen-only`}>
      <label htmlFor={id}>{t('reports.section.words')}</label>
      {prompt ? <p className="soft">{prompt}</p> : null}
      <p className="soft">{t('reports.section.wordsHint')}</p>
      <textarea
        id={id}
        value={words}
        maxLength={MOST_WORDS}
        onChange={({ target }) => setWords(target.value.normalize('NFC'))}
      />
      {isBehind ? (
        <Both
          mine={words}
          theirs={section.words}
          onMine={() => save(section.revision)}
          onTheirs={() => {
            writing.reset()
            setBase({ revision: section.revision, words: section.words })
            setWords(section.words)
          }}
        />
      ) : (
        <ProblemMessage error={writing.error} words={reportProblems} />
      )}
      <div className={style.acts}>
        <button
          type="button"
          className="main"
          aria-disabled={writing.isPending || isBehind}
          onClick={() => writing.isPending || isBehind || save(base.revision)}
        >
          {t('reports.section.save')}
        </button>
        <span role="status" className="soft">
          {writing.isSuccess && !isDirty ? t('reports.section.saved') : isDirty ? t('reports.section.unsaved') : ''}
        </span>
      </div>
      {drafted.length > 0 ? (
        <label className={style.acts}>
          <input
            type="checkbox"
            checked={showsDraft}
            disabled={writing.isPending}
            onChange={({ target }) => save(base.revision, target.checked)}
          />
          {t('reports.section.useDraft')}
        </label>
      ) : null}
    </div>
  )
}

type BothProps = { mine: string; theirs: string; onMine: () => void; onTheirs: () => void }

function Both({ mine, theirs, onMine, onTheirs }: BothProps) {
  const { t } = useTranslation()
  const changed = changedLines(mine, theirs)
  return (
    <Notice tone="soon" urgent>
      <p>{t('reports.section.changedMeanwhile')}</p>
      <div className={style.both}>
        {[
          { words: t('reports.section.theirs'), lines: changed.theirs },
          { words: t('reports.section.mine'), lines: changed.mine },
        ].map(({ words, lines }) => (
          <div key={words}>
            <strong>{words}</strong>
            <pre>
              {lines.map(({ line, isOther }, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name than their place
                <span key={index}>
                  {isOther ? <mark>{line}</mark> : line}
                  {'\n'}
                </span>
              ))}
            </pre>
          </div>
        ))}
      </div>
      <div className={style.acts}>
        <button type="button" onClick={onMine}>
          {t('reports.section.keepMine')}
        </button>
        <button type="button" onClick={onTheirs}>
          {t('reports.section.takeTheirs')}
        </button>
      </div>
    </Notice>
  )
}
