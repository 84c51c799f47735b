import { expect, test } from 'vitest'
import { annotatedPlans, morePlans } from '../../../tests/support/annotated-plans.ts'
import {
  latinBytes,
  tcvn3Letters,
  viqrLetters,
  vniLetters,
  windows1258Bytes,
} from '../../../tests/support/old-encodings.ts'
import { read, toPlan } from '../index.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)
/** Of what no old encoding has: curly signs. TCVN3 writes "Uỷ", for it has no Ủ. */
const plainly = (text: string) =>
  text.normalize('NFC').replaceAll('Ủy', 'Uỷ').replace(/[“”]/g, '"').replace(/[–—]/g, '-').replaceAll('…', '...')

const WAYS: [encoding: string, how: string, encode: (text: string) => Uint8Array][] = [
  ['tcvn3', 'as bytes', (text) => latinBytes(tcvn3Letters(text))],
  ['tcvn3', 'pasted into Unicode', (text) => utf8(tcvn3Letters(text))],
  ['vni', 'as bytes', (text) => latinBytes(vniLetters(text))],
  ['vni', 'pasted into Unicode', (text) => Buffer.from(`\ufeff${vniLetters(text)}`, 'utf16le')],
  ['viqr', 'as ASCII', (text) => utf8(viqrLetters(text))],
  ['windows-1258', 'as bytes', windows1258Bytes],
]

test.each(WAYS)(
  'a plan in %s, %s, is read word for word as in Unicode, and what was found is said',
  async (encoding, _, encode) => {
    for (const { name, text } of [...annotatedPlans(), ...morePlans().slice(0, 3)]) {
      const plain = plainly(text)
      const expected = await read(utf8(plain))
      const reading = await read(encode(plain))
      expect(reading.encoding, name).toBe(encoding)
      expect(reading.text, name).toBe(expected.text)
      expect(toPlan(reading), name).toEqual(toPlan(expected))
      expect(reading.warnings[0], name).toEqual({ code: 'old-letters', encoding })
    }
  },
  60_000,
)

test.each(['KÕ ho¹ch', 'Hµ Néi', 'x· héi häc tËp suèt ®êi'])('a few words are enough: %s', async (shown) => {
  expect((await read(latinBytes(shown))).encoding).toBe('tcvn3')
})

test.each([
  "L'été dernier, nous avons mangé à la crème brûlée près du château. Là, ça va très bien.",
  'Der Müller fährt über die Brücke; schöne Grüße.',
  'El niño comió piñas en la montaña; ¿qué pasó después del año?',
  'Só à noite não há pão, irmãos; coração é São João.',
])('bytes of another language are refused and not guessed at: %s', async (text) => {
  await expect(read(latinBytes(text))).rejects.toMatchObject({ code: 'unknown-encoding', detail: { tried: 'utf-8' } })
  const unicode = await read(utf8(text))
  expect(unicode).toMatchObject({ encoding: 'utf-8', text })
})

test('bytes of no text at all are refused', async () => {
  const noise = Uint8Array.from({ length: 2_000 }, (_, at) => ((at * 7_919 + at * at * 31) % 224) + 32)
  await expect(read(noise)).rejects.toMatchObject({ code: 'unknown-encoding' })
})

test.each(['KE HOACH', 'Is it so? Go to a (very) big o+ type; e^x, a^2.', "Don't! a? e. i. o' u` y~ a. o. i?"])(
  'a short text of plain letters is what it is: %s',
  async (text) => {
    expect(await read(utf8(text))).toMatchObject({
      encoding: 'utf-8',
      decomposed: false,
      text,
      warnings: expect.not.arrayContaining([expect.objectContaining({ code: 'old-letters' })]),
    })
  },
)

test('decomposed letters are composed, and it is said', async () => {
  const text = 'Kế hoạch xây dựng xã hội học tập'
  expect(await read(utf8(text.normalize('NFD')))).toMatchObject({ encoding: 'utf-8', decomposed: true, text })
  expect(await read(utf8(text))).toMatchObject({ decomposed: false })
})
