import { join } from 'node:path'
import { connect, type Db } from '../../src/server/platform/database.ts'
import { findPidFile } from '../../src/server/platform/postgres/pid-file.ts'
import { openSecrets } from '../../src/server/platform/secrets.ts'
import type { RunningServer } from './server.ts'

/** As the owner of the tables of a running server on its own database. */
export async function openOwner({ dataDir }: Pick<RunningServer, 'dataDir'>): Promise<Db> {
  const found = await findPidFile(join(dataDir, 'postgres'))
  const { databaseOwner } = await openSecrets(dataDir)
  return connect(`postgres://postgres:${encodeURIComponent(databaseOwner)}@127.0.0.1:${found?.port}/postgres`, 2)
}
