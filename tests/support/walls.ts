import type pg from 'pg'

/** What the app's role can do with the one row of a table, looking from some place. */
export type Sight = {
  sees: number
  updates: number | string
  deletes: number | string
  insertsHere: string
  insertsElsewhere: string
}

export type Viewer = { name: string; scopes?: string; writes?: string; parties?: string }

/** Who wrote the rows of `one-row-each.ts`. */
const somebody = '00000000-0000-7000-8000-000000000002'

/** Tries a statement as the app's role and takes it back; answers rows touched, or the code of the refusal. */
async function probe(client: pg.Client, viewer: Viewer, statement: string): Promise<number | string> {
  await client.query('savepoint probe')
  try {
    const { scopes, writes, parties } = viewer
    const said = Object.entries({ scopes, writes, parties, person: somebody }).flatMap(([name, value]) =>
      value === undefined ? [] : [`set local app.${name} = ${quote(value)}`],
    )
    await client.query(['set local role hieuhoc_app', ...said].join('; '))
    const result = await client.query(statement)
    return result.rowCount ?? 0
  } catch (error) {
    const { code } = error as { code?: string }
    // The policies let it pass; only a key of another table held it.
    return code === '23503' ? 1 : (code ?? String(error))
  } finally {
    await client.query('rollback to savepoint probe')
    await client.query('reset role')
  }
}
const quote = (text: string) => `'${text.replaceAll("'", "''")}'`

/** Only whether row-level security let it pass: a duplicate key is met after it. */
const admitted = (answer: number | string) => (answer === '42501' ? 'refused' : 'admitted')

export type Walled = { table: string; columns: string[] }

const copyOf = ({ table, columns }: Walled, path: string) =>
  `insert into ${table} (${columns.join()}) overriding system value select (jsonb_populate_record(row_, ${quote(JSON.stringify({ unit_path: path }))})).* from row_of_${table} row_`

/** Needs `row_of_<table>`: a readable copy of the row's own columns, so that inserting does not depend on seeing it. */
export async function lookAt(
  client: pg.Client,
  walled: Walled,
  viewer: Viewer,
  here: string,
  elsewhere: string,
): Promise<Sight> {
  const { table } = walled
  const sees = await probe(client, viewer, `select from ${table}`)
  return {
    sees: typeof sees === 'number' ? sees : -1,
    updates: await probe(client, viewer, `update ${table} set published = published`),
    deletes: await probe(client, viewer, `delete from ${table}`),
    insertsHere: admitted(await probe(client, viewer, copyOf(walled, here))),
    insertsElsewhere: admitted(await probe(client, viewer, copyOf(walled, elsewhere))),
  }
}
