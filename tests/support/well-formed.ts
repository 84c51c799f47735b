import type { Reading } from '../../src/reading/index.ts'

/** What any reading must hold whatever the file says; the first thing that it does not, or null. */
export function faultOf(reading: Reading): string | null {
  return faultOfBlocks(reading) ?? faultOfFacts(reading)
}

function faultOfBlocks({ blocks, text }: Reading): string | null {
  let end = -1
  const depths = new Map<string, number>()
  for (const block of blocks) {
    if (block.start <= end) return `block ${block.id} begins before the one above it ends`
    if (block.end < block.start || block.end > text.length) return `block ${block.id} ends outside the text`
    end = block.end
    if (block.parent !== null && depths.get(block.parent) !== block.depth - 1)
      return `block ${block.id} does not stand one below its parent`
    if (depths.has(block.id)) return `block ${block.id} stands twice`
    depths.set(block.id, block.depth)
  }
  return null
}

function faultOfFacts(reading: Reading): string | null {
  const { text, document, targets, duties, reports, reviews, citations, recipients } = reading
  const blocks = new Map(reading.blocks.map((block) => [block.id, block]))
  const kinds = { targets, duties, reports, reviews, citations, recipients }
  for (const [kind, facts] of Object.entries(kinds)) {
    let from = 0
    for (const { place, quote, clause, rule } of facts) {
      const name = `${kind} (${rule}) at ${place.start}`
      if (quote === '') return `${name} quotes nothing`
      if (text.slice(place.start, place.end) !== quote) return `${name} is not what stands there`
      const block = blocks.get(clause)
      if (!block || place.start < block.start || place.start >= block.end) return `${name} is outside its clause`
      if (block.start < from) return `${name} stands above the one before it`
      from = block.start
    }
  }
  for (const [index, { partOf }] of targets.entries())
    if (partOf !== null && (partOf < 0 || partOf >= index)) return `target ${index} is a part of none before it`
  for (const [field, { start, end }] of Object.entries(document.places))
    if (start < 0 || end < start || end > text.length) return `the document's ${field} is outside the text`
  return null
}
