import type { FormElement } from '../../shared/form-rules.ts'

/** By what a category splits a figure: `age:15-25,sex:female` is of the split `age,sex`; the whole of none. */
export const splitOf = (category: string): string =>
  category
    .split(',')
    .map((part) => part.split(':')[0])
    .join()

/** Whether figures that are split so have a category; the whole they always have. */
export const isSplitInto = (splits: readonly string[], category: string): boolean =>
  category === '' || splits.includes(splitOf(category))

/** The two dimensions of a split that crosses them, in the order of their codes; undefined of one dimension alone. */
export function crossingOf(split: string): [string, string] | undefined {
  const [one, other] = split.split(',')
  return one === undefined || other === undefined ? undefined : [one, other]
}

/** A way in which a figure is split: the categories, and the words for it and for each of them. */
export type Split = { code: string; name: string; categories: { category: string; name: string }[] }

/** Every way in which a form asks for an element, single dimensions first. */
export function splitsOf({ dimensions, crossings }: Pick<FormElement, 'dimensions' | 'crossings'>): Split[] {
  const single = dimensions.map(
    ({ code, name, options }): Split => ({
      code,
      name,
      categories: options.map((option) => ({ category: `${code}:${option.code}`, name: option.name })),
    }),
  )
  const crossed = crossings.flatMap((code): Split[] => {
    const [one, other] = crossingOf(code) ?? []
    const [a, b] = [single.find((each) => each.code === one), single.find((each) => each.code === other)]
    if (!a || !b) return []
    const categories = a.categories.flatMap((first) =>
      b.categories.map((second) => ({
        category: `${first.category},${second.category}`,
        name: `${first.name}, ${second.name.charAt(0).toLowerCase()}${second.name.slice(1)}`,
      })),
    )
    return [{ code, name: `${a.name} × ${b.name.charAt(0).toLowerCase()}${b.name.slice(1)}`, categories }]
  })
  return [...single, ...crossed]
}
