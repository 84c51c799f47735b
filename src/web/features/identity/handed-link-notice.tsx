import { useTranslation } from 'react-i18next'
import type { HandedLink } from '../../../shared/people.ts'
import { CopyField } from '../../ui/copy-field.tsx'
import { formatWhen } from '../../ui/format.ts'
import { Notice } from '../../ui/notice.tsx'

/** The link is shown this once; the server keeps only its hash. */
export function HandedLinkNotice({ name, link, linkExpiresAt }: HandedLink & { name: string }) {
  const { t } = useTranslation()
  return (
    <Notice urgent>
      <p>{t('people.handed.about', { name, until: formatWhen(linkExpiresAt) })}</p>
      <CopyField label={t('people.handed.label')} value={link} />
    </Notice>
  )
}
