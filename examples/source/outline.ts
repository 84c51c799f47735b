/** One block of a sample's body: what the outline counts, and the text without its mark. */
export type Block = { level: 'I' | '1' | 'a' | '-' | '+' | 'plain'; titled: boolean; text: string }

const marks: [string, Block['level'], boolean][] = [
  ['###. ', 'a', false],
  ['### ', 'a', true],
  ['##. ', '1', false],
  ['## ', '1', true],
  ['# ', 'I', true],
  ['- ', '-', false],
  ['+ ', '+', false],
]

export function parseBody(body: string): Block[] {
  return body
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const mark = marks.find(([start]) => line.startsWith(start))
      if (!mark) return { level: 'plain', titled: false, text: line }
      return { level: mark[1], titled: mark[2], text: line.slice(mark[0].length) }
    })
}

const roman = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X']

/** The body as Word shows it: automatic numbers counted out, each level restarting under the one above. */
export function numbered(blocks: Block[]): string[] {
  let part = 0
  let item = 0
  let point = 0
  return blocks.map(({ level, text }) => {
    switch (level) {
      case 'I':
        part += 1
        item = 0
        point = 0
        return `${roman[part - 1]}. ${text}`
      case '1':
        item += 1
        point = 0
        return `${item}. ${text}`
      case 'a':
        point += 1
        return `${'abcd'[point - 1]}) ${text}`
      case 'plain':
        return text
      default:
        return `${level} ${text}`
    }
  })
}
