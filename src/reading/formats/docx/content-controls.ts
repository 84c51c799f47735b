import type { Limits } from '../../limits.ts'
import { openDocx } from './package.ts'
import { parseXml } from './xml.ts'

export type ContentControl = { tag: string; text: string }

/**
 * The content controls of the body that have a tag, in their order, each with its text as it stands: what was deleted under tracked
 * changes is left out. Throws ReadingProblem where the file cannot be read.
 */
export async function readContentControls(bytes: Uint8Array, limits: Limits): Promise<ContentControl[]> {
  const { document } = await openDocx(bytes, limits)
  const open: (ContentControl & { order: number })[] = []
  const done: (ContentControl & { order: number })[] = []
  let order = 0
  let inText = false
  parseXml(document, 'document.xml', {
    open(name, attributes) {
      if (name === 'w:sdt') open.push({ tag: '', text: '', order: order++ })
      else if (name === 'w:tag') {
        const control = open.at(-1)
        if (control && control.tag === '') control.tag = attributes['w:val'] ?? ''
      } else if (name === 'w:t') inText = true
    },
    close(name) {
      if (name === 'w:t') inText = false
      else if (name === 'w:sdt') {
        const control = open.pop()
        if (control && control.tag !== '') done.push(control)
      }
    },
    text(text) {
      if (inText) for (const control of open) control.text += text
    },
  })
  return done.toSorted((a, b) => a.order - b.order).map(({ tag, text }) => ({ tag, text }))
}
