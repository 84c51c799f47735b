import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SECTION_STEPS } from '../../../rules/reports/states.ts'
import type { ReportPage, ReportSection, SectionAct } from '../../../shared/reports.ts'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import { ReasonForm } from './reason-form.tsx'
import { SECTION_ACT_WORDS } from './report-words.ts'
import style from './reports.module.css'
import { reportProblems, useSectionActs } from './reports.ts'

/** What may be done with a part now; to return it asks why. */
export function PartActs({ report, section }: { report: ReportPage; section: ReportSection }) {
  const { t } = useTranslation()
  const [opened, setOpened] = useState<SectionAct>()
  const acting = useSectionActs(report.id)
  const { key, revision, may } = section
  const act = (what: SectionAct, words?: string) =>
    acting.isPending ||
    acting.mutate(
      { act: what, sections: [{ key, revision }], ...(words === undefined ? {} : { words }) },
      { onSuccess: () => setOpened(undefined) },
    )
  if (may.length === 0) return <ProblemMessage error={acting.error} words={reportProblems} />
  return (
    <div className={`${style.section} screen-only`}>
      <div className={style.acts}>
        {may.map((each) => (
          <button
            key={each}
            type="button"
            className={each === 'hand-in' || each === 'take' ? 'main' : undefined}
            aria-disabled={acting.isPending}
            aria-expanded={SECTION_STEPS[each].needsWords ? opened === each : undefined}
            onClick={() => (SECTION_STEPS[each].needsWords ? setOpened(each) : act(each))}
          >
            {t(SECTION_ACT_WORDS[each])}
          </button>
        ))}
      </div>
      {opened === undefined ? (
        <ProblemMessage error={acting.error} words={reportProblems} />
      ) : (
        <ReasonForm
          send={t(SECTION_ACT_WORDS[opened])}
          busy={acting.isPending}
          problem={acting.error}
          onSend={(words) => act(opened, words)}
          onClose={() => setOpened(undefined)}
        />
      )}
    </div>
  )
}
