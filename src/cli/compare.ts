import { type Amendment, ReadingProblem, read, readAgainst } from '../reading/index.ts'
import { countSorts } from '../rules/amendment/index.ts'
import { compareWarnings } from './compare-warnings.ts'
import { bytesOf } from './read-file.ts'
import { refusalOf } from './reading-refusals.ts'
import { printable } from './terminal-text.ts'

/** What a later paper changes in an older one, for a person or as JSON. Answers 1 where one of them is not read. */
export async function comparePapers(older: string, newer: string, { json }: { json?: true }): Promise<number> {
  const [before, after] = [await bytesOf(older), await bytesOf(newer)]
  if (!before || !after) return 1
  try {
    const amendment = await readAgainst(before, after)
    for (const warning of compareWarnings(amendment)) console.error(`Lưu ý: ${warning}`)
    if (json) process.stdout.write(`${JSON.stringify(toJson(amendment), null, 2)}\n`)
    else {
      const { printAmendment } = await import('./print-amendment.ts')
      process.stdout.write(`${printAmendment(amendment).trimEnd()}\n`)
    }
    return 0
  } catch (error) {
    if (!(error instanceof ReadingProblem)) throw error
    // Which of the two it was is found by reading them one by one.
    for (const [file, bytes] of [
      [older, before],
      [newer, after],
    ] as const) {
      const problem = await problemOf(bytes)
      if (problem) console.error(`${printable(file)}: ${refusalOf(problem)}`)
    }
    return 1
  }
}

const problemOf = (bytes: Uint8Array) =>
  read(bytes).then(
    () => undefined,
    (error: unknown) => (error instanceof ReadingProblem ? error : undefined),
  )

type Told = NonNullable<Amendment['changes'][number]['older']>

const factOf = ({ section, quote, body, from }: Told) => ({
  section,
  quote,
  /** In which of the papers the words stand, and where in its text. */
  from: from && { paper: from.side, start: from.start, end: from.end },
  body,
})

function toJson({ form, older, newer, changes, instructions }: Amendment) {
  const about = ({ document: { kind, number, title, issuedOn } }: Amendment['older']) => ({
    kind,
    number,
    title,
    issuedOn,
  })
  return {
    form,
    older: about(older),
    newer: about(newer),
    counts: countSorts(changes),
    changes: changes.flatMap(({ sort, older, newer, fields }) =>
      sort === 'same'
        ? []
        : [
            {
              sort,
              kind: (newer ?? older)?.kind,
              older: older && factOf(older),
              newer: newer && factOf(newer),
              fields,
              instructions: [...new Set([...(newer?.by ?? []), ...(older?.by ?? [])])],
            },
          ],
    ),
    instructions: instructions.map(({ clause: _, ...rest }) => rest),
  }
}
