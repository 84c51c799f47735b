import type { Limits } from '../../limits.ts'
import { ReadingProblem } from '../../problem.ts'
import { drawPage, type OperatorNumbers } from './draw-page.ts'
import { matrixOf } from './matrix.ts'
import type { Page } from './page.types.ts'

const MOST_PAGES = 1_000
/** More than any letter needs in memory. */
const BYTES_OF_LETTER = 100

/** What stands on each page, pictures left out. Throws ReadingProblem: `encrypted`, `damaged-file`, `too-large`. */
export async function openPdf(bytes: Uint8Array, { maxInflatedBytes }: Limits): Promise<Page[]> {
  // It is large, and most files are none.
  const { getDocumentProxy, getResolvedPDFJS } = await import('unpdf')
  const { OPS } = await getResolvedPDFJS()
  try {
    // The library keeps the bytes that it is given. Of pictures it is to decode none.
    const pdf = await getDocumentProxy(Uint8Array.from(bytes), {
      verbosity: 0,
      maxImageSize: 1,
    })
    try {
      if (pdf.numPages > MOST_PAGES) throw new ReadingProblem('too-large', { pages: pdf.numPages, limit: MOST_PAGES })
      const pages: Page[] = []
      let letters = 0
      for (let number = 1; number <= pdf.numPages; number += 1) {
        const page = await pdf.getPage(number)
        const { width, height, transform } = page.getViewport({ scale: 1 })
        const drawn = drawPage(await page.getOperatorList(), OPS as unknown as OperatorNumbers, matrixOf(transform))
        pages.push({ width, height, ...drawn })
        page.cleanup()
        letters += drawn.glyphs.length
        if (letters * BYTES_OF_LETTER > maxInflatedBytes) throw new ReadingProblem('too-large', { letters })
      }
      return pages
    } finally {
      await pdf.loadingTask.destroy()
    }
  } catch (error) {
    if (error instanceof ReadingProblem) throw error
    const isLocked = error instanceof Error && error.name === 'PasswordException'
    throw new ReadingProblem(isLocked ? 'encrypted' : 'damaged-file', { found: 'pdf' })
  }
}
