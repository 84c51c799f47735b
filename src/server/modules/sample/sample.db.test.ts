import { expect, test } from 'vitest'
import { useApp } from '../../../../tests/support/app.ts'
import type { AuditHead } from '../../../shared/audit.ts'
import type { Parties } from '../../../shared/parties.ts'
import { ACCESS_ROLES, type Appointment, type Person } from '../../../shared/people.ts'
import { verifyAuditChain } from '../audit/index.ts'

const context = useApp()

/** How many rows each table holds, for all homes together. */
async function countRows(): Promise<Record<string, string>> {
  const counts: Record<string, string> = {}
  const tables = [
    'homes',
    'units',
    'people',
    'appointments',
    'organisations',
    'documents',
    'facts',
    'audit_entries',
  ] as const
  for (const table of tables) {
    const name = table === 'audit_entries' ? 'auditEntries' : table
    const { n } = await context.owner
      .selectFrom(name)
      .select((eb) => eb.fn.countAll<string>().as('n'))
      .executeTakeFirstOrThrow()
    counts[table] = n
  }
  return counts
}

test('the sample comes whole, once, shows on every page, and goes as it came', async () => {
  const inspector = await context.signIn({ role: 'inspector', unitId: '1' })
  const before = await countRows()
  const added = await Promise.all([
    context.administrator.post('/api/sample'),
    context.administrator.post('/api/sample'),
  ])
  expect(added.map(({ statusCode }) => statusCode)).toEqual([201, 201])
  expect(added[0]?.json()).toEqual(added[1]?.json())
  expect(added[0]?.json()).toMatchObject({ name: 'tỉnh Sông Lam', sample: true })
  const again = await context.administrator.post('/api/sample')
  expect(again.json()).toEqual(added[0]?.json())

  const own = (await context.administrator.get('/api/session')).json().appointments
  expect(own.map(({ role }: Appointment) => role).sort()).toEqual(['planner', 'system-administrator'])

  const { programmes } = (await inspector.get('/api/programmes')).json()
  expect(programmes.map(({ state, sample }: { state: string; sample: boolean }) => [state, sample]).sort()).toEqual([
    ['draft', true],
    ['published', true],
  ])
  const published = programmes.find(({ state }: { state: string }) => state === 'published')
  const { parties } = (await inspector.get(`/api/programmes/${published.id}/parties`)).json() as Parties
  const committees = parties.find(({ wording }) => wording === 'Ủy ban nhân dân các xã, phường')
  expect(committees).toMatchObject({ class: 'group', proposed: { length: 6 } })
  const { documents } = (await inspector.get('/api/documents')).json()
  expect(documents).toHaveLength(2)
  const { organisations } = (await context.administrator.get('/api/organisations')).json()
  expect(organisations.length).toBeGreaterThan(20)
  const { people } = (await context.administrator.get('/api/people')).json()
  const roles = people
    .flatMap((person: Person) => person.appointments)
    .flatMap(({ homeId, role }: Appointment) => (homeId === 0 ? [] : [role]))
  expect(new Set(roles)).toEqual(new Set<string>(ACCESS_ROLES.filter((role) => role !== 'system-administrator')))

  expect((await context.administrator.delete('/api/sample')).statusCode).toBe(204)
  expect((await context.administrator.delete('/api/sample')).statusCode).toBe(404)
  const after = await countRows()
  // That a sample was added and removed stays on the trail of the nation.
  expect({ ...after, audit_entries: null }).toEqual({ ...before, audit_entries: null })
  expect((await context.administrator.get('/api/session')).statusCode).toBe(200)
})

test('a head of the sample that somebody kept is told from one that was taken out, when the sample is gone', async () => {
  const note = async (): Promise<AuditHead[]> => (await context.administrator.post('/api/audit/heads')).json().heads
  await context.administrator.post('/api/sample')
  const first = await note()
  const second = await note()
  const nation = second.find(({ homeId }) => homeId === 0)
  const ofSample = [...first, ...second].filter(({ homeName }) => homeName === 'tỉnh Sông Lam')
  expect(ofSample).toHaveLength(2)
  await context.administrator.delete('/api/sample')
  const kept = ofSample.map(({ head }) => head)
  const { faults, left } = await verifyAuditChain(context.owner, [nation?.head ?? '', ...kept])
  expect(faults).toEqual([])
  expect(left.map(({ head, homeName }) => [head, homeName])).toEqual(kept.map((head) => [head, 'tỉnh Sông Lam']))
  expect((await verifyAuditChain(context.owner, ['f'.repeat(64)])).faults.map(({ what }) => what)).toEqual([
    'unknown-head',
  ])
})

test('real data beside the sample stays when it goes', async () => {
  await context.administrator.post('/api/sample')
  const { unitId } = await context.setUp('33')
  const planner = await context.signIn({ role: 'planner', unitId })
  await context.administrator.delete('/api/sample')
  expect((await planner.get('/api/session')).json().homes).toHaveLength(1)
})

test('whoever administers one province neither adds nor removes the sample', async () => {
  const { unitId } = await context.setUp('01')
  const administrator = await context.signIn({ role: 'unit-administrator', unitId })
  expect((await administrator.post('/api/sample')).statusCode).toBe(403)
  expect((await administrator.delete('/api/sample')).statusCode).toBe(403)
})
