import { readFileSync } from 'node:fs'
import { beforeAll, expect, test } from 'vitest'
import { changed, type Paper, rightReport } from '../../../tests/support/broken-papers.ts'
import { checkLayout } from './check.ts'
import type { LayoutRules } from './rules.ts'
import { describeLayout } from './words.ts'

const decree = JSON.parse(readFileSync('data/layout/decree-30-2020.json', 'utf8')) as LayoutRules
const today = '2026-11-30'
const check = (bytes: Buffer, day = today) => checkLayout(bytes, [decree], day)
const brokenIn = async (bytes: Buffer) => (await check(bytes)).faults.map(({ rule }) => rule.id)
const DOCUMENT = 'word/document.xml'
const edit = (part: string, change: (xml: string) => string) => (paper: Paper) =>
  void paper.set(part, change(paper.get(part) ?? ''))

let report: Buffer
beforeAll(async () => {
  report = await rightReport()
})

test('what styles said may be said in each paragraph', async () => {
  const bytes = await changed(report, (paper) => {
    const styles = paper.get('word/styles.xml') ?? ''
    edit(DOCUMENT, (xml) =>
      xml.replaceAll(/<w:pStyle w:val="(QuocHieu|TieuNgu|TenLoai|NoiDung)"\/>(.*?)<w:r><w:t/gs, (_, id, between) => {
        const own = new RegExp(`w:styleId="${id}".*?<w:rPr>(.*?)</w:rPr>`, 's').exec(styles)?.[1]
        return `<w:pStyle w:val="${id}"/>${between}<w:r><w:rPr>${own}</w:rPr><w:t`
      }),
    )(paper)
    edit('word/styles.xml', (xml) =>
      xml.replaceAll(/(w:styleId="(?:QuocHieu|TieuNgu|TenLoai|NoiDung)".*?)<w:rPr>.*?<\/w:rPr>/gs, '$1'),
    )(paper)
  })
  expect(await brokenIn(bytes)).toEqual([])
})

test('what was deleted and not yet accepted is not looked at', async () => {
  const bytes = await changed(
    report,
    edit(DOCUMENT, (xml) =>
      xml.replace(
        'Trên đây',
        'Trên </w:t></w:r><w:del><w:r><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial"/></w:rPr><w:delText>kia</w:delText></w:r></w:del><w:r><w:t>đây',
      ),
    ),
  )
  expect(await brokenIn(bytes)).toEqual([])
})

test('a line that is drawn as a shape is a line, one of typed dashes is not', async () => {
  const instead = (xml: string, by: string) =>
    xml.replace(/(TieuNgu"\/>(?:(?!NetKe).)*)<w:p><w:pPr><w:pStyle w:val="NetKe"\/>.*?<\/w:p>/s, `$1${by}`)
  const drawn = await changed(
    report,
    edit(DOCUMENT, (xml) => instead(xml, '<w:p><w:r><w:pict/></w:r></w:p>')),
  )
  expect(await brokenIn(drawn)).toEqual([])
  const typed = await changed(
    report,
    edit(DOCUMENT, (xml) => instead(xml, '<w:p><w:r><w:t>---------------</w:t></w:r></w:p>')),
  )
  const { faults } = await check(typed)
  expect(faults.map(({ rule, places }) => [rule.id, places[0]?.found])).toEqual([['motto-line', 'typed']])
})

test('a head without a table, set with tabs, has its boxes', async () => {
  const bytes = await changed(
    report,
    edit(DOCUMENT, (xml) => {
      const run = (look: string, text: string) => `<w:r><w:rPr>${look}</w:rPr><w:t>${text}</w:t></w:r>`
      const both = (left: string, right: string) => `<w:p>${left}<w:r><w:tab/></w:r>${right}</w:p>`
      const name = '<w:b/><w:sz w:val="26"/>'
      const motto = '<w:b/><w:sz w:val="28"/>'
      return xml.replace(
        /<w:tbl>.*?<\/w:tbl>/s,
        both(run('<w:sz w:val="26"/>', 'UBND TỈNH HƯNG YÊN'), run(name, 'CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM')) +
          both(run(name, 'SỞ GIÁO DỤC VÀ ĐÀO TẠO'), run(motto, 'Độc lập - Tự do - Hạnh phúc')) +
          '<w:p><w:r><w:pict/></w:r></w:p>' +
          both(
            run('<w:sz w:val="26"/>', 'Số: 05/BC-SGDĐT'),
            run('<w:i/><w:sz w:val="28"/>', 'Hưng Yên, ngày 05 tháng 12 năm 2026'),
          ),
      )
    }),
  )
  expect(await brokenIn(bytes)).toEqual([])
})

test('the rules are those of the day that the paper bears', async () => {
  const early = await changed(
    report,
    edit(DOCUMENT, (xml) => xml.replaceAll('tháng 12 năm 2026', 'tháng 12 năm 2019')),
  )
  expect(await check(early)).toEqual({ day: '2019-12-05', rules: null, faults: [] })
  expect(describeLayout(await check(early), 'vi')).toEqual({ day: '2019-12-05', decree: null, findings: [] })
  const undated = await changed(
    report,
    edit(DOCUMENT, (xml) => xml.replaceAll('ngày 05 tháng', 'ngày … tháng')),
  )
  expect((await check(undated, '2027-01-02')).day).toBe('2027-01-02')
})

test('a finding says where, what is needed, what is there and how it is mended, in both languages', async () => {
  const bytes = await changed(
    report,
    edit(DOCUMENT, (xml) => xml.replace('w:left="1701"', 'w:left="1440"')),
  )
  const found = await check(bytes)
  expect(describeLayout(found, 'vi').findings).toEqual([
    {
      rule: 'margin-left',
      severity: 'blocking',
      basis: 'Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I.3',
      needed: 'Lề trái từ 30 mm đến 35 mm',
      mend: 'Bố cục > Lề > Lề tùy chỉnh: đặt lề trái 30 mm',
      places: [{ part: 'Trang giấy', section: 1, paragraph: null, words: null, found: '25,4 mm' }],
      more: 0,
    },
  ])
  expect(describeLayout(found, 'en').findings[0]?.places[0]?.found).toBe('25.4 mm')
})

test('every rule says itself in words that hold its figures', () => {
  for (const { id, needed, says, mend } of decree.rules)
    for (const words of [says.vi, says.en]) {
      expect(words.length, id).toBeGreaterThan(5)
      expect(mend.vi.length, id).toBeGreaterThan(5)
      if (id === 'names-set' || id === 'body-lines') continue
      for (const end of 'least' in needed || 'most' in needed ? [needed.least, needed.most] : [])
        if (end !== undefined) expect(words.replace(',', '.'), id).toContain(String(end))
    }
})
