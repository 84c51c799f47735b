import type { ReportBlock } from '../../shared/report-blocks.ts'
import { writeDay } from '../days.ts'
import type { DocumentFact, ProposalFact, ReportFacts } from './facts.ts'
import { counted, item, lowerFirst, paragraph, sentence } from './spans.ts'
import { countId } from './value-ids.ts'

const capitalised = (words: string) => words.slice(0, 1).toLocaleUpperCase('vi') + words.slice(1)

/** Its kind, number, day and abstract, as a report names a document. */
export function documentInWords({ kind, number, issuedOn, title }: DocumentFact): string {
  const named = [capitalised((kind ?? 'văn bản').toLocaleLowerCase('vi')), ...(number ? [`số ${number}`] : [])].join(
    ' ',
  )
  const day = issuedOn?.length === 10 ? ` ngày ${writeDay(issuedOn)}` : ''
  const about = title ? ` ${/^(về|v\/v)\s/iu.test(title) ? lowerFirst(title) : `về ${lowerFirst(title)}`}` : ''
  return `${named}${day}${about}`
}

/** What was issued in the period, and what else of the programme is in force. */
export function documentBlocks({ documents, from, to, unitName }: ReportFacts): ReportBlock[] {
  const isNew = ({ issuedOn }: DocumentFact) => issuedOn !== null && issuedOn >= from && issuedOn <= to
  const issued = documents.filter(isNew)
  const before = documents.filter((each) => !isNew(each) && each.inForce)
  const list = (its: readonly DocumentFact[]) => its.map((each) => item(1, sentence(documentInWords(each))))
  return [
    ...(issued.length === 0
      ? [paragraph(`Trong kỳ, ${unitName} chưa có văn bản mới nào của chương trình được đưa vào hệ thống.`)]
      : [
          paragraph(
            'Trong kỳ đã ban hành ',
            counted(countId('documents-issued'), 'Số văn bản ban hành trong kỳ', issued.length),
            ' văn bản:',
          ),
          ...list(issued),
        ]),
    ...(before.length === 0 ? [] : [paragraph('Văn bản ban hành trước đó đang có hiệu lực:'), ...list(before)]),
  ]
}

const ofKind = (proposals: readonly ProposalFact[], kind: ProposalFact['kind']) =>
  proposals.filter((each) => each.kind === kind)

/** What organisations met with and asked for, and what was answered. */
export function proposalBlocks({ proposals }: ReportFacts): ReportBlock[] {
  if (proposals.length === 0) return [paragraph('Trong kỳ không có khó khăn, vướng mắc hoặc kiến nghị nào được nêu.')]
  const answered = proposals.filter(({ isAnswered }) => isAnswered).length
  const list = (its: readonly ProposalFact[]) =>
    its.map(({ organisationName, title, isAnswered, answer }) =>
      item(
        1,
        `${organisationName}: ${sentence(title)} ${
          isAnswered
            ? `Đã trả lời${answer ? `: ${sentence(answer.replace(/\s*\n\s*/g, '; '))}` : '.'}`
            : 'Chưa trả lời.'
        }`,
      ),
    )
  const [difficulties, asked] = [ofKind(proposals, 'difficulty'), ofKind(proposals, 'proposal')]
  return [
    paragraph(
      'Trong kỳ các cơ quan, đơn vị đã nêu ',
      counted(countId('difficulties'), 'Số khó khăn, vướng mắc', difficulties.length),
      ' khó khăn, vướng mắc và ',
      counted(countId('proposals'), 'Số kiến nghị', asked.length),
      ' kiến nghị; ',
      counted(countId('proposals-answered'), 'Số nội dung đã trả lời', answered),
      ' nội dung đã được trả lời.',
    ),
    ...(difficulties.length === 0 ? [] : [paragraph('Khó khăn, vướng mắc:'), ...list(difficulties)]),
    ...(asked.length === 0 ? [] : [paragraph('Kiến nghị:'), ...list(asked)]),
  ]
}
