import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { PROPOSAL_KINDS, PROPOSAL_STATES, type ProposalsPage } from '../../../shared/proposals.ts'
import { ChoiceFilter, Filters } from '../../ui/filters.tsx'
import { KIND_WORDS, STATE_WORDS } from './proposal-words.ts'
import type { ProposalFilter } from './proposals.ts'
import { withProposalFilter } from './use-proposals-view.ts'

type ProposalFiltersProps = { filter: ProposalFilter; programmes: ProposalsPage['programmes'] }

/** By what the list is narrowed; each choice goes into the address. */
export function ProposalFilters({ filter, programmes }: ProposalFiltersProps) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const show = (next: ProposalFilter) =>
    void navigate({ to: '.', search: withProposalFilter(next), resetScroll: false })
  const change = <Key extends keyof ProposalFilter>(key: Key, value: ProposalFilter[Key]) => {
    const { [key]: _before, ...others } = filter
    show(value ? { ...others, [key]: value } : others)
  }
  const { view, ...narrowed } = filter
  return (
    <Filters>
      <ChoiceFilter
        label={t('proposals.column.state')}
        any={t('proposals.filter.anyState')}
        value={filter.state}
        options={PROPOSAL_STATES.map((state) => ({ id: state, words: t(STATE_WORDS[state].words) }))}
        onChange={(value) => change('state', value)}
      />
      <ChoiceFilter
        label={t('proposals.column.kind')}
        any={t('proposals.filter.anyKind')}
        value={filter.kind}
        options={PROPOSAL_KINDS.map((kind) => ({ id: kind, words: t(KIND_WORDS[kind]) }))}
        onChange={(value) => change('kind', value)}
      />
      <ChoiceFilter
        label={t('proposals.column.programme')}
        any={t('proposals.filter.anyProgramme')}
        value={filter.programmeId}
        options={programmes.map(({ id, name }) => ({ id, words: name }))}
        onChange={(value) => change('programmeId', value)}
      />
      {Object.keys(narrowed).length > 0 ? (
        <button type="button" className="plain" onClick={() => show(view ? { view } : {})}>
          {t('proposals.filter.clear')}
        </button>
      ) : null}
    </Filters>
  )
}
