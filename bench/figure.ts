/** One line of `npm run -s bench`; docs/benchmarks.md says what each measures. */
export type Figure = {
  bench: string
  metric: string
  value: number
  unit: string
  /** The least that this machine could do for the same work, measured in the same run. */
  floor?: number
  ratio?: number
  note?: string
}

/** What a file `bench/<name>.ts` exports as `run`. */
export type Bench = () => AsyncIterable<Figure> | Promise<Figure[]>

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const upper = sorted[Math.floor(sorted.length / 2)]
  const lower = sorted[Math.ceil(sorted.length / 2) - 1]
  if (upper === undefined || lower === undefined) throw new Error('A median of nothing')
  return (upper + lower) / 2
}

export function percentile(values: readonly number[], share: number): number {
  const value = values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))]
  if (value === undefined) throw new Error('A percentile of nothing')
  return value
}

/** A figure beside its floor. For a throughput the ratio is floor over value, so that more is always worse. */
export function besideFloor(figure: Figure & { floor: number }): Figure {
  const isThroughput = figure.metric.startsWith('throughput')
  const ratio = isThroughput ? figure.floor / figure.value : figure.value / figure.floor
  return { ...figure, value: rounded(figure.value), floor: rounded(figure.floor), ratio: rounded(ratio) }
}

/** Three digits that count. */
export const rounded = (value: number): number => Number(value.toPrecision(value >= 1000 ? 4 : 3))
