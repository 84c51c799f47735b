import { INK, SOFT } from './picture-colours.ts'

/** What is drawn: what stands within an <svg>, and its size. */
export type Drawn = { markup: string; width: number; height: number }

const LINE_HEIGHT = 18
const MARGIN = 12
const escaped = (text: string) => text.replace(/[&<>]/g, (found) => `&#${found.charCodeAt(0)};`)

/** Of an <svg> that stands in the page. */
export function drawnIn(svg: SVGSVGElement | null): Drawn | undefined {
  if (!svg) return undefined
  const { width, height } = svg.viewBox.baseVal
  return { markup: new XMLSerializer().serializeToString(svg), width, height }
}

/** The picture by itself: with its title above and its source below. */
export function toSvg({ markup, width, height }: Drawn, title: string, source: string): string {
  const wide = Math.max(width, 480)
  const titleLines = linesOf(title, Math.floor(wide / 8))
  const sourceLines = linesOf(source, Math.floor(wide / 6.4))
  const above = MARGIN + titleLines.length * LINE_HEIGHT + 4
  const whole = above + height + sourceLines.length * LINE_HEIGHT + MARGIN
  const told = (lines: readonly string[], from: number, rest: string) =>
    lines
      .map((line, at) => `<text x="${MARGIN}" y="${from + at * LINE_HEIGHT}" ${rest}>${escaped(line)}</text>`)
      .join('')
  const placed = markup.replace(/^<svg /, `<svg x="${MARGIN}" y="${above}" `)
  const all = wide + 2 * MARGIN
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${all} ${whole}" width="${all}" height="${whole}" font-family="system-ui, sans-serif"><rect width="100%" height="100%" fill="#fff"/>${told(titleLines, MARGIN + 12, `font-size="15" font-weight="600" fill="${INK}"`)}${placed}${told(sourceLines, above + height + LINE_HEIGHT, `font-size="12" fill="${SOFT}"`)}</svg>`
}

function linesOf(text: string, most: number): string[] {
  const lines: string[] = ['']
  for (const word of text.split(' ')) {
    const last = lines.at(-1) ?? ''
    if (last !== '' && last.length + word.length + 1 > most) lines.push(word)
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`
  }
  return lines
}

const SCALE = 2

async function toPng(svg: string): Promise<Blob> {
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = image.width * SCALE
  canvas.height = image.height * SCALE
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('The picture could not be drawn'))), 'image/png'),
  )
}

function save(blob: Blob, fileName: string): void {
  const address = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = address
  link.download = fileName
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}

export type Copied = 'copied' | 'saved'

/** Into the clipboard; where the browser gives us none, as a file. */
export async function copyPicture(kind: 'png' | 'svg', svg: string, fileName: string): Promise<Copied> {
  const blob = kind === 'svg' ? new Blob([svg], { type: 'image/svg+xml' }) : await toPng(svg)
  try {
    if (kind === 'svg') await navigator.clipboard.writeText(svg)
    else await navigator.clipboard.write([new ClipboardItem({ 'image/png': blob })])
    return 'copied'
  } catch {
    save(blob, `${fileName}.${kind}`)
    return 'saved'
  }
}
