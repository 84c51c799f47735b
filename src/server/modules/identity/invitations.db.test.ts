import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { type Client, useApp } from '../../../../tests/support/app.ts'
import { tokenOf } from '../../../../tests/support/links.ts'
import type { AddedPerson, Person } from '../../../shared/people.ts'

// Somebody is invited whose address may be known: here, elsewhere, or nowhere.
const context = useApp()
const password = 'một mật khẩu dài'
let hungYen: string
let haNoi: string
let here: Client
let there: Client
beforeAll(async () => {
  hungYen = (await context.setUp('33')).unitId
  haNoi = (await context.setUp('01')).unitId
  here = await context.signIn({ role: 'unit-administrator', unitId: hungYen })
  there = await context.signIn({ role: 'unit-administrator', unitId: haNoi })
})

async function invite(who: Client, email: string, unitId: string, more: object = {}): Promise<AddedPerson> {
  const answer = await who.post('/api/people', { name: 'Bà Mẫu', email, role: 'viewer', unitId, ...more })
  expect(answer.statusCode, answer.body).toBe(201)
  return answer.json()
}
const post = (url: string, payload: object) => context.app.inject({ method: 'POST', url, payload })
const look = async ({ link }: AddedPerson) => (await post('/api/links/look', { token: tokenOf(link ?? '') })).json()
const use = ({ link }: AddedPerson, word: string) =>
  post('/api/links/use', { token: tokenOf(link ?? ''), password: word })
const signIn = (email: string, word = password) => post('/api/session', { email, password: word })
const personIn = async (who: Client, id: string): Promise<Person | undefined> =>
  (await who.get('/api/people')).json().people.find((person: Person) => person.id === id)

test('an officer who leaves one province is taken on by another, and keeps the account with its password', async () => {
  const email = 'chuyen@mau.example'
  const first = await invite(here, email, hungYen, { name: 'Bà Mẫu Chuyển' })
  expect((await use(first, password)).statusCode).toBe(200)
  const id = first.person.id
  expect((await here.post(`/api/people/${id}/end`)).statusCode).toBe(200)
  expect((await signIn(email)).json().may).toEqual([])

  const taken = await invite(there, email.toUpperCase(), haNoi, { name: 'Tên gõ khác' })
  expect(taken.person).toEqual({ id, name: 'Tên gõ khác', email, mail: null })
  expect(await look(taken)).toEqual({ purpose: 'sign-in', name: 'Bà Mẫu Chuyển', email })
  expect((await use(taken, 'mật khẩu của kẻ khác')).statusCode).toBe(410)
  expect((await signIn(email, 'mật khẩu của kẻ khác')).statusCode).toBe(401)
  expect((await signIn(email)).json()).toMatchObject({
    person: { id, name: 'Bà Mẫu Chuyển' },
    appointments: [{ role: 'viewer', unitId: haNoi }],
  })
  // Where they were before they have left, and the days of their role stand there.
  expect(await personIn(here, id)).toMatchObject({
    appointments: [],
    ended: [{ unitId: hungYen, until: '2026-11-20' }],
  })
  expect(await personIn(there, id)).toMatchObject({ appointments: [{ unitId: haNoi }], ended: [] })
  const { rows } = await sql`
    select actor from audit_entries where action = 'people.appoint' and subject = ${`person:${id}`} order by id`.execute(
    context.owner,
  )
  expect(rows).toEqual([{ actor: here.personId }, { actor: there.personId }])
})

test('whoever left comes back where they were, with what they sign in with, and nothing else of before', async () => {
  const email = 'tro-lai@mau.example'
  const first = await invite(here, email, hungYen)
  await use(first, password)
  const id = first.person.id
  const old = await here.post(`/api/people/${id}/link`)
  await here.post(`/api/people/${id}/end`)
  const back = await invite(here, email, hungYen)
  expect(await look(back)).toMatchObject({ purpose: 'sign-in' })
  expect((await post('/api/links/look', { token: tokenOf(old.json().link) })).statusCode).toBe(410)
  expect((await signIn(email)).json().appointments).toHaveLength(1)
  // Who never set a password has no account to use: such a link sets it, as at first.
  const never = await invite(here, 'chua-vao@mau.example', hungYen)
  await here.post(`/api/people/${never.person.id}/end`)
  expect((await use(never, password)).statusCode).toBe(410)
  const again = await invite(here, 'chua-vao@mau.example', hungYen)
  expect(await look(again)).toMatchObject({ purpose: 'set-password' })
  expect((await use(again, password)).statusCode).toBe(200)
})

test('who is invited elsewhere and has no password gets none by a link of mine, and keeps the one they were given', async () => {
  const email = 'hai-noi@mau.example'
  const first = await invite(here, email, hungYen)
  const second = await invite(there, email, haNoi)
  expect(await look(second)).toMatchObject({ purpose: 'sign-in' })
  expect((await use(second, password)).statusCode).toBe(410)
  // Neither of the two could take the other's role away: whoever is above both gives the link.
  expect((await use(first, password)).statusCode).toBe(410)
  const above = await context.administrator.post(`/api/people/${first.person.id}/link`)
  expect((await use({ ...first, ...above.json() }, password)).statusCode).toBe(200)
})

test('an invitation is answered alike whether or not the address is known', async () => {
  const known = 'da-biet@mau.example'
  const { person } = await invite(there, known, haNoi, { name: 'Ông Đã Biết' })
  const shapeOf = (answer: AddedPerson) => ({
    ...answer,
    person: { ...answer.person, id: typeof answer.person.id, email: typeof answer.person.email },
    link: answer.link?.replace(/#.*/, `#${tokenOf(answer.link).length}`),
  })
  const [a, b] = [await invite(here, known, hungYen), await invite(here, 'chua-biet@mau.example', hungYen)]
  expect(shapeOf(a)).toEqual(shapeOf(b))
  // What is refused is refused alike, before anything is known of anybody.
  for (const email of [known, 'khong-ai@mau.example']) {
    const refused = await here.post('/api/people', { name: 'Bà Mẫu', email, role: 'viewer', unitId: haNoi })
    expect([refused.statusCode, refused.json().type], email).toEqual([403, '/problems/not-allowed'])
    const beyond = await here.post('/api/people', {
      name: 'Bà Mẫu',
      email,
      role: 'system-administrator',
      unitId: hungYen,
    })
    expect(beyond.statusCode, email).toBe(400)
  }
  // By its id alone nobody is found who is not here.
  const stranger = await invite(there, 'chi-o-do@mau.example', haNoi)
  const byId = await here.post(`/api/people/${stranger.person.id}/appointments`, { role: 'viewer', unitId: hungYen })
  expect(byId.statusCode).toBe(404)
  expect(person.id).toBe(a.person.id)
})

test('whoever invites themselves is told that nobody gives themselves a role', async () => {
  const email = (await here.get('/api/session')).json().person.email
  const own = await here.post('/api/people', { name: 'Tôi', email, role: 'planner', unitId: hungYen })
  expect([own.statusCode, own.json().type]).toEqual([403, '/problems/own-role'])
})
