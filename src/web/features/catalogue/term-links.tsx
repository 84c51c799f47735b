import { useQuery } from '@tanstack/react-query'
import { Fragment } from 'react'
import type { TermElement } from '../../../shared/elements.ts'
import type { Terms } from '../../../shared/figures.ts'
import type { LinkTo } from '../../ui/link-to.ts'
import { dimensionChoices } from './catalogue.ts'
import { partName } from './split-words.ts'

type TermLinksProps = { terms: Terms; elements: readonly TermElement[]; elementLink: LinkTo }

/** What is added up, each with the way to its element and of a part which. */
export function TermLinks({ terms, elements, elementLink }: TermLinksProps) {
  const { data: dimensions = [] } = useQuery(dimensionChoices)
  return terms.map(({ elementId, category }, index) => (
    <Fragment key={`${elementId} ${category}`}>
      {index > 0 ? ' + ' : ''}
      {elementLink(elementId, elements.find(({ id }) => id === elementId)?.name ?? elementId)}
      {category === '' ? '' : ` (${partName(category, dimensions)})`}
    </Fragment>
  ))
}
