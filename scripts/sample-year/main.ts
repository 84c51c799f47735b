// A year of sample figures and answers, through the API as people would: `npm run sample:year -- --help`.
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { addDays, addMonths, dayInVietnam, isDay } from '../../src/rules/days.ts'
import { findLiveServer } from '../../src/server/platform/single-server.ts'
import { type Kept, keep, readKept } from './kept.ts'
import { SampleProblem } from './problem.ts'
import { type SampleServer, startSampleServer } from './server.ts'
import { letIn, mailOf, PLANS, type PlanName, setUpPlan } from './setting-up.ts'
import type { SampleProgramme } from './world.ts'
import { beginsQuarter, untilOpened, workADay, workDays } from './year.ts'

const HELP = `A year of sample answers, figures and reports, made through the API, plainly marked, all by invented people.
It runs on the data folder of HIEUHOC_DATA (./data) with a clock of its own; afterwards npm start shows the year.

  --seed N          the same seed gives the same acts and figures (1)
  --until DAY       the last day (today)
  --months N        how many months until then, 1 to 18 (13: a year, and the reports of the year before it)
  --plans A,B       of ${Object.keys(PLANS).join(', ')} (all)
  --communes N      at most so many communes fill forms in each province`

const wanted = {
  seed: { type: 'string', default: '1' },
  until: { type: 'string' },
  months: { type: 'string', default: '13' },
  plans: { type: 'string', default: Object.keys(PLANS).join() },
  communes: { type: 'string' },
  help: { type: 'boolean' },
} as const

/** Provinces and communes are what they are since then. */
const EARLIEST = '2025-07-15'
const say = (line: string) => console.log(line)
let isStopped = false

function readWishes(args: string[]): Omit<Kept, 'password' | 'doneOn'> | undefined {
  const { values } = parseArgs({ args, options: wanted })
  if (values.help) return undefined
  const whole = (name: string, text: string, least: number, most: number) => {
    const number = Number(text)
    if (Number.isInteger(number) && number >= least && number <= most) return number
    throw new SampleProblem(`--${name} is a whole number from ${least} to ${most}, not ${text}.`)
  }
  const today = dayInVietnam(new Date())
  const until = values.until ?? today
  if (!isDay(until)) throw new SampleProblem(`--until is a day such as ${today}, not ${until}.`)
  if (until > today) say(`Until ${until} there are days to come: what is done on them shows as done already.`)
  const begun = addDays(addMonths(until, -whole('months', values.months, 1, 18)), 1)
  const from = begun < EARLIEST ? EARLIEST : begun
  if (from >= until) throw new SampleProblem(`--until is later than ${EARLIEST}, since when communes are as they are.`)
  const plans = values.plans.split(',').map((name) => {
    if (!(name in PLANS))
      throw new SampleProblem(`--plans are of ${Object.keys(PLANS).join(', ')}; there is no ${name}.`)
    const { communes } = PLANS[name as PlanName]
    const most = values.communes === undefined ? communes : whole('communes', values.communes, 1, 60)
    return { name: name as PlanName, communes: Math.min(communes, most) }
  })
  return { seed: whole('seed', values.seed, 0, Number.MAX_SAFE_INTEGER), from, until, plans }
}

async function makeYear(args: string[]): Promise<void> {
  const wishes = readWishes(args)
  if (!wishes) {
    say(HELP)
    return
  }
  const dataDir = resolve(process.env.HIEUHOC_DATA?.trim() || './data')
  if (await findLiveServer(dataDir))
    throw new SampleProblem(`A server runs on ${dataDir}. Stop it (Ctrl-C) and begin again.`)
  const before = await readKept(dataDir)
  if (before?.doneOn === before?.until && before) {
    say(`The sample year until ${before.until} was made in ${dataDir} already; nothing was changed.`)
    sayHowToLook(before)
    return
  }
  if (before) say(`Going on with the sample year of seed ${before.seed} from ${before.from} to ${before.until}.`)
  const clockFolder = await mkdtemp(join(tmpdir(), 'hieuhoc-sample-year-'))
  try {
    const first = before?.doneOn ?? before?.from ?? wishes.from
    say(`Starting the server on ${dataDir} with its clock at ${first} ...`)
    await run(
      dataDir,
      clockFolder,
      before ?? { ...wishes, password: randomBytes(12).toString('base64url'), doneOn: null },
      before === undefined,
    )
  } finally {
    await rm(clockFolder, { recursive: true, force: true })
  }
}

async function run(dataDir: string, clockFolder: string, kept: Kept, isNew: boolean): Promise<void> {
  let server = await startSampleServer(dataDir, clockFolder, kept.doneOn ?? kept.from)
  try {
    if (isNew && server.firstLink === undefined)
      throw new SampleProblem(
        `In ${dataDir} people work already: a sample does not belong among them. Name an empty folder, such as HIEUHOC_DATA=./data/sample-year.`,
      )
    await keep(dataDir, kept)
    const setting = { server: () => server, password: kept.password, from: kept.from, seed: kept.seed, say }
    const admin = await letIn(setting)
    const programmes: SampleProgramme[] = []
    for (const { name, communes } of kept.plans) {
      stopIfWished()
      programmes.push(await setUpPlan(setting, admin, name, communes))
    }
    await live(programmes)
    sayHowToLook(kept)
  } finally {
    await server.stop()
  }

  async function live(programmes: SampleProgramme[]): Promise<void> {
    let counts = new Map<string, number>()
    const tally = (what: string, many = 1) => counts.set(what, (counts.get(what) ?? 0) + many)
    const days = workDays(kept.from, kept.until)
    for (const [index, today] of days.entries()) {
      stopIfWished()
      const lastDay = days[index - 1] ?? addDays(today, -1)
      if (kept.doneOn !== null && today <= kept.doneOn) continue
      if (index > 0 && beginsQuarter(today, lastDay)) server = await startedAnew(server, today)
      else server.moveTo(today)
      await untilOpened(programmes, today)
      for (const programme of programmes) await workADay(programme, kept, { today, lastDay }, tally)
      await keep(dataDir, Object.assign(kept, { doneOn: today }))
      if (days[index + 1]?.slice(0, 7) === today.slice(0, 7)) continue
      sayMonth(today.slice(0, 7), counts)
      counts = new Map()
    }
  }

  async function startedAnew(running: SampleServer, day: string): Promise<SampleServer> {
    await running.stop()
    return startSampleServer(dataDir, clockFolder, day)
  }
}

function sayMonth(month: string, counts: Map<string, number>): void {
  const parts = [...counts].filter(([, many]) => many > 0).map(([what, many]) => `${what} ${many}`)
  say(`${month}: ${parts.join(', ') || 'nothing was to be done'}`)
}

function sayHowToLook({ plans, password }: Kept): void {
  say('Now npm start shows it. All of these are invented people with one password:')
  say(`  password   ${password}`)
  for (const { name } of plans)
    say(`  ${PLANS[name].province}: leader ${mailOf('lanh-dao', name)}, planner ${mailOf('lap-ke-hoach', name)}`)
}

class Stopped extends Error {}
function stopIfWished(): void {
  if (isStopped) throw new Stopped()
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => {
    if (!isStopped) say('Stopping once what is under way is done ...')
    isStopped = true
  })
try {
  await makeYear(process.argv.slice(2))
} catch (error) {
  if (isStopped) {
    say('Stopped. Nothing is half done: the same command goes on from here.')
    process.exitCode = 130
  } else if (error instanceof SampleProblem || (error as NodeJS.ErrnoException).code?.startsWith('ERR_PARSE_ARGS')) {
    console.error((error as Error).message)
    process.exitCode = 1
  } else {
    console.error(error)
    console.error('Something that was not foreseen. The same command goes on from here.')
    process.exitCode = 1
  }
}
if (process.connected) process.disconnect()
