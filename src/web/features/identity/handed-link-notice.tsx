import { useTranslation } from 'react-i18next'
import type { HandedLink } from '../../../shared/people.ts'
import { CopyField } from '../../ui/copy-field.tsx'
import { formatWhen } from '../../ui/format.ts'
import { Notice } from '../../ui/notice.tsx'

type HandedLinkNoticeProps = HandedLink & {
  name: string
  /** It may lead somebody who has an account to signing in. */
  invited?: boolean
}

/** The link is shown this once; the server keeps only its hash. */
export function HandedLinkNotice({ name, link, linkExpiresAt, invited = false }: HandedLinkNoticeProps) {
  const { t } = useTranslation()
  return (
    <Notice urgent>
      <p>{t(invited ? 'people.handed.invited' : 'people.handed.about', { name, until: formatWhen(linkExpiresAt) })}</p>
      <CopyField label={t('people.handed.label')} value={link} />
    </Notice>
  )
}
