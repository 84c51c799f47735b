import { writeDay } from '../../../rules/days.ts'
import { shortened } from '../../../rules/shortened.ts'
import type { Letter } from '../../../shared/mails.ts'
import type { Day } from '../../../shared/schema.ts'
import type { LetterLanguage } from '../../../shared/telling.ts'
import { type ToldLine, toldLines } from './told-text.ts'

export type DueLine = {
  assignmentId: string
  lastOn: Day
  /** Days until then; negative: for how many it is late. */
  left: number
  quote: string
  organisationName: string | null
  programmeName: string
}

/** What one person reminded of at once. */
export type ReminderLines = {
  by: string | null
  onDay: Day
  words: string | null
  answerBy: Day | null
  lines: readonly DueLine[]
}

export type NoticesText = {
  to: { name: string; email: string }
  told: readonly ToldLine[]
  reminded: readonly ReminderLines[]
  due: readonly DueLine[]
  programmes: readonly { id: string; name: string; late: number }[]
  mostLines: number
  publicUrl: string
  /** Of the link that stops these letters. */
  token: string
}

type Words = {
  subject: (late: number, soon: number) => string
  subjectOfPlanner: (late: number) => string
  subjectOfReminder: (many: number) => string
  subjectOfTold: (many: number) => string
  greeting: (name: string) => string
  late: (many: number) => string
  soon: (many: number) => string
  line: (on: string, left: number) => string
  more: (many: number) => string
  reminded: (by: string | null, on: string) => string
  answerBy: (on: string) => string
  programmes: string
  programmeLine: (late: number) => string
  myWork: string
  whyYou: string
  change: string
  stop: string
}

const one = (many: number, word: string) => `${many} ${word}${many === 1 ? '' : 's'}`

const WORDS: Record<LetterLanguage, Words> = {
  vi: {
    subject: (late, soon) =>
      `Hiếu Học: ${[late > 0 ? `${late} việc quá hạn` : '', soon > 0 ? `${soon} việc sắp đến hạn` : ''].filter(Boolean).join(', ')}`,
    subjectOfPlanner: (late) => `Hiếu Học: chương trình có ${late} việc quá hạn`,
    subjectOfReminder: (many) => `Hiếu Học: được nhắc ${many} việc`,
    subjectOfTold: (many) => `Hiếu Học: ${many} thông báo mới`,
    greeting: (name) => `Kính gửi ${name},`,
    late: (many) => `Quá hạn (${many} việc)`,
    soon: (many) => `Sắp đến hạn (${many} việc)`,
    line: (on, left) =>
      left < 0 ? `hạn ${on}, quá ${-left} ngày` : left === 0 ? `hạn ${on}, là hôm nay` : `hạn ${on}, còn ${left} ngày`,
    more: (many) => `Còn ${many} việc nữa, xem trong hệ thống.`,
    reminded: (by, on) => `${by ?? 'Cơ quan theo dõi'} nhắc ngày ${on}`,
    answerBy: (on) => `Đề nghị gửi kết quả trước ngày ${on}.`,
    programmes: 'Chương trình anh/chị theo dõi có việc quá hạn',
    programmeLine: (late) => `${late} việc quá hạn`,
    myWork: 'Việc của tôi',
    whyYou: 'Anh/chị nhận thư này vì được giao trả lời hoặc theo dõi các việc trên trong hệ thống Hiếu Học.',
    change: 'Đổi cách nhận thư (gộp theo ngày, theo tuần, giờ yên tĩnh)',
    stop: 'Thôi nhận các thư này',
  },
  en: {
    subject: (late, soon) =>
      `Hiếu Học: ${[late > 0 ? `${late} late` : '', soon > 0 ? `${soon} due soon` : ''].filter(Boolean).join(', ')}`,
    subjectOfPlanner: (late) => `Hiếu Học: ${late} late in your programmes`,
    subjectOfReminder: (many) => `Hiếu Học: a reminder of ${many} ${many === 1 ? 'duty' : 'duties'}`,
    subjectOfTold: (many) => `Hiếu Học: ${many} new for you`,
    greeting: (name) => `Dear ${name},`,
    late: (many) => `Late (${many})`,
    soon: (many) => `Due soon (${many})`,
    line: (on, left) =>
      left < 0
        ? `due ${on}, ${one(-left, 'day')} late`
        : left === 0
          ? `due ${on}, which is today`
          : `due ${on}, in ${one(left, 'day')}`,
    more: (many) => `${many} more are shown in the system.`,
    reminded: (by, on) => `${by ?? 'Whoever follows up'} reminded you on ${on}`,
    answerBy: (on) => `Please send the result before ${on}.`,
    programmes: 'Programmes that you follow have late duties',
    programmeLine: (late) => `${late} late`,
    myWork: 'My work',
    whyYou: 'You get this letter because you answer for these duties, or follow them, in Hiếu Học.',
    change: 'Change how letters reach you (one a day, one a week, quiet hours)',
    stop: 'Stop these letters',
  },
}

const LONGEST_QUOTE = 160
const keyOf = ({ assignmentId, lastOn }: DueLine) => `${assignmentId} ${lastOn}`

/** What others reminded of, what became of things, what is due and late, in one letter of plain text: the late first, each with the page of its duty. */
export function noticesLetter(
  language: LetterLanguage,
  { to, told, reminded, due, programmes, mostLines, publicUrl, token }: NoticesText,
): Letter {
  const words = WORDS[language]
  const named = new Set(reminded.flatMap(({ lines }) => lines.map(keyOf)))
  const others = due.filter((line) => !named.has(keyOf(line)))
  const late = others.filter(({ left }) => left < 0)
  const soon = others.filter(({ left }) => left >= 0)
  const section = (title: string, lines: readonly DueLine[], most: number) =>
    lines.length === 0
      ? []
      : [
          title,
          ...lines
            .slice(0, most)
            .flatMap(({ lastOn, left, quote, organisationName, programmeName, assignmentId }) => [
              `- ${shortened(quote, LONGEST_QUOTE)}`,
              `  ${words.line(writeDay(lastOn), left)}; ${[organisationName, programmeName].filter(Boolean).join('; ')}`,
              `  ${publicUrl}/assignments/${assignmentId}`,
            ]),
          ...(lines.length > most ? [words.more(lines.length - most)] : []),
          '',
        ]
  const byOthers = reminded.flatMap(({ by, onDay, words: said, answerBy, lines }) => [
    ...section(words.reminded(by, writeDay(onDay)), lines, mostLines).slice(0, -1),
    ...(said ? [said] : []),
    ...(answerBy ? [words.answerBy(writeDay(answerBy))] : []),
    '',
  ])
  const ofPlanner = programmes.flatMap(({ id, name, late }) => [
    `- ${name}: ${words.programmeLine(late)}`,
    `  ${publicUrl}/programmes/${id}/follow-up`,
  ])
  const lateInAll = programmes.reduce((sum, programme) => sum + programme.late, 0)
  return {
    to: to.email,
    subject:
      named.size > 0
        ? words.subjectOfReminder(named.size)
        : due.length > 0
          ? words.subject(late.length, soon.length)
          : programmes.length > 0
            ? words.subjectOfPlanner(lateInAll)
            : words.subjectOfTold(told.length),
    text: [
      words.greeting(to.name),
      '',
      ...byOthers,
      ...toldLines(language, told, { mostLines, publicUrl }),
      ...section(words.late(late.length), late, mostLines),
      ...section(words.soon(soon.length), soon, Math.max(1, mostLines - late.length)),
      ...(ofPlanner.length > 0 ? [words.programmes, ...ofPlanner, ''] : []),
      `${words.myWork}: ${publicUrl}/my-work`,
      '',
      '--',
      words.whyYou,
      `${words.change}: ${publicUrl}/me`,
      `${words.stop}: ${publicUrl}/stop-letters#${token}`,
      '',
    ].join('\n'),
  }
}
