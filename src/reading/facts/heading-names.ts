import { wordsOf } from '../grammar/words.ts'
import { type Subject, subjectOf } from './assignment.ts'
import { normalCase } from './normal-case.ts'

/** No paper names more agencies; beyond it the look-ups would cost more than they give. */
const MOST_NAMES = 1_000

/** Reads whom a heading names; one in capitals as the paper writes the name elsewhere. */
export class HeadingNames {
  private readonly text: string
  private readonly lower: string
  private readonly known = new Map<string, string>()

  constructor(text: string) {
    this.text = text
    this.lower = text.toLowerCase()
  }

  subjectOf(content: string): Subject | null {
    if (!/\p{Lu}{2}/u.test(content) || content !== content.toUpperCase()) return subjectOf(content, wordsOf(content))
    // Small letters tell 'các huyện, thành phố' (one party); capitals tell the name 'Sở Văn hóa, Thể thao' from what follows.
    const small = content.toLowerCase()
    const whole = subjectOf(small, wordsOf(small))
    const found = whole?.alone ? whole : subjectOf(content, wordsOf(content))
    return found && { ...found, names: found.names.map((name) => this.written(name.toUpperCase())) }
  }

  private written(shouted: string): string {
    const known = this.known.get(shouted)
    if (known !== undefined) return known
    const name = this.elsewhere(shouted) ?? normalCase(shouted, [])
    this.known.set(shouted, name)
    return name
  }

  private elsewhere(shouted: string): string | null {
    if (this.lower.length !== this.text.length || this.known.size > MOST_NAMES) return null
    const small = shouted.toLowerCase()
    let at = this.lower.indexOf(small)
    for (let tries = 0; at >= 0 && tries < 20; tries++) {
      const found = this.text.slice(at, at + small.length)
      const whole = !/\p{L}/u.test(this.text.charAt(at + small.length))
      if (whole && found !== shouted) return found.charAt(0).toUpperCase() + found.slice(1)
      at = this.lower.indexOf(small, at + 1)
    }
    return null
  }
}
