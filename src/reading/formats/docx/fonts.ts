import { decodeTcvn3 } from '../letters/tcvn3.ts'
import { decodeVni } from '../letters/vni.ts'
import { symbolLetters } from './symbols.ts'
import type { Attributes } from './xml.ts'

/** A font that draws other letters than the file names. */
export type OldFont = {
  encoding: 'tcvn3' | 'vni' | 'symbol'
  /** It draws small letters as capitals. */
  capitals: boolean
}

const old = (encoding: OldFont['encoding'], capitals = false): OldFont => ({ encoding, capitals })
const TCVN3 = old('tcvn3')
const TCVN3_CAPITALS = old('tcvn3', true)
const VNI = old('vni')
const SYMBOL = old('symbol')

/**
 * By their names, which follow a rule: '.VnTime', '.VnArialH', '.Vn3DH' (capitals end in H); 'VNI-Times', 'VNI Helve'.
 * Source: the ABC fonts of the Ministry of Science (TCVN 5712) and those of VNI Software Co.
 */
export function oldFontOf(name: string | null): OldFont | null {
  if (name === null) return null
  if (/^\.?Vn[A-Z0-9]/.test(name)) return /H$/.test(name) ? TCVN3_CAPITALS : TCVN3
  if (/^VNI[- ]/i.test(name)) return VNI
  return name === 'Symbol' ? SYMBOL : null
}

/** Whether a part names such a font at all; most files do not, and are spared the question for every run. */
export const namesOldFonts = (xml: string | null): boolean =>
  xml !== null && /="(?:\.?Vn[A-Z0-9]|VNI[- ]|Symbol")/i.test(xml)

export function decodeOld(text: string, { encoding, capitals }: OldFont): string {
  const decoded = encoding === 'tcvn3' ? decodeTcvn3(text) : encoding === 'vni' ? decodeVni(text) : symbolLetters(text)
  return capitals ? decoded.toUpperCase() : decoded
}

export type ThemeFonts = { major: string | null; minor: string | null }

/** The font of western letters that one <w:rFonts> names; a theme's name goes before a font's in the same element. */
export function fontNamed(attributes: Attributes, theme: ThemeFonts): string | null {
  const themed = attributes['w:hAnsiTheme'] ?? attributes['w:asciiTheme']
  if (themed !== undefined) return (themed.startsWith('major') ? theme.major : theme.minor) ?? null
  return attributes['w:hAnsi'] ?? attributes['w:ascii'] ?? null
}
