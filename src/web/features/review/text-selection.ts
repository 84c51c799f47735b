/** The offset in the document's text of a place in a text node that `MarkedText` drew. */
function offsetOf(node: Node, offset: number): number | null {
  const element = node instanceof Element ? node : node.parentElement
  const piece = element?.closest<HTMLElement>('[data-at]')
  if (piece?.dataset.at !== undefined) return Number(piece.dataset.at) + (node instanceof Text ? offset : 0)
  // Between pieces: the one that follows tells where it is.
  const next = element?.childNodes[offset] ?? element?.nextElementSibling
  const first = next instanceof Element ? (next.matches('[data-at]') ? next : next.querySelector('[data-at]')) : null
  const at = first?.getAttribute('data-at')
  return at === null || at === undefined ? null : Number(at)
}

/** What the person selected inside the text, as offsets. */
export function selectedPlace(within: HTMLElement | null): { start: number; end: number } | null {
  const selection = window.getSelection()
  if (!within || !selection || selection.isCollapsed || selection.rangeCount === 0) return null
  const range = selection.getRangeAt(0)
  if (!within.contains(range.startContainer) || !within.contains(range.endContainer)) return null
  const start = offsetOf(range.startContainer, range.startOffset)
  const end = offsetOf(range.endContainer, range.endOffset)
  return start === null || end === null || end - start < 2 ? null : { start, end }
}

type CaretDocument = Document & {
  caretPositionFromPoint?: (x: number, y: number) => { offsetNode: Node; offset: number } | null
}

/** The offset under the pointer. */
export function textOffsetAt(x: number, y: number): number | null {
  const page = document as CaretDocument
  const position = page.caretPositionFromPoint?.(x, y)
  if (position) return offsetOf(position.offsetNode, position.offset)
  // Chrome 109 and Safari know only the older name.
  const range = page.caretRangeFromPoint?.(x, y)
  return range ? offsetOf(range.startContainer, range.startOffset) : null
}
