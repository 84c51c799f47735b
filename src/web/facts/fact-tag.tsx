import { useTranslation } from 'react-i18next'
import type { FactKind } from '../../shared/documents.ts'
import style from './facts.module.css'
import { KIND_TAGS, KIND_WORDS } from './kinds.ts'

/** The kind of a fact, by letters and by the line under it, as in the text. */
export function FactTag({ kind }: { kind: FactKind }) {
  const { t } = useTranslation()
  return (
    <abbr className={`${style.tag} ${style[kind]}`} title={t(KIND_WORDS[kind])}>
      {t(KIND_TAGS[kind])}
    </abbr>
  )
}
