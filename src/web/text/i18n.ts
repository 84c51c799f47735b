import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import vi from './vi.json'

export const LANGUAGES = ['vi', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

const STORE_KEY = 'language'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'text'
    resources: { text: typeof vi }
  }
}

/** Vietnamese comes with the page; English is asked for when it is chosen. */
async function load(language: Language) {
  if (language === 'en' && !i18next.hasResourceBundle('en', 'text')) {
    i18next.addResourceBundle('en', 'text', (await import('./en.json')).default)
  }
}

function remembered(): Language {
  try {
    return localStorage.getItem(STORE_KEY) === 'en' ? 'en' : 'vi'
  } catch {
    return 'vi'
  }
}

export async function startText(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: 'vi',
    fallbackLng: 'vi',
    defaultNS: 'text',
    resources: { vi: { text: vi } },
    interpolation: { escapeValue: false },
  })
  if (remembered() === 'en') await chooseLanguage('en')
}

export async function chooseLanguage(language: Language): Promise<void> {
  await load(language)
  await i18next.changeLanguage(language)
  document.documentElement.lang = language
  try {
    localStorage.setItem(STORE_KEY, language)
  } catch {
    // A browser that keeps nothing still shows the language until it is closed.
  }
}
