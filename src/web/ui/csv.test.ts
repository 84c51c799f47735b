import { expect, test } from 'vitest'
import { toCsv } from './csv.ts'

test('a file opens in Excel with its Vietnamese letters', () => {
  expect(toCsv([['Chỉ tiêu', 'Giá trị']], ';')).toBe('\ufeffChỉ tiêu;Giá trị\r\n')
})

test('quotes, separators and line breaks stay inside their cell', () => {
  expect(toCsv([['a "b"', 'c;d', 'e\nf', 'g,h']], ';')).toBe('\ufeff"a ""b""";"c;d";"e\nf";g,h\r\n')
  expect(toCsv([['g,h']], ',')).toBe('\ufeff"g,h"\r\n')
})

test('numbers carry the decimal sign that goes with the separator', () => {
  expect(toCsv([[98.5, null, undefined]], ';')).toBe('\ufeff98,5;;\r\n')
  expect(toCsv([[98.5]], ',')).toBe('\ufeff98.5\r\n')
})

test('text that looks like a formula is not run', () => {
  expect(toCsv([['=1+1', '- Chỉ đạo', -3]], ';')).toBe("\ufeff'=1+1;'- Chỉ đạo;-3\r\n")
})
