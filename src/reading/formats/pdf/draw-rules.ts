import { at, type Matrix } from './matrix.ts'
import type { Rule } from './page.types.ts'

/** In points: so far may a stroke lean and still go straight, and so long is one that parts something. */
const STRAIGHT = 0.5
const SHORTEST = 6

/** How many numbers follow each step of a path: to a point, along a line, two kinds of curve, back. */
const NUMBERS = [2, 2, 6, 4, 0]

/** The straight strokes of a path, whether it is drawn or a thin surface is filled. */
export function rulesOf(path: ArrayLike<number>, page: Matrix): { across: Rule[]; down: Rule[] } {
  const across: Rule[] = []
  const down: Rule[] = []
  let start: [number, number] = [0, 0]
  let last: [number, number] = [0, 0]
  const stroke = (to: [number, number]) => {
    const [x, y] = [Math.abs(to[0] - last[0]), Math.abs(to[1] - last[1])]
    if (y <= STRAIGHT && x >= SHORTEST)
      across.push({ at: to[1], from: Math.min(to[0], last[0]), to: Math.max(to[0], last[0]) })
    if (x <= STRAIGHT && y >= SHORTEST)
      down.push({ at: to[0], from: Math.min(to[1], last[1]), to: Math.max(to[1], last[1]) })
    last = to
  }
  for (let index = 0; index < path.length; ) {
    const step = path[index] ?? 4
    const numbers = NUMBERS[step] ?? 0
    const to = at(page, path[index + numbers - 1] ?? 0, path[index + numbers] ?? 0)
    if (step === 0) {
      start = to
      last = to
    } else if (step === 1) stroke(to)
    else if (step === 4) stroke(start)
    else last = to
    index += numbers + 1
  }
  return { across, down }
}
