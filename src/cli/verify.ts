import { resolve } from 'node:path'
import { readConfig } from '../server/config.ts'
import { readBackup } from '../server/platform/backup/read-backup.ts'
import { type Check, type Verification, verifySystem } from '../server/verify-system.ts'
import { describeFaults } from './audit.ts'
import { describeContents } from './describe-contents.ts'
import { orRefusal, withSystem } from './with-system.ts'

/** Reads everything back; 0 where nothing is wrong. Without a file it is the system, which may run meanwhile. */
export function verify(name?: string): Promise<number> {
  return name === undefined ? verifyHere() : orRefusal(() => verifyFile(resolve(name)))
}

async function verifyFile(file: string): Promise<number> {
  const { passphrase } = readConfig(process.env, process.cwd()).backup
  const manifest = await readBackup(file, passphrase)
  console.log(
    `${file} is whole: as it was on ${manifest.madeAt} (version ${manifest.version}), ${describeContents(manifest)}`,
  )
  return 0
}

function verifyHere(): Promise<number> {
  return withSystem({ make: false }, async ({ adminUrl }) => {
    const verification = await verifySystem(adminUrl)
    const checks = [...verification.checks, trailCheck(verification.trail)]
    console.log(`Read back: ${describeContents(verification)}`)
    for (const { what, seen, faults } of checks)
      console.log(`${what}: ${seen} looked at, ${faults.length === 0 ? 'nothing wrong' : `${faults.length} wrong`}`)
    const faults = checks.flatMap((check) => check.faults)
    for (const fault of faults) console.error(fault)
    return faults.length === 0 ? 0 : 1
  })
}

function trailCheck({ homes, faults }: Verification['trail']): Check {
  const seen = homes.reduce((sum, { entries }) => sum + entries, 0)
  return { what: 'entries of the trail', seen, faults: describeFaults(faults) }
}
