import type { ComponentProps } from 'react'
import { useTranslation } from 'react-i18next'
import { Form } from './form.tsx'
import { Panel } from './panel.tsx'

type PanelFormProps = ComponentProps<typeof Form> & {
  /** What the button that sends says. */
  send: string
  onClose: () => void
}

/** A form that opens below a row and ends with sending it or not. */
export function PanelForm({ send, onClose, children, ...form }: PanelFormProps) {
  const { t } = useTranslation()
  return (
    <Panel onClose={onClose}>
      <Form {...form}>
        {children}
        <div className="row">
          <button type="submit" className="main">
            {send}
          </button>
          <button type="button" className="plain" onClick={onClose}>
            {t('ui.ask.no')}
          </button>
        </div>
      </Form>
    </Panel>
  )
}
