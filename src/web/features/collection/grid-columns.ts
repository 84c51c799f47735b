import { isSplitInto, splitsOf } from '../../../rules/figures/splits.ts'
import type { FormElement } from '../../../shared/form-rules.ts'

/** `split`: by what its figures are parts; empty of the whole. */
export type GridColumn = { category: string; name: string; split: string; splitName: string }

/** The columns of a form: the whole, then every category of every way in which one of its elements is split, crossings last. */
export function columnsOf(elements: readonly FormElement[], whole: string): GridColumn[] {
  const splits = new Map(elements.flatMap(splitsOf).map((split) => [split.code, split]))
  const inOrder = [...splits.values()].sort((a, b) => Number(a.code.includes(',')) - Number(b.code.includes(',')))
  return [
    { category: '', name: whole, split: '', splitName: '' },
    ...inOrder.flatMap(({ code, name, categories }) =>
      categories.map((each) => ({ ...each, split: code, splitName: name })),
    ),
  ]
}

/** The columns of parts that stand together under one head. */
export function headsOf(columns: readonly GridColumn[]): { split: string; name: string; columns: number }[] {
  const heads = Map.groupBy(
    columns.filter(({ split }) => split !== ''),
    ({ split }) => split,
  )
  return [...heads].map(([split, its]) => ({ split, name: its[0]?.splitName ?? '', columns: its.length }))
}

/** Whether an element is asked for in a column. */
export const isAsked = ({ dimensions, crossings }: FormElement, category: string): boolean =>
  isSplitInto([...dimensions.map(({ code }) => code), ...crossings], category)
