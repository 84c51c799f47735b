import { expect, test } from 'vitest'
import { csvText } from './csv.ts'

test('a file opens in Excel with its Vietnamese letters', () => {
  expect(csvText([['Chỉ tiêu', 'Giá trị']], ';')).toBe('\ufeffChỉ tiêu;Giá trị\r\n')
})

test('quotes, separators and line breaks stay inside their cell', () => {
  expect(csvText([['a "b"', 'c;d', 'e\nf', 'g,h']], ';')).toBe('\ufeff"a ""b""";"c;d";"e\nf";g,h\r\n')
  expect(csvText([['g,h']], ',')).toBe('\ufeff"g,h"\r\n')
})

test('numbers carry the decimal sign that goes with the separator', () => {
  expect(csvText([[98.5, null, '']], ';')).toBe('\ufeff98,5;;\r\n')
  expect(csvText([[98.5]], ',')).toBe('\ufeff98.5\r\n')
})

test('text that looks like a formula is not run', () => {
  expect(csvText([['=1+1', '- Chỉ đạo', -3]], ';')).toBe("\ufeff'=1+1;'- Chỉ đạo;-3\r\n")
})
