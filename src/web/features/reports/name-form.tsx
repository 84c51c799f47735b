import { useTranslation } from 'react-i18next'
import type { ReportPage } from '../../../shared/reports.ts'
import { AreaField } from '../../ui/fields.tsx'
import { PanelForm } from '../../ui/panel-form.tsx'
import { reportFieldWords, reportProblems, useRename } from './reports.ts'

/** What a report is called (trích yếu), while it is written. */
export function NameForm({ report, onClose }: { report: ReportPage; onClose: () => void }) {
  const { t } = useTranslation()
  const renaming = useRename(report.id)
  return (
    <PanelForm
      send={t('reports.name.keep')}
      busy={renaming.isPending}
      problem={renaming.error}
      problemWords={reportProblems}
      fieldWords={reportFieldWords}
      check={({ subject = '' }) => (subject.trim() === '' ? [{ pointer: '#/subject', code: 'required' }] : [])}
      onSubmit={({ subject = '' }) =>
        renaming.mutate({ revision: report.revision, subject: subject.trim() }, { onSuccess: onClose })
      }
      onClose={onClose}
    >
      <AreaField
        pointer="#/subject"
        label={t('reports.name.label')}
        defaultValue={report.subject}
        rows={2}
        maxLength={500}
      />
    </PanelForm>
  )
}
