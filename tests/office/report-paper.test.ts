import { expect, test } from 'vitest'
import { read } from '../../src/reading/index.ts'
import { writeReport } from '../../src/server/modules/papers/index.ts'
import { convertByOffice } from '../support/office.ts'
import { paperParts } from '../support/paper-parts.ts'
import { bigReport } from '../support/report-papers.ts'

/** What stands in the content controls, in order. */
const figuresIn = async (bytes: Buffer) =>
  [...(await paperParts(bytes)).document.matchAll(/<w:sdtContent>(.*?)<\/w:sdtContent>/gs)].map(([, content = '']) =>
    [...content.matchAll(/<w:t[^>]*>([^<]*)/g)].map(([, words]) => words).join(''),
  )

test('a report that LibreOffice opened and saved says the same, with its figures still set apart', async () => {
  const bytes = await writeReport(bigReport())
  const saved = await convertByOffice(bytes, 'docx', 'docx')
  expect((await read(saved)).text).toBe((await read(bytes)).text)
  const figures = await figuresIn(bytes)
  expect(figures.length).toBeGreaterThan(1000)
  // Versions before 7.5 keep the controls and their titles and drop their tags, which hold the ids.
  expect(await figuresIn(saved)).toEqual(figures)
})
