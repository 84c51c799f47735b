import { AlignmentType, Document, HeadingLevel, Packer, Paragraph } from 'docx'
import {
  body,
  centred,
  indent,
  letterhead,
  outlineNumbering,
  page,
  rule,
  run,
  signatureBlock,
  styles,
} from './layout.ts'
import { type Block, numbered, parseBody } from './outline.ts'
import { songLam } from './song-lam.ts'
import { stableZip } from './stable-zip.ts'

const levels = ['I', '1', 'a', '-', '+'] as const
const headings = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3] as const

function paragraphOf({ level, titled, text }: Block): Paragraph {
  if (level === 'plain') return body([run(text)], { keepNext: text.endsWith('./.') })
  const depth = levels.indexOf(level)
  const heading = titled ? headings[depth] : undefined
  return new Paragraph({
    ...(heading ? { heading } : {}),
    alignment: AlignmentType.JUSTIFIED,
    indent: { left: 0, firstLine: indent },
    spacing: { after: 120 },
    numbering: { reference: 'plan', level: depth },
    keepNext: titled || text.endsWith(':'),
    children: [run(text)],
  })
}

export async function songLamDocx(): Promise<Buffer> {
  const plan = songLam
  const document = new Document({
    title: `${plan.kind} ${plan.title}`,
    creator: 'Tài liệu mẫu',
    lastModifiedBy: 'Tài liệu mẫu',
    styles,
    numbering: { config: [outlineNumbering('plan')] },
    sections: [
      {
        ...page,
        children: [
          letterhead(plan.issuer, plan.number, plan.placeAndDate),
          centred(''),
          centred(plan.kind, { bold: true }),
          centred(plan.title, { bold: true }),
          rule(3400),
          centred(plan.mark, { italics: true }),
          centred('', { size: 16 }),
          ...plan.bases.map((line) => body([run(line, { italics: true })])),
          body([run(plan.opening)]),
          ...parseBody(plan.body).map(paragraphOf),
          centred('', { size: 16 }),
          signatureBlock(plan.recipients, plan.signature, plan.signer),
        ],
      },
    ],
  })
  return stableZip(await Packer.toBuffer(document))
}

export function songLamText(): string {
  const plan = songLam
  return `${[
    plan.issuer.join('\n'),
    'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc',
    plan.number,
    plan.placeAndDate,
    plan.kind,
    plan.title,
    plan.mark,
    ...plan.bases,
    plan.opening,
    ...numbered(parseBody(plan.body)),
    ['Nơi nhận:', ...plan.recipients.map((line) => `- ${line}`)].join('\n'),
    plan.signature.join('\n'),
    plan.signer,
  ].join('\n\n')}\n`
}
