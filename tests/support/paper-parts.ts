import { openZip } from './open-zip.ts'

export type PaperParagraph = {
  words: string
  style: string
  size: number
  bold: boolean
  italics: boolean
  keepNext: boolean
  centred: boolean
}

/** What stands in a paper that we wrote: each paragraph as its style and its first run say. Not for papers of others. */
export async function paperParts(bytes: Buffer) {
  const files = await openZip(bytes)
  const file = (path: string) => files.get(path)?.toString('utf8') ?? ''
  const document = file('word/document.xml')
  const styles = file('word/styles.xml')
  const styleOf = new Map(
    [...styles.matchAll(/<w:style [^>]*w:styleId="(\w+)".*?<\/w:style>/gs)].map(([xml, id]) => [id, xml]),
  )
  const paragraphs = [...document.matchAll(/<w:p>.*?<\/w:p>|<w:p [^>]*>.*?<\/w:p>/gs)].map(([own]): PaperParagraph => {
    const style = /<w:pStyle w:val="(\w+)"/.exec(own)?.[1] ?? 'Normal'
    const xml = own + (styleOf.get(style) ?? '')
    return {
      words: [...own.matchAll(/<w:t[^>]*>([^<]*)/g)].map(([, words]) => words).join(''),
      style,
      size: Number(/<w:sz w:val="(\d+)"/.exec(xml)?.[1] ?? 28) / 2,
      bold: /<w:b\/>/.test(xml),
      italics: /<w:i\/>/.test(xml),
      keepNext: /<w:keepNext\/>/.test(xml),
      centred: /<w:jc w:val="center"\/>/.test(xml),
    }
  })
  return { document, paragraphs, styles, files, file }
}
