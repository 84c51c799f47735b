import { PERSON } from '../grammar/person.ts'
import type { Reading } from '../reading.types.ts'
import { factAt, type Source } from './source.ts'

// The clerk's initials stand close, '(Q)'; a note that does has its stroke, '(b/c)'.
const NOTE = /(?:\s+\((?:[^()]{1,30})\)|\(\s*\p{L}\s?\/\s?\p{L}\s*\))\s*(?=[;,.]*$)/u

/** The lines of Nơi nhận, up to 'Lưu: …'. */
export function findRecipients(source: Source): Reading['recipients'] {
  const found: Reading['recipients'] = []
  let kept = false
  const lines = source.nodes.filter(({ zone }) => zone === 'recipients')
  const bulleted = lines.filter(({ marker }) => marker !== null).length > lines.length / 2
  for (const node of source.nodes) {
    if (node.zone !== 'recipients') {
      if (node.zone === 'body') kept = false
      continue
    }
    if (kept) continue
    let { content } = node
    let at = node.contentStart
    const heading = /^Nơi nhận\s*:?\s*[-–]?\s*/iu.exec(content)
    if (heading) {
      content = content.slice(heading[0].length)
      at += heading[0].length
    }
    const bare = content
      .replace(/[;,.\s]+$/u, '')
      .replace(NOTE, '')
      .replace(/[;,\s]+$/u, '')
    if (!/\p{L}/u.test(bare)) continue
    // Who signed stands beside the list and, typed in two columns, between its lines.
    if (bulleted && node.marker === null && !heading && PERSON.test(bare)) continue
    found.push({
      ...factAt(source, node, { start: at, end: at + bare.length }, 'recipient.line'),
      name: bare,
    })
    if (/^Lưu\s*:?/iu.test(bare)) kept = true
  }
  return found
}
