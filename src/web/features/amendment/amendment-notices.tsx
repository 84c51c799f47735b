import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import type { Amendment, ComparedDocument } from '../../../shared/amendment.ts'
import type { LinkTo } from '../../ui/link-to.ts'
import { Notice } from '../../ui/notice.tsx'
import { documentWords } from './amendment-words.ts'

type AmendmentNoticesProps = { data: Amendment; isElsewhere: boolean; documentLink: LinkTo }

/** What the comparison leaves out: another document than was asked for, a file that is gone, amendments before this one. */
export function AmendmentNotices({ data, isElsewhere, documentLink }: AmendmentNoticesProps) {
  const { t } = useTranslation()
  const { older, newer, missingFiles, earlier } = data
  const name = (which: ComparedDocument) => documentWords(which) || t('amendment.unnamed')
  const gone = missingFiles.map((which) => name(which === 'older' ? older : newer))
  return (
    <>
      {isElsewhere ? (
        <Notice tone="soon" urgent>
          <p>{t('amendment.elsewhere', { older: name(older) })}</p>
        </Notice>
      ) : null}
      {gone.length > 0 ? (
        <Notice tone="soon">
          <p>{t('amendment.missingFiles', { names: gone.join(', ') })}</p>
        </Notice>
      ) : null}
      {earlier.length > 0 ? (
        <Notice tone="soon">
          <p>
            {t('amendment.earlier')}{' '}
            {earlier.map((each, index) => (
              <Fragment key={each.documentId}>
                {index === 0 ? '' : ', '}
                {documentLink(each.documentId, name(each))}
              </Fragment>
            ))}
            {'. '}
            {t('amendment.earlierWhat')}
          </p>
        </Notice>
      ) : null}
    </>
  )
}
