/** Columns that any terminal has. */
export const WIDTH = 100
export const cut = (text: string, width: number) =>
  text.length <= width ? text : `${text.slice(0, width - 1).trimEnd()}…`
export const day = (date: string) => date.split('-').reverse().join('/')
export const number = (value: number) => String(value).replace('.', ',')
export const heading = (title: string, count: number) => [
  '',
  `${title} (${count})`,
  '─'.repeat(Math.min(WIDTH, title.length + String(count).length + 3)),
]

export function wrap(text: string, indent: string): string[] {
  const lines: string[] = []
  let line = indent
  for (const word of text.split(' ')) {
    if (line.length + word.length + 1 > WIDTH && line.trim() !== '') {
      lines.push(line)
      line = indent
    }
    line += line === indent ? word : ` ${word}`
  }
  return [...lines, line]
}

/** What others wrote, such as a file's name, without what moves the cursor, breaks the line or turns the order of letters. */
export const printable = (text: string) =>
  text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (sign) => `\\u{${sign.codePointAt(0)?.toString(16)}}`)
