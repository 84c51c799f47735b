import { splitsOf } from '../../../rules/figures/splits.ts'
import type { CatalogueDimension } from '../../../shared/elements.ts'

type Dimension = Pick<CatalogueDimension, 'code' | 'name' | 'options' | 'whole'>

const withCrossings = (dimensions: readonly Dimension[], splits: readonly string[]) =>
  splitsOf({
    dimensions: dimensions.filter(({ code }) => splits.some((split) => split.split(',').includes(code))),
    crossings: splits.filter((split) => split.includes(',')),
  })

/** What a split is called: "Giới tính", "Nhóm tuổi × giới tính"; its code where nobody knows it any more. */
export const splitName = (split: string, dimensions: readonly Dimension[]): string =>
  withCrossings(dimensions, [split]).find(({ code }) => code === split)?.name ?? split

/** The parts of an element that is split so, each with its words. */
export const partsOf = (splits: readonly string[], dimensions: readonly Dimension[]) =>
  withCrossings(dimensions, splits).flatMap(({ code, categories }) => (splits.includes(code) ? categories : []))

/** What a part is called: "nữ", "15–25 tuổi, nữ". */
export const partName = (category: string, dimensions: readonly Dimension[]): string =>
  category
    .split(',')
    .map((part) => {
      const [code, option] = part.split(':')
      return dimensions.find((each) => each.code === code)?.options.find((each) => each.code === option)?.name ?? part
    })
    .join(', ')
