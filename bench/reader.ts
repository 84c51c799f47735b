import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { Document, Packer, Paragraph, TextRun } from 'docx'
import { PAGE_BYTES, pagesOfPlan } from '../tests/support/large-files.ts'
import { besideFloor, type Figure, median, rounded } from './figure.ts'

const warmUps = 5
const runs = 15
const coldRuns = 5
const root = join(import.meta.dirname, '..')

type Kind = 'txt' | 'docx'
type Sample = { name: string; bytes: Buffer }
/** The reader, or the least that any reader of such files must do. */
type Way = 'reader' | 'floor'

/** Milliseconds a document by kind of file: when the reader is warm, and the first one in a thread of its own. */
export async function* run(): AsyncGenerator<Figure> {
  const plans = await samplesIn('tests/fixtures/plans', '.txt')
  const remade = await Promise.all(plans.map(async ({ name, bytes }) => ({ name, bytes: await toDocx(bytes) })))
  yield* figuresOf('txt', plans)
  yield* figuresOf('docx', [...(await samplesIn('examples', '.docx')), ...remade])
  yield* lengthFigures(plans.find(({ name }) => name === 'thai-binh')?.bytes ?? Buffer.alloc(0))
}

/** A plan of some twenty pages and one of a thousand; what a page takes in the second, over a page of the first. */
async function* lengthFigures(plan: Buffer): AsyncGenerator<Figure> {
  const reader = await wayOf('txt', 'reader')
  const floor = await wayOf('txt', 'floor')
  const long = pagesOfPlan(1_000)
  const times = { plan: [] as number[], long: [] as number[], planFloor: [] as number[], longFloor: [] as number[] }
  for (let i = -warmUps; i < runs; i += 1) {
    const taken = {
      plan: await timeOf(reader, plan),
      long: await timeOf(reader, long),
      planFloor: await timeOf(floor, plan),
      longFloor: await timeOf(floor, long),
    }
    if (i >= 0) for (const [of, time] of Object.entries(taken)) times[of as keyof typeof times].push(time)
  }
  const figure = (metric: string, value: number, floor: number, note: string) =>
    besideFloor({ bench: 'reader', metric, value, unit: 'ms', floor, note })
  const kilobytes = (bytes: Buffer) => `.txt of ${Math.round(bytes.length / 1000)} kB`
  yield figure('plan', median(times.plan), median(times.planFloor), `thai-binh, ${kilobytes(plan)}`)
  yield figure('thousand-pages', median(times.long), median(times.longFloor), kilobytes(long))
  const perPage = (time: number[], bytes: Buffer) => (median(time) / bytes.length) * PAGE_BYTES
  yield figure(
    'page-of-a-thousand',
    perPage(times.long, long),
    perPage(times.plan, plan),
    `a page of ${PAGE_BYTES} bytes; the floor is a page of thai-binh`,
  )
}

async function timeOf(way: (bytes: Buffer) => unknown, bytes: Buffer): Promise<number> {
  const began = performance.now()
  await way(bytes)
  return performance.now() - began
}

async function* figuresOf(kind: Kind, samples: Sample[]): AsyncGenerator<Figure> {
  const sizes = samples.map(({ bytes }) => Math.round(bytes.length / 1000)).sort((a, b) => a - b)
  const about = `${samples.length} .${kind} of ${sizes[0]} to ${sizes.at(-1)} kB`
  const figure = (metric: string, value: number, floor: number, note: string) =>
    besideFloor({ bench: 'reader', metric: `${metric}:${kind}`, value, unit: 'ms', floor, note })

  const cold: Record<Way, number[]> = { reader: [], floor: [] }
  for (const { bytes } of samples)
    for (let i = 0; i < coldRuns; i += 1)
      for (const way of ['reader', 'floor'] as const) cold[way].push(await timeInNewThread({ kind, way, bytes }))

  const ways = { reader: await wayOf(kind, 'reader'), floor: await wayOf(kind, 'floor') }
  const warm: Record<Way, number[]> = { reader: [], floor: [] }
  const ofEach = new Map<string, number[]>(samples.map(({ name }) => [name, []]))
  for (let i = -warmUps; i < runs; i += 1) {
    for (const way of ['reader', 'floor'] as const) {
      const times: number[] = []
      for (const { name, bytes } of samples) {
        times.push(await timeOf(ways[way], bytes))
        if (way === 'reader' && i >= 0) ofEach.get(name)?.push(times.at(-1) ?? 0)
      }
      if (i >= 0) warm[way].push(times.reduce((sum, time) => sum + time, 0) / times.length)
    }
  }
  const each = [...ofEach].map(([name, times]) => `${name} ${rounded(median(times))}`)
  yield figure('median', median(warm.reader), median(warm.floor), `a document, ${about}: ${each.join(', ')}`)
  yield figure('cold', median(cold.reader), median(cold.floor), `first of a new thread, code loaded too, ${about}`)
}

async function wayOf(kind: Kind, way: Way): Promise<(bytes: Buffer) => unknown> {
  if (way === 'reader') {
    const { read } = await import('../src/reading/index.ts')
    return async (bytes) => {
      const { duties } = await read(bytes)
      if (duties.length === 0) throw new Error('The reader found no duty')
    }
  }
  if (kind === 'txt') return (bytes) => new TextDecoder('utf-8', { fatal: true }).decode(bytes).split('\n')
  const { default: mammoth } = await import('mammoth')
  return (buffer) => mammoth.extractRawText({ buffer })
}

type ColdCall = { kind: Kind; way: Way; bytes: Uint8Array }

function timeInNewThread(call: ColdCall): Promise<number> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: call })
    worker.once('message', resolve)
    worker.once('error', reject)
  })
}

if (!isMainThread) {
  const { kind, way, bytes } = workerData as ColdCall
  const began = performance.now()
  await (await wayOf(kind, way))(Buffer.from(bytes))
  parentPort?.postMessage(performance.now() - began)
}

async function samplesIn(folder: string, ending: string): Promise<Sample[]> {
  const files = (await readdir(join(root, folder))).filter((file) => file.endsWith(ending)).sort()
  return Promise.all(
    files.map(async (file) => ({
      name: file.slice(0, -ending.length),
      bytes: await readFile(join(root, folder, file)),
    })),
  )
}

/** The same words, a paragraph a line, without styles: what people type who use none. */
function toDocx(text: Buffer): Promise<Buffer> {
  const children = text
    .toString('utf8')
    .split('\n')
    .map((line) => new Paragraph({ children: [new TextRun(line)] }))
  return Packer.toBuffer(new Document({ sections: [{ children }] }))
}
