import { Link, useParams } from '@tanstack/react-router'
import { FormPage } from '../../features/collection/form-page.tsx'
import { clauseLink, formLink, programmeLink } from '../links.tsx'

const up = (words: string) => <Link to="/figures">{words}</Link>

export function FormRoute() {
  const { formId } = useParams({ from: '/inside/figures/forms/$formId' })
  return <FormPage key={formId} {...{ formId, up, programmeLink, clauseLink, formLink }} />
}
