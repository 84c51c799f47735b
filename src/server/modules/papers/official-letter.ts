import { Document, Packer } from 'docx'
import type { Letterhead } from '../../../shared/letterheads.ts'
import type { Day } from '../../../shared/schema.ts'
import { addressBlock, bodyBlock, footBlock, headBlock, type Part, page, styles } from './layout.ts'

export type OfficialLetter = {
  letterhead: Letterhead
  on: Day
  /** After "V/v". */
  subject: string
  addressees: readonly string[]
  /** The last words end with "./." of themselves. */
  body: readonly Part[]
}

/** An official letter (công văn) as a .docx, ready to be given a number and signed; blanks stand where nobody said something. */
export async function writeOfficialLetter({
  letterhead,
  on,
  subject,
  addressees,
  body,
}: OfficialLetter): Promise<Buffer> {
  const { recipients, ...rest } = letterhead
  return Packer.toBuffer(
    new Document({
      title: subject,
      creator: letterhead.issuer ?? '',
      styles,
      sections: [
        {
          ...page,
          children: [
            headBlock({ ...rest, on, subject }),
            ...addressBlock(addressees),
            ...bodyBlock(body),
            footBlock({ ...rest, recipients: ['Như trên', ...recipients] }),
          ],
        },
      ],
    }),
  )
}
