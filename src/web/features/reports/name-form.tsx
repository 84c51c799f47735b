import { useTranslation } from 'react-i18next'
import type { ReportPage } from '../../../shared/reports.ts'
import { AreaField } from '../../ui/fields.tsx'
import { Form } from '../../ui/form.tsx'
import style from './reports.module.css'
import { reportFieldWords, reportProblems, useRename } from './reports.ts'

/** What a report is called (trích yếu), while it is written. */
export function NameForm({ report, onClose }: { report: ReportPage; onClose: () => void }) {
  const { t } = useTranslation()
  const renaming = useRename(report.id)
  return (
    <div className={style.panel}>
      <Form
        busy={renaming.isPending}
        problem={renaming.error}
        problemWords={reportProblems}
        fieldWords={reportFieldWords}
        check={({ subject = '' }) => (subject.trim() === '' ? [{ pointer: '#/subject', code: 'required' }] : [])}
        onSubmit={({ subject = '' }) =>
          renaming.mutate({ revision: report.revision, subject: subject.trim() }, { onSuccess: onClose })
        }
      >
        <AreaField
          pointer="#/subject"
          label={t('reports.name.label')}
          defaultValue={report.subject}
          rows={2}
          maxLength={500}
          autoFocus
        />
        <div className="row">
          <button type="submit" className="main">
            {t('reports.name.keep')}
          </button>
          <button type="button" className="plain" onClick={onClose}>
            {t('ui.ask.no')}
          </button>
        </div>
      </Form>
    </div>
  )
}
