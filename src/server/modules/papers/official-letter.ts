import { Document, Packer } from 'docx'
import type { Letterhead } from '../../../shared/letterheads.ts'
import type { PaperBlock } from '../../../shared/report-paper.ts'
import type { Day } from '../../../shared/schema.ts'
import { bodyBlock } from './body.ts'
import { footBlock } from './foot.ts'
import { addressBlock, headBlock } from './head.ts'
import { TEXT_WIDTH } from './measures.ts'
import { numbering } from './numbering.ts'
import { firstPage } from './page.ts'
import { styles } from './styles.ts'
import { line, writer } from './words.ts'

export type OfficialLetter = {
  letterhead: Letterhead
  on: Day
  /** After "V/v". */
  subject: string
  addressees: readonly string[]
  /** "./." is set behind the last of it. */
  body: readonly PaperBlock[]
}

/** An official letter (công văn) as a .docx, ready to be given a number and signed; blanks stand where nobody said something. */
export async function writeOfficialLetter({
  letterhead,
  on,
  subject,
  addressees,
  body,
}: OfficialLetter): Promise<Buffer> {
  return Packer.toBuffer(
    new Document({
      title: subject,
      creator: letterhead.issuer ?? '',
      styles,
      numbering,
      sections: [
        {
          ...firstPage(),
          children: [
            headBlock({ letterhead, on, subject }),
            ...addressBlock(addressees),
            ...bodyBlock(body, writer(), { width: TEXT_WIDTH, closes: true }),
            footBlock(letterhead, { answersAddressees: true }),
            line('KhoangCach'),
          ],
        },
      ],
    }),
  )
}
