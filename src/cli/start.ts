import { runServer } from '../server/main.ts'

/** For a person at a terminal the address stands alone; for a service every request is logged. */
const logLevel = process.stderr.isTTY ? 'warn' : 'info'

export async function start({ demo = false }: { demo?: boolean }): Promise<number> {
  const code = await runServer({
    env: process.env,
    cwd: process.cwd(),
    logLevel,
    demo,
    say: (line) => console.log(line),
    refuse: (line) => console.error(line),
  })
  process.exit(code)
}
