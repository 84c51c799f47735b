import { useTranslation } from 'react-i18next'
import { chooseLanguage, type Language } from '../text/i18n.ts'

// Each language is named in itself, for those who do not read the other.
const OTHER: Record<Language, { language: Language; name: string }> = {
  vi: { language: 'en', name: 'English' },
  en: { language: 'vi', name: 'Tiếng Việt' },
}

export function LanguageSwitch() {
  const { i18n } = useTranslation()
  const { language, name } = OTHER[i18n.language === 'en' ? 'en' : 'vi']
  return (
    <button type="button" className="plain" lang={language} onClick={() => void chooseLanguage(language)}>
      {name}
    </button>
  )
}
