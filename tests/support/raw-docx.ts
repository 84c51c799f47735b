import { entry, rawZip } from './raw-zip.ts'

export const wordNamespaces =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
const CONTENT_TYPES =
  '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'

type Part = 'numbering' | 'styles' | 'footnotes' | 'endnotes' | 'theme' | 'header1'
const FILES: Record<Part, [path: string, element: string]> = {
  numbering: ['word/numbering.xml', 'numbering'],
  styles: ['word/styles.xml', 'styles'],
  footnotes: ['word/footnotes.xml', 'footnotes'],
  endnotes: ['word/endnotes.xml', 'endnotes'],
  header1: ['word/header1.xml', 'hdr'],
  theme: ['word/theme/theme1.xml', ''],
}

/** A .docx of a body's elements and what stands inside the roots of other parts. */
export function rawDocx(body: string, parts: Partial<Record<Part, string>> = {}): Buffer {
  const others = Object.entries(parts).map(([part, inside]) => {
    const [path, element] = FILES[part as Part]
    return entry(path, element === '' ? inside : `<w:${element} ${wordNamespaces}>${inside}</w:${element}>`)
  })
  return rawZip([
    entry('[Content_Types].xml', CONTENT_TYPES),
    entry('word/document.xml', `<w:document ${wordNamespaces}><w:body>${body}</w:body></w:document>`),
    ...others,
  ])
}

export const paragraph = (runs: string, properties = '') =>
  `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${runs}</w:p>`
export const run = (text: string, properties = '') =>
  `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`
export const fonts = (name: string) => `<w:rFonts w:ascii="${name}" w:hAnsi="${name}"/>`
export const numbered = (list: number, level: number) =>
  `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`
export const cell = (inside: string, properties = '') =>
  `<w:tc>${properties === '' ? '' : `<w:tcPr>${properties}</w:tcPr>`}${inside}</w:tc>`
export const row = (cells: string, properties = '') =>
  `<w:tr>${properties === '' ? '' : `<w:trPr>${properties}</w:trPr>`}${cells}</w:tr>`
