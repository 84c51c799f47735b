import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { annotatedPlans, morePlans } from '../../../tests/support/annotated-plans.ts'
import { normalise, scoreReadings } from '../../../tests/support/score-reading.ts'
import { read, toPlan } from '../index.ts'

const plans = [...annotatedPlans(), ...morePlans()]

test.each([
  ['kon-tum', 'libreoffice'],
  ['khau-linh', 'libreoffice'],
  ['sa-lam', 'docx-library'],
])('%s with automatic numbers, made by %s, is read as well as the text', async (name, program) => {
  const plan = plans.find((each) => each.name === name)
  if (!plan) throw new Error(name)
  const file = new URL(`../../../tests/fixtures/numbered/${name}.${program}.docx`, import.meta.url)
  const text = plan.text.replace(/\n-\d+-\n/g, '\n')
  const reading = await read(readFileSync(file))
  const inDocx = toPlan(reading)
  const inText = toPlan(await read(new TextEncoder().encode(text)))
  const scoreOf = (given: typeof inDocx) => scoreReadings([{ text, gold: plan.gold, read: given }]).score
  expect(scoreOf(inDocx)).toBeGreaterThanOrEqual(scoreOf(inText))
  expect(scoreOf(inDocx)).toBeGreaterThanOrEqual(0.95)
  const quotesOf = ({ targets, duties, reports, reviews }: typeof inDocx) =>
    [...targets, ...duties, ...reports, ...reviews].map(({ quote }) => normalise(quote)).sort()
  expect(quotesOf(inDocx)).toEqual(quotesOf(inText))
  expect(reading.blocks.filter(({ marker }) => marker !== null).length).toBeGreaterThan(30)
})

test.each(['kon-tum.libreoffice', 'khau-linh.libreoffice', 'sa-lam.docx-library'])(
  'no number of %s stands in its text',
  async (name) => {
    const bytes = readFileSync(new URL(`../../../tests/fixtures/numbered/${name}.docx`, import.meta.url))
    const { default: mammoth } = await import('mammoth')
    const { value } = await mammoth.extractRawText({ buffer: bytes })
    const [body = ''] = value.split('Nơi nhận')
    expect(body.length).toBeGreaterThan(3_000)
    expect(body.match(/^(?:[IVX]+\.|\d+\.|[a-z]\)|[-+•*]) /gm)).toBeNull()
  },
)
