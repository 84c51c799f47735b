import type pg from 'pg'
import { BackupProblem } from './backup-problem.ts'
import { listTableNames, ofTheInstallation, quoted } from './tables.ts'

/** In every system from its first start on: the nation's home, and the catalogues that come with the program. */
const fromTheStart: Record<string, string> = {
  homes: 'id <> 0',
  units: 'home_id is not null',
  dimensions: 'home_id <> 0',
  elements: 'home_id <> 0',
  indicators: 'home_id <> 0',
  outlines: 'home_id <> 0',
  validation_rules: 'home_id <> 0',
}

/** What somebody put into the system, or had in the database before: tables with how many rows. */
export async function whatStands(client: pg.Client): Promise<{ table: string; rows: number }[]> {
  const names = await listTableNames(client)
  if (names.length === 0) return []
  const { rows: kept } = await client.query<{ name: string }>(
    `select relname as name from pg_class c where relnamespace = 'public'::regnamespace and relname = any ($1)
      and (relname in ('people', 'homes', 'units') or exists (
        select from pg_attribute a where a.attrelid = c.oid and a.attname = 'home_id' and not a.attisdropped))`,
    [names],
  )
  // Without the list of migrations they are another program's.
  const ours = names.includes('migrations')
  const asked = ours ? kept.map(({ name }) => name).filter((name) => !ofTheInstallation.includes(name)) : names
  const standing: { table: string; rows: number }[] = []
  for (const table of asked) {
    const { rows } = await client.query<{ rows: number }>(
      `select count(*)::int as rows from public.${quoted(table)} where ${fromTheStart[table] ?? 'true'}`,
    )
    const count = rows[0]?.rows ?? 0
    if (count > 0 || !ours) standing.push({ table, rows: count })
  }
  return standing
}

/** Throws a `BackupProblem` that names what is in the way. */
export function requireEmpty(standing: { table: string; rows: number }[]): void {
  if (standing.length === 0) return
  const most = [...standing].sort((a, b) => b.rows - a.rows).slice(0, 3)
  const named = most.map(({ table, rows }) => `${table}: ${rows}`).join(', ')
  throw new BackupProblem(
    'not-empty',
    `Something stands in this system already (rows in ${standing.length} tables; ${named}), and a restore never writes over it. Set HIEUHOC_DATA to a new folder, or DATABASE_URL to an empty database.`,
  )
}

/** The migrations that were run, oldest first; none where nothing was ever made. */
export async function findMigrations(client: pg.Client): Promise<string[]> {
  if (!(await listTableNames(client)).includes('migrations')) return []
  const { rows } = await client.query<{ name: string }>('select name from migrations order by name collate "C"')
  return rows.map(({ name }) => name)
}

const dropText = `do $$
declare
  made record;
begin
  for made in
    select format('drop %s if exists public.%s cascade', kind, name) as command from (
      select case c.relkind when 'S' then 2 else 1 end as turn, c.oid, quote_ident(c.relname) as name,
        case c.relkind when 'v' then 'view' when 'm' then 'materialized view' when 'S' then 'sequence' else 'table' end as kind
      from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'S')
        -- These go with their column.
        and not exists (select from pg_depend d where d.objid = c.oid and d.classid = 'pg_class'::regclass and d.deptype = 'i')
      union all
      select 3, p.oid, format('%I(%s)', p.proname, pg_get_function_identity_arguments(p.oid)), 'routine'
      from pg_proc p where p.pronamespace = 'public'::regnamespace
      union all
      select 4, t.oid, quote_ident(t.typname), 'type'
      from pg_type t where t.typnamespace = 'public'::regnamespace and t.typtype in ('e', 'd', 'r')
    ) as objects
    where not exists (select from pg_depend e where e.objid = objects.oid and e.deptype = 'e')
    order by turn
  loop
    execute made.command;
  end loop;
end $$`

/** Takes all tables, functions and types of ours away, as if nothing was ever made. */
export async function dropEverything(client: pg.Client): Promise<void> {
  await client.query(dropText)
}
