/**
 * Holds every gold file to its document and to the schema: `node examples/check-gold.ts`.
 * A quote stands word for word in the text and, where there is one, in the .docx with its changes accepted.
 */
import { readdir, readFile } from 'node:fs/promises'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { Plan } from '../src/shared/plan.ts'
import { readParts } from './source/stable-zip.ts'

type Fact = { quote: string; section?: string }

const here = new URL('./', import.meta.url)
const normalise = (text: string) => text.normalize('NFC').replace(/[*#]/g, '').replace(/\s+/g, ' ').trim()

/** What a reader sees: inserted text stays, deleted text and the fallback copies of drawings go. */
async function textOfDocx(file: URL): Promise<string> {
  const xml = (await readParts(await readFile(file))).get('word/document.xml')?.toString('utf8') ?? ''
  const text = xml
    .replace(/<mc:Fallback>.*?<\/mc:Fallback>/gs, '')
    .replace(/<w:del [^>]*[^/]>.*?<\/w:del>/gs, '')
    .replace(/<w:softHyphen\/>/g, '\u00ad')
    .replace(/<w:(?:br|tab|cr)\b[^>]*\/>|<\/w:p>/g, ' ')
    .replace(/<[^>]+>/g, '')
  return text
    .replace(/&quot;/g, '"')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&apos;/g, "'")
    .replace(/&amp;/g, '&')
}

function faultsOf(gold: Plan, text: string, where: string): string[] {
  const faults: string[] = []
  const lower = text.toLowerCase()
  const expect = (holds: boolean, fault: string) => {
    if (!holds) faults.push(`${where}: ${fault}`)
  }
  const facts: [string, Fact][] = [
    ...gold.targets.map((fact, i): [string, Fact] => [`targets[${i}]`, fact]),
    ...gold.duties.map((fact, i): [string, Fact] => [`duties[${i}]`, fact]),
    ...gold.reports.map((fact, i): [string, Fact] => [`reports[${i}]`, fact]),
    ...gold.reviews.map((fact, i): [string, Fact] => [`reviews[${i}]`, fact]),
  ]
  for (const [name, { quote, section }] of facts) {
    expect(quote === normalise(quote), `${name} is not normalised: ${quote}`)
    expect(text.includes(quote), `${name} stands nowhere: ${quote}`)
    expect(!/^[-–•+]|[;.]$/.test(quote), `${name} keeps a bullet or a closing mark: ${quote}`)
    expect(
      section === undefined || /^([IVX]+|\d+)(\.(\d+|[a-zđ]))*$/.test(section),
      `${name} has the section ${section}`,
    )
  }
  for (const party of [
    ...gold.duties.flatMap((duty) => [...duty.responsible, ...duty.with]),
    ...gold.reports.flatMap((report) => [...report.from, ...report.to, ...report.onward]),
    ...gold.recipients,
    ...gold.citations.map((citation) => citation.number),
    ...[gold.document.number, gold.document.place, gold.document.signer, gold.document.title].filter((x) => x !== null),
  ])
    expect(lower.includes(party.toLowerCase()), `is not in the text: ${party}`)
  gold.targets.forEach((target, i) => {
    expect(
      target.partOf === null || (target.partOf < gold.targets.length && target.partOf !== i),
      `targets[${i}].partOf`,
    )
    expect((target.upper !== null) === (target.comparator === 'between'), `targets[${i}].upper`)
    expect(
      (target.value === null) === ['maintain', 'increase', 'achieve'].includes(target.comparator),
      `targets[${i}].value`,
    )
    expect((target.value === null) === (target.unit === null), `targets[${i}].unit`)
  })
  const keys = gold.duties.map((duty) => `${duty.section} ${duty.quote}`)
  expect(new Set(keys).size === keys.length, 'one duty stands twice')
  const numbers = gold.citations.map((citation) => citation.number)
  expect(new Set(numbers).size === numbers.length, 'one citation stands twice')
  return faults
}

/** Duties must follow the text, so that a forgotten clause is easy to see beside it. */
function faultsOfOrder(gold: Plan, text: string): string[] {
  let at = 0
  return gold.duties.flatMap(({ quote }, i) => {
    const next = text.indexOf(quote, at)
    if (next >= 0) at = next
    return next >= 0 ? [] : [`duties[${i}] is out of order: ${quote}`]
  })
}

const validate = new Ajv2020({ allErrors: true, strict: false }).compile<Plan>(Plan)

export type Checked = { name: string; gold: Plan; faults: string[] }

export async function checkGold(): Promise<Checked[]> {
  const files = await readdir(here)
  const golds = (await readdir(new URL('gold/', here))).filter((name) => name.endsWith('.gold.json')).sort()
  return Promise.all(
    golds.map(async (file) => {
      const name = file.replace('.gold.json', '')
      const gold: unknown = JSON.parse(await readFile(new URL(`gold/${file}`, here), 'utf8'))
      if (!validate(gold)) {
        const faults = (validate.errors ?? []).map((error) => `${file}${error.instancePath} ${error.message}`)
        return { name, gold: gold as Plan, faults }
      }
      const text = normalise(await readFile(new URL(`${name}.txt`, here), 'utf8'))
      const faults = [...faultsOf(gold, text, `${name}.txt`), ...faultsOfOrder(gold, text)]
      if (files.includes(`${name}.docx`))
        faults.push(...faultsOf(gold, normalise(await textOfDocx(new URL(`${name}.docx`, here))), `${name}.docx`))
      return { name, gold, faults }
    }),
  )
}

if (import.meta.main) {
  for (const { name, gold, faults } of await checkGold()) {
    const kinds = ['citations', 'targets', 'duties', 'reports', 'reviews', 'recipients'] as const
    process.stdout.write(`${name}: ${kinds.map((kind) => `${kind} ${gold[kind].length}`).join(', ')}\n`)
    for (const fault of faults) process.stderr.write(`${fault}\n`)
    if (faults.length > 0) process.exitCode = 1
  }
}
