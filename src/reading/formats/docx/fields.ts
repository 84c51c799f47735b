type Field = { inCode: boolean; code: string; paragraphs: number }

/** Longer than any table of contents: a field that was never closed must not swallow the document. */
const LONGEST = 300

/** Fields of Word: their code is no text, their result is; a table of contents repeats the headings and is left out. */
export class Fields {
  private readonly open: Field[] = []

  mark(type: string | undefined): void {
    const field = this.open.at(-1)
    if (type === 'begin') this.open.push({ inCode: true, code: '', paragraphs: 0 })
    else if (type === 'separate' && field) field.inCode = false
    else if (type === 'end') this.open.pop()
  }

  writeCode(text: string): void {
    const field = this.open.at(-1)
    if (field?.inCode && field.code.length < 20) field.code += text
  }

  /** No code reaches into the next paragraph. */
  endParagraph(): void {
    for (const field of this.open) {
      field.inCode = false
      field.paragraphs++
    }
  }

  get hide(): boolean {
    if (this.open.length === 0) return false
    return this.open.some(({ inCode, code, paragraphs }) => inCode || (/^\s*TOC\b/i.test(code) && paragraphs < LONGEST))
  }
}
