import { expect, test } from 'vitest'
import { useApp } from '../../../../tests/support/app.ts'

const context = useApp()

test('the first administrator administers, and no second first link is given', async () => {
  const session = (await context.administrator.get('/api/session')).json()
  expect(session.appointments).toMatchObject([{ role: 'administrator', unitId: '1', homeId: 0 }])
  expect(session.may).toContain('people.manage')
  expect(session.may).not.toContain('programmes.publish')
})

test('a planner of Hưng Yên sees the ground of Thái Bình, and no other province', async () => {
  const { unitId } = await context.setUp('33')
  const planner = await context.signIn({ role: 'planner', unitId })
  const session = (await planner.get('/api/session')).json()
  expect(session.homes).toMatchObject([{ name: 'tỉnh Hưng Yên' }])
  const { rows } = {
    rows: await context.owner
      .selectFrom('appointments')
      .select(['scopes'])
      .where('personId', '=', planner.personId)
      .execute(),
  }
  expect(String(rows[0]?.scopes).split(',')).toHaveLength(3)
})
