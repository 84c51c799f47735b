import { Header, type ISectionOptions, PageNumber, PageOrientation, Paragraph, SectionType, TextRun } from 'docx'
import { MARGIN, PAGE_SIZE } from './measures.ts'

const numbered = () =>
  new Header({
    children: [new Paragraph({ style: 'SoTrang', children: [new TextRun({ children: [PageNumber.CURRENT] })] })],
  })

type Page = Pick<ISectionOptions, 'properties' | 'headers'>

/** A4, 20-20-30-15 mm (top, bottom, left, right); the page number is hidden on page 1. */
export const firstPage = (): Page => ({
  properties: { titlePage: true, page: { size: PAGE_SIZE, margin: MARGIN } },
  headers: { first: new Header({ children: [new Paragraph({})] }), default: numbered() },
})

/** Pages behind the first ones, which are counted on. */
export const furtherPages = ({ landscape }: { landscape: boolean }): Page => ({
  properties: {
    type: SectionType.NEXT_PAGE,
    page: {
      size: { ...PAGE_SIZE, orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT },
      margin: MARGIN,
    },
  },
  headers: { default: numbered() },
})
