import type { TextEncoding } from '../../../shared/encodings.ts'
import { type Evidence, evidenceOf, isVietnameseBy } from './syllables.ts'
import { decodeTcvn3, withCapitals } from './tcvn3.ts'
import { decodeViqr, looksLikeViqr } from './viqr.ts'
import { decodeVni, strayVniMarks } from './vni.ts'

export type DecodedText = { text: string; encoding: TextEncoding }

const share = ({ valid, marked }: Evidence) => valid / Math.max(1, marked)

/** The candidate whose words Vietnamese has; null where none is Vietnamese beyond doubt. */
function best(candidates: DecodedText[], floor = 0): DecodedText | null {
  let found: DecodedText | null = null
  let highest = floor
  for (const candidate of candidates) {
    const evidence = evidenceOf(candidate.text)
    if (!isVietnameseBy(evidence) || share(evidence) <= highest) continue
    found = candidate
    highest = share(evidence)
  }
  return found
}

function fromLatin(shown: string): DecodedText[] {
  const candidates: DecodedText[] = [{ encoding: 'tcvn3', text: withCapitals(decodeTcvn3(shown)) }]
  if (strayVniMarks(shown) <= shown.length / 1_000) candidates.push({ encoding: 'vni', text: decodeVni(shown) })
  return candidates
}

/** Bytes of the time before Unicode, where their words are Vietnamese in one of its encodings. */
export function decodeLegacyBytes(bytes: Uint8Array): DecodedText | null {
  return best([
    ...fromLatin(new TextDecoder('windows-1252').decode(bytes)),
    { encoding: 'windows-1258', text: new TextDecoder('windows-1258').decode(bytes).normalize('NFC') },
  ])
}

/** Letters that only a Unicode text has; one is enough to leave it as it is. */
const OWN_LETTER = /[ĂăĐđƠơƯư\u1ea0-\u1ef9]|\p{M}/u
const OLD_LETTER = /[\u00a1-\u00ff]/

/** A text that is sound Unicode and yet holds old letters: TCVN3 or VNI pasted and saved as UTF-8, or VIQR. */
export function decodeLegacyText(text: string): DecodedText | null {
  if (OWN_LETTER.test(text)) return null
  if (looksLikeViqr(text)) return best([{ encoding: 'viqr', text: decodeViqr(text) }])
  return OLD_LETTER.test(text) ? best(fromLatin(text), share(evidenceOf(text))) : null
}
