const kept = ['PATH', 'Path', 'SystemRoot', 'windir', 'ComSpec', 'TEMP', 'TMP', 'TMPDIR', 'LD_LIBRARY_PATH']

/** PostgreSQL gets nothing of our environment that it does not need: no passwords, none of libpq's variables. */
export function postgresEnv(clusterDir: string): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = { PGDATA: clusterDir, LC_ALL: 'C', TZ: 'UTC' }
  for (const name of kept) if (process.env[name] !== undefined) env[name] = process.env[name]
  return env
}
