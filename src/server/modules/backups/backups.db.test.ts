import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { useApp } from '../../../../tests/support/app.ts'
import { someSmallDisk } from '../../../../tests/support/small-disk.ts'
import type { Backup, Backups } from '../../../shared/system.ts'
import { readBackup } from '../../platform/backup/read-backup.ts'
import { insertBackup, takeBackup } from './backups.repository.ts'

const context = useApp()
const url = '/api/system/backups'

async function look(): Promise<Backups> {
  const response = await context.administrator.get(url)
  expect(response.statusCode).toBe(200)
  return response.json()
}

/** Waits until none is under way. */
async function settled(): Promise<Backups> {
  return vi.waitFor(
    async () => {
      const page = await look()
      expect(page.backups.filter(({ state }) => state === 'waiting' || state === 'running')).toEqual([])
      return page
    },
    { timeout: 60_000, interval: 100 },
  )
}

async function take(): Promise<Backup> {
  const response = await context.administrator.post(url)
  expect(response.statusCode).toBe(202)
  const { id } = response.json()
  const { backups } = await settled()
  return backups.find((backup) => backup.id === id) as Backup
}

test('who operates the system has a backup taken: good once it was read back, and one at a time', async () => {
  expect(await look()).toMatchObject({ lastGood: null, lastFailure: null, schedule: null, late: false, backups: [] })
  const both = await Promise.all([context.administrator.post(url), context.administrator.post(url)])
  expect(both.map(({ statusCode }) => statusCode)).toEqual([202, 202])
  expect(both[0]?.json().id).toBe(both[1]?.json().id)
  const { lastGood, backups } = await settled()
  expect(backups).toHaveLength(1)
  expect(lastGood).toMatchObject({ reason: 'asked', state: 'done', share: 1, fileState: 'there', problem: null })
  const file = lastGood?.file as string
  expect((await readFile(file)).length).toBe(lastGood?.byteSize)
  const manifest = await readBackup(file, undefined)
  expect(manifest.madeAt).toBe(lastGood?.startedAt)
  expect(manifest.tables.find(({ name }) => name === 'people')?.rows).toBe(1)
  const trail = await context.owner
    .selectFrom('auditEntries')
    .select('subject')
    .where('action', '=', 'backups.take')
    .execute()
  expect(trail).toEqual([{ subject: `backup:${lastGood?.id}` }])
})

test('newer backups take the place of older ones; a file that somebody took away is good no longer', async () => {
  const files = [await take(), await take(), await take()].map(({ file }) => file as string)
  const { backups, keep } = await look()
  expect(backups.filter(({ fileState }) => fileState === 'there')).toHaveLength(keep)
  expect(backups.filter(({ fileState }) => fileState === 'removed').length).toBeGreaterThan(0)
  const left = await readdir(context.backups.settings.folder)
  expect(left.map((name) => join(context.backups.settings.folder, name)).sort()).toEqual(files.slice(-keep).sort())
  await rm(files.at(-1) as string)
  const { lastGood, backups: now } = await look()
  expect(lastGood?.file).toBe(files.at(-2))
  expect(now[0]?.fileState).toBe('missing')
})

test('a folder that cannot be used fails the backup, says why, and the next good one ends that', async () => {
  const { folder } = context.backups.settings
  await rm(folder, { recursive: true })
  await writeFile(folder, 'a file')
  expect(await take()).toMatchObject({ state: 'failed', problem: 'folder-unusable', fileState: null })
  expect((await look()).lastFailure).toMatchObject({ problem: 'folder-unusable' })
  await rm(folder)
  expect(await take()).toMatchObject({ state: 'done' })
  expect((await look()).lastFailure).toBe(null)
})

test('a full disk fails the backup at once, under its own name', async ({ skip }) => {
  const disk = await someSmallDisk(16_384)
  if (disk === undefined) return skip('this machine lets nobody mount a disk; run as root to try')
  const { settings } = context.backups
  const { folder } = settings
  settings.folder = disk.folder
  try {
    const { id } = await take()
    expect((await look()).lastFailure).toMatchObject({ id, state: 'failed', problem: 'disk-full' })
    const row = await context.owner.selectFrom('backups').select('attempts').where('id', '=', id).executeTakeFirst()
    expect(row).toEqual({ attempts: 1 })
    expect(await readdir(disk.folder)).toEqual([])
  } finally {
    settings.folder = folder
    await disk.remove()
  }
})

test('what a crash broke off is removed and taken once more, then it fails; what only waited is taken', async () => {
  const { systemDb, clock } = context
  const { folder } = context.backups.settings
  const requestedBy = context.administrator.personId
  const id = (await insertBackup(systemDb, { reason: 'asked', requestedBy, requestedAt: clock.now() })) ?? ''
  const file = join(folder, 'broken-off.tar.gz')
  expect(await takeBackup(systemDb, id, clock.now(), file, false)).toBe(1)
  await writeFile(`${file}.part`, 'half')
  await context.backups.look()
  expect((await settled()).backups.find((backup) => backup.id === id)).toMatchObject({ state: 'done' })
  const died = { state: 'running', endedAt: null, file, byteSize: null, sha256: null }
  const attempts = context.owner.updateTable('backups').where('id', '=', id).returning('attempts')
  expect(await attempts.set(died).execute()).toEqual([{ attempts: 2 }])
  await context.backups.look()
  expect((await look()).backups.find((backup) => backup.id === id)).toMatchObject({
    state: 'failed',
    problem: 'interrupted',
  })
  expect(await readdir(folder)).not.toContain('broken-off.tar.gz.part')
  await context.owner
    .updateTable('backups')
    .set({ state: 'waiting', attempts: 0, problem: null, endedAt: null })
    .where('id', '=', id)
    .execute()
  clock.advance(1000)
  await context.backups.look()
  expect((await settled()).backups.find((backup) => backup.id === id)).toMatchObject({ state: 'done' })
})

test('one that is cancelled leaves nothing, and cannot be cancelled again', async () => {
  const { id } = (await context.administrator.post(url)).json()
  const before = await readdir(context.backups.settings.folder).catch(() => [])
  const cancel = () => context.administrator.delete(`/api/jobs/backup/${id}`)
  expect((await cancel()).statusCode).toBe(204)
  expect((await cancel()).json()).toMatchObject({ type: '/problems/job-over', status: 409 })
  await context.backups.look()
  const { backups } = await settled()
  expect(backups.find((backup) => backup.id === id)).toMatchObject({ state: 'cancelled', fileState: null })
  await vi.waitFor(async () => expect(await readdir(context.backups.settings.folder)).toEqual(before))
})

test('the clock asks for one when it is due, once, encrypted where there is a passphrase', async () => {
  const { clock } = context
  await settled()
  const { settings, look: lookAtClock } = context.backups
  settings.schedule = { everyHours: 24, at: null }
  settings.passphrase = 'cụm từ'
  try {
    const before = (await look()).backups.length
    await lookAtClock()
    expect(await look()).toMatchObject({ late: false, encrypted: true })
    expect((await look()).backups).toHaveLength(before)
    clock.advance(24 * 60 * 60 * 1000)
    await Promise.all([lookAtClock(), lookAtClock()])
    await lookAtClock()
    const { backups } = await settled()
    expect(backups).toHaveLength(before + 1)
    expect(backups[0]).toMatchObject({ reason: 'scheduled', state: 'done', encrypted: true })
    await readBackup(backups[0]?.file as string, 'cụm từ')
    clock.advance(27 * 60 * 60 * 1000)
    expect((await look()).late).toBe(true)
  } finally {
    settings.schedule = undefined
    settings.passphrase = undefined
  }
})

test('nobody else sees or asks', async () => {
  const { unitId } = await context.setUp('33')
  const other = await context.signIn({ role: 'unit-administrator', unitId })
  for (const response of [await other.get(url), await other.post(url)]) expect(response.statusCode).toBe(403)
})
