import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Db } from '../src/server/platform/database.ts'
import type { ReportPage } from '../src/shared/reports.ts'
import type { HttpClient } from '../tests/support/http.ts'
import { openOwner } from '../tests/support/owner.ts'
import { type SomeClause, someDuty } from '../tests/support/read-document.ts'
import { type RunningServer, startServerProcess, stopServerProcess } from '../tests/support/server.ts'
import { asked, becomeAdministrator, dutyOfCommunes, makeProvince, publishPlan } from './duty-world.ts'
import { besideFloor, type Figure, median, rounded } from './figure.ts'
import { bindTargets, elementsOf, fillForms, makeIndicators, targetClauses } from './target-world.ts'

const targets = 60
const duties = 300
/** One duty in fifteen is every commune's; the others are each an organisation's of the province. */
const ofCommunesEach = 15
const years = ['2025', '2026']
const [period] = years.slice(-1) as [string]
const rounds = 7
const warmRounds = 2

/**
 * The yearly report of a province of about 100 communes, by a plan of 60 targets and 300 duties, with the figures of two years: from
 * the request to the drafted report, and to its .docx. The floor of the first reads the figures and answers that it tells, as the owner
 * of the tables; nothing smaller does the same work as the second.
 */
export async function* run(): AsyncGenerator<Figure> {
  const dataDir = await mkdtemp(join(tmpdir(), 'hieuhoc-bench-'))
  const server = await startServerProcess(dataDir)
  const owner = await openOwner(server)
  try {
    const { planner, organisationId, programmeId, unitId, communes } = await makeWorld(server, owner)
    const drafts: number[] = []
    const files: number[] = []
    const sheets: number[] = []
    const floors: number[] = []
    let sections = 0
    let answers = 0
    let kilobytes = 0
    for (let round = -warmRounds; round < rounds; round += 1) {
      const began = performance.now()
      const report = await asked(
        planner.post<ReportPage>('/reports', { programmeId, organisationId, period, outline: 'yearly' }),
      )
      const drafted = performance.now()
      kilobytes = (await download(server, planner, `/reports/${report.id}/file`)) / 1024
      const written = performance.now()
      await download(server, planner, `/reports/${report.id}/sheet`)
      const summed = performance.now()
      // A programme has one report of an organisation and period.
      await asked(planner.post(`/reports/${report.id}/drop`, { revision: report.revision }))
      const floor = await timeFloor(owner, { programmeId, unitId })
      answers = floor.answers
      sections = report.sections.length
      if (round < 0) continue
      drafts.push(drafted - began)
      files.push(written - drafted)
      sheets.push(summed - written)
      floors.push(floor.took)
    }
    const note = `${communes} communes, ${targets} targets, ${duties} duties, ${answers} answers, ${sections} sections, ${Math.round(kilobytes)} kB`
    const figure = { bench: 'draft-report', unit: 'ms', note }
    yield besideFloor({ ...figure, metric: 'median:draft', value: median(drafts), floor: median(floors) })
    yield { ...figure, metric: 'median:docx', value: rounded(median(files)) }
    yield { ...figure, metric: 'median:xlsx', value: rounded(median(sheets)) }
  } finally {
    await owner.destroy()
    await stopServerProcess(server)
    await rm(dataDir, { recursive: true, force: true })
  }
}

async function makeWorld(server: RunningServer, owner: Db) {
  const { rows: found } = await sql<{ unitId: string }>`
    select p.id::text as unit_id from latest_units p join latest_units c on c.parent_id = p.id and c.level = 3 and c.ended is null
    where p.level = 1 and p.ended is null group by p.id order by abs(count(*) - 100), p.id limit 1`.execute(owner)
  const province = await makeProvince(server, owner, await becomeAdministrator(server), found[0]?.unitId ?? '')
  const { rows: organisations } = await sql<{ id: string; name: string }>`
    select o.id::text as id, o.name from organisations o
    where o.home_id = ${province.homeId} and o.unit_id = ${province.unitId} and o.kind <> 'people-committee' order by o.id`.execute(
    owner,
  )
  const clauses = Array.from({ length: duties }, (_, index): SomeClause => {
    if (index % ofCommunesEach === 0) return dutyOfCommunes(index + 1)
    const name = organisations[index % organisations.length]?.name ?? ''
    const text = `Tham mưu, hướng dẫn thực hiện nội dung số ${index + 1} của Kế hoạch xây dựng xã hội học tập trên địa bàn tỉnh`
    const body = someDuty({ responsible: [name], product: `Văn bản hướng dẫn số ${index + 1}` })
    return { text, section: `III.${index + 1}`, kind: 'duty', body }
  })
  await makeIndicators(owner, targets)
  const { programmeId, versionId } = await publishPlan(owner, province, { from: 2025, to: 2030 }, [
    ...targetClauses(targets),
    ...clauses,
  ])
  await bindTargets(owner, { id: versionId, programmeId })
  await fillForms(owner, targets, years)
  await sql`vacuum analyze`.execute(owner)
  const { planner, unitId, committees } = province
  return { planner, organisationId: organisations[0]?.id ?? '', programmeId, unitId, communes: committees.length }
}

/** How many bytes there are. */
async function download({ url }: RunningServer, { cookie }: HttpClient, path: string): Promise<number> {
  const response = await fetch(`${url}/api${path}`, { headers: { cookie } })
  const bytes = await response.arrayBuffer()
  if (!response.ok) throw new Error(`${response.status}: ${new TextDecoder().decode(bytes).slice(0, 500)}`)
  return bytes.byteLength
}

async function timeFloor(owner: Db, { programmeId, unitId }: { programmeId: string; unitId: string }) {
  const began = performance.now()
  await sql`
    select v.period, v.element_id, v.unit_id, v.value from data_values v
    where v.period = any(${years}::text[]) and v.element_id = any(${elementsOf(targets)}::bigint[]) and v.category = ''
      and v.unit_id in (select a.unit_id from unit_ancestors a where a.ancestor_id = ${unitId})`.execute(owner)
  const { rows } = await sql`
    select a.*, f.quote, f.section from answers a join assignments s on s.home_id = a.home_id and s.id = a.assignment_id
    join facts f on f.home_id = s.home_id and f.id = s.fact_id and f.version_id = s.version_id
    where a.programme_id = ${programmeId} and a.opens_on <= ${`${period}-12-31`}::date and not a.ended`.execute(owner)
  return { took: performance.now() - began, answers: rows.length }
}
