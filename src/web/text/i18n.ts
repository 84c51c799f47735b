import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { LaterText } from './parts.ts'
import type vi from './vi.json'
import front from './vi.json?front'

export const LANGUAGES = ['vi', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

const STORE_KEY = 'language'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'text'
    resources: { text: typeof vi }
  }
}

/** English is asked for when it is chosen, and then whole. */
async function load(language: Language) {
  if (language === 'en' && !i18next.hasResourceBundle('en', 'text')) {
    i18next.addResourceBundle('en', 'text', (await import('./en.json')).default)
  }
}

let rest: Promise<unknown> | undefined

/** The words of everything behind sign-in; the page came with those before it. */
export function loadRestOfText(): Promise<unknown> {
  rest ??= import('./vi.json?rest').then(
    ({ default: texts }) => i18next.addResourceBundle('vi', 'text', texts, true),
    (error: unknown) => {
      rest = undefined
      throw error
    },
  )
  return rest
}

const later: Record<LaterText, () => Promise<{ default: Record<string, unknown> }>> = {
  accounts: () => import('./vi.json?accounts'),
  administration: () => import('./vi.json?administration'),
  amendment: () => import('./vi.json?amendment'),
  audit: () => import('./vi.json?audit'),
  boundaries: () => import('./vi.json?boundaries'),
  calendars: () => import('./vi.json?calendars'),
  catalogue: () => import('./vi.json?catalogue'),
  certainty: () => import('./vi.json?certainty'),
  collection: () => import('./vi.json?collection'),
  documents: () => import('./vi.json?documents'),
  doing: () => import('./vi.json?doing'),
  duties: () => import('./vi.json?duties'),
  dutyPages: () => import('./vi.json?dutyPages'),
  dutyViews: () => import('./vi.json?dutyViews'),
  evidence: () => import('./vi.json?evidence'),
  feeds: () => import('./vi.json?feeds'),
  figures: () => import('./vi.json?figures'),
  holdings: () => import('./vi.json?holdings'),
  jobs: () => import('./vi.json?jobs'),
  links: () => import('./vi.json?links'),
  notices: () => import('./vi.json?notices'),
  order: () => import('./vi.json?order'),
  organisations: () => import('./vi.json?organisations'),
  overview: () => import('./vi.json?overview'),
  papers: () => import('./vi.json?papers'),
  parties: () => import('./vi.json?parties'),
  people: () => import('./vi.json?people'),
  programme: () => import('./vi.json?programme'),
  proposals: () => import('./vi.json?proposals'),
  publishing: () => import('./vi.json?publishing'),
  reminders: () => import('./vi.json?reminders'),
  reports: () => import('./vi.json?reports'),
  search: () => import('./vi.json?search'),
  setup: () => import('./vi.json?setup'),
  system: () => import('./vi.json?system'),
  units: () => import('./vi.json?units'),
}

/** A route's own code together with the groups of words that only it needs. */
export async function withText<Module>(groups: readonly LaterText[], code: Promise<Module>): Promise<Module> {
  // Together, so that of two that do not come neither fails unheard.
  const [module, ...groupTexts] = await Promise.all([code, ...groups.map((group) => later[group]())])
  for (const { default: texts } of groupTexts) i18next.addResourceBundle('vi', 'text', texts, true)
  return module
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
    resources: { vi: { text: front } },
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
