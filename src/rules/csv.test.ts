import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toCsv } from './csv.ts'

const line = (...cells: string[]) => toCsv([cells]).slice(1).trimEnd()

test('Excel knows the letters by the mark in front, and the columns by semicolons', () => {
  expect(
    toCsv([
      ['Mục', 'Chỉ tiêu'],
      ['I.1', '90%'],
    ]),
  ).toBe('\ufeffMục;Chỉ tiêu\r\nI.1;90%\r\n')
})
test('semicolons, quotes and line breaks stay in their cell', () => {
  expect(line('a;b', 'nói "có"', 'hai\ndòng')).toBe('"a;b";"nói ""có""";"hai\ndòng"')
})
test.each(['=1+1', '+84', '-cmd', '@SUM(A1)', '\t=1', ' =1', '＝1', '- Đẩy mạnh'])(
  '%j is words and no formula',
  (text) => {
    expect(line(text)).toBe(`'${text}`)
  },
)
test.each(['-5', '-5,5', '12.5', '90%', 'I.1'])('%j stays as it is', (text) => {
  expect(line(text)).toBe(text)
})
test('no cell begins like a formula, and whatever was written comes back', () => {
  fc.assert(
    fc.property(fc.array(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1 }), { minLength: 1 }), (rows) => {
      const read = parse(toCsv(rows).slice(1))
      expect(read.map((row) => row.length)).toEqual(rows.map((row) => row.length))
      for (const [index, row] of read.entries()) {
        for (const [at, value] of row.entries()) {
          const given = rows[index]?.[at] ?? ''
          expect([given, `'${given}`]).toContain(value)
          if (/^[=+@]/.test(given)) expect(value).toBe(`'${given}`)
        }
      }
    }),
  )
})

function parse(text: string): string[][] {
  const rows: string[][] = [[]]
  let at = 0
  while (at < text.length) {
    let value = ''
    if (text[at] === '"') {
      for (at++; text[at] !== '"' || text[at + 1] === '"'; at++) {
        value += text[at]
        if (text[at] === '"') at++
      }
      at++
    } else while (at < text.length && !';\r\n'.includes(text[at] ?? '')) value += text[at++]
    rows.at(-1)?.push(value)
    if (text[at] === ';') at++
    else {
      at += 2
      if (at < text.length) rows.push([])
    }
  }
  return rows
}
