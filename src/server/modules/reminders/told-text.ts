import { writeDay } from '../../../rules/days.ts'
import { shortened } from '../../../rules/shortened.ts'
import type { NoticeKind, NoticeParams } from '../../../shared/notices.ts'
import type { Day } from '../../../shared/schema.ts'
import type { LetterLanguage } from '../../../shared/telling.ts'

/** Something that a person was told inside the system and has not seen. */
export type ToldLine = {
  kind: NoticeKind
  subject: string
  params: NoticeParams
  words: string | null
  by: string | null
  onDay: Day
}

type Params = Record<string, string>
type Words = {
  title: string
  acts: Record<string, (until: string) => string>
  otherAct: string
  kinds: Partial<Record<NoticeKind, (params: Params) => string>>
}

const WORDS: Record<LetterLanguage, Words> = {
  vi: {
    title: 'Thông báo mới',
    acts: {
      accept: () => 'Kết quả được chấp nhận',
      return: () => 'Kết quả bị trả lại',
      'grant-extension': (until) => `Được gia hạn đến ${until}`,
      'refuse-extension': () => 'Không được gia hạn',
      reopen: () => 'Được mở lại',
      cancel: () => 'Thôi thực hiện',
      undo: () => 'Quyết định trước được rút lại',
    },
    otherAct: 'Có thay đổi',
    kinds: {
      'duty-given': ({ duties }) =>
        duties === '1' ? 'Được giao phụ trách' : `Được giao phụ trách ${duties} việc, trong đó`,
      'part-given': ({ giver, dueOn }) => `${giver} giao phần việc, hạn ${dueOn}`,
      'part-changed': ({ giver, dueOn }) => `${giver} sửa phần việc đã giao, hạn ${dueOn}`,
      'report-received': ({ organisation }) => `${organisation} đã gửi báo cáo`,
    },
  },
  en: {
    title: 'New for you',
    acts: {
      accept: () => 'The result was accepted',
      return: () => 'The result was returned',
      'grant-extension': (until) => `More time was granted, until ${until}`,
      'refuse-extension': () => 'More time was refused',
      reopen: () => 'It was opened again',
      cancel: () => 'It was given up',
      undo: () => 'What was decided before was taken back',
    },
    otherAct: 'Something changed',
    kinds: {
      'duty-given': ({ duties }) =>
        duties === '1' ? 'Yours by name now' : `${duties} are yours by name now, among them`,
      'part-given': ({ giver, dueOn }) => `${giver} gave you a part of a duty, due ${dueOn}`,
      'part-changed': ({ giver, dueOn }) => `${giver} changed the part that you have, due ${dueOn}`,
      'report-received': ({ organisation }) => `${organisation} sent a report`,
    },
  },
}

const LONGEST_QUOTE = 160
const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text)

/** The lines of a letter of plain text: what became of what, who did it and with which words, and where it stands; none where there is nothing. */
export function toldLines(
  language: LetterLanguage,
  told: readonly ToldLine[],
  { mostLines, publicUrl }: { mostLines: number; publicUrl: string },
): string[] {
  const { title, acts, otherAct, kinds } = WORDS[language]
  if (told.length === 0) return []
  const lines = told.slice(0, mostLines).flatMap(({ kind, subject, params, words, by, onDay }) => {
    const said = Object.fromEntries(
      Object.entries(params).map(([key, value]) => [
        key,
        isDay(String(value)) ? writeDay(String(value)) : String(value),
      ]),
    )
    const what = kinds[kind]?.(said) ?? acts[said.act ?? '']?.(said.until ?? '') ?? otherAct
    const [about, id] = subject.split(':')
    return [
      `- ${what}: ${shortened(said.quote ?? '', LONGEST_QUOTE)}`,
      `  ${[by, writeDay(onDay)].filter(Boolean).join(', ')}`,
      ...(words ? [`  ${words}`] : []),
      `  ${publicUrl}/${about === 'assignment' ? `assignments/${id}` : 'my-work'}`,
    ]
  })
  return [`${title} (${told.length})`, ...lines, '']
}
