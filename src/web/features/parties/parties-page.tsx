import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { OrganisationKind } from '../../../shared/organisations.ts'
import type { Parties, PartyEdit } from '../../../shared/parties.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { capitalised, formatNumber, formatWhen } from '../../ui/format.ts'
import type { LinkTo } from '../../ui/link-to.ts'
import { once } from '../../ui/once.ts'
import { Page } from '../../ui/page.tsx'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import { Progress } from '../../ui/progress.tsx'
import type { TextKey } from '../../ui/text-key.ts'
import style from './parties.module.css'
import { partiesQuery, partyProblems, usePartyChanges } from './parties.ts'
import { PartyList } from './party-list.tsx'
import { PartyPanel } from './party-panel.tsx'
import { alikeTo, isOpen } from './party-words.ts'
import { usePartyKeys } from './use-party-keys.ts'
import { usePartyView, withSearch } from './use-party-view.ts'
import { WatchesSection } from './watches-section.tsx'

type PartiesPageProps = {
  programmeId: string
  programmeLink: LinkTo
  clauseLink: LinkTo
  kindWords: Record<OrganisationKind, TextKey>
}

/** Whom the parties of a programme mean: what is sure, what somebody has to look at, what was said. */
export function PartiesPage(props: PartiesPageProps) {
  const { programmeId, programmeLink } = props
  const { t } = useTranslation()
  const { on } = usePartyView()
  const { data, error } = useQuery(partiesQuery(programmeId, on))
  if (data) return <Desk {...props} data={data} />
  return (
    <Page title={t('parties.title')} up={programmeLink(programmeId, t('parties.up'))}>
      {error ? <ProblemMessage error={error} /> : <Progress words={t('parties.loading')} />}
    </Page>
  )
}

function Desk({ data, programmeId, programmeLink, clauseLink, kindWords }: PartiesPageProps & { data: Parties }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const view = usePartyView()
  const changes = usePartyChanges(programmeId)
  const confirming = useRef(() => {})
  const bodies = useMemo(() => new Map(data.bodies.map((body) => [body.id, body])), [data])
  const open = data.parties.filter(isOpen)
  const party = data.parties.find(({ key }) => key === view.party)
  // What was just settled stays in the list until one goes on.
  const shown = view.all ? data.parties : data.parties.filter((each) => isOpen(each) || each === party)
  const mayResolve = data.mayResolve && view.on === undefined
  const busy = Object.values(changes).some(({ isPending }) => isPending)
  const choose = (key: string | undefined) =>
    void navigate({ to: '.', search: withSearch({ party: key }), resetScroll: false, replace: true })
  const goOn = () => {
    const at = data.parties.findIndex(({ key }) => key === view.party)
    const next = [...data.parties.slice(at + 1), ...data.parties.slice(0, Math.max(at, 0))].find(isOpen)
    choose(next?.key)
  }
  const say = (edits: PartyEdit[]) =>
    changes.say.mutate(edits, { onSuccess: edits.some(({ action }) => action === 'confirm') ? goOn : () => {} })
  const settled = data.parties.filter(
    ({ state, settled: isSettled, remembered, born, proposed }) =>
      state === 'open' && (isSettled || (remembered !== null && born.length === 0 && proposed.length > 0)),
  )
  const confirmSettled = () =>
    changes.say.mutate(
      settled.map(({ key, proposed, offered, revision }) => ({
        action: 'confirm',
        key,
        factId: null,
        organisationIds: proposed,
        leftOut: offered,
        revision,
      })),
    )
  const undo = () => {
    if (data.undoable && !busy) changes.undo.mutate(data.undoable)
  }
  usePartyKeys({ shown, chosen: view.party, choose, confirm: () => confirming.current(), undo })
  useEffect(() => {
    if (!view.party) return
    // On a phone what is chosen opens above the list.
    const narrow = matchMedia('(max-width: 900px)').matches
    const shownPart = narrow ? '#party-title' : `[data-party="${CSS.escape(view.party)}"]`
    document.querySelector(shownPart)?.scrollIntoView({ block: 'nearest' })
  }, [view.party])
  const error = changes.say.error ?? changes.create.error ?? changes.undo.error ?? changes.watch.error
  return (
    <Page
      title={t('parties.title')}
      windowTitle={`${t('parties.title')} – ${data.programmeName}`}
      up={programmeLink(programmeId, data.programmeName)}
      about={
        <>
          <Summary data={data} /> {view.on ? t('parties.on', { day: formatWhen(view.on) }) : null}
        </>
      }
      action={
        mayResolve && settled.length > 0 ? (
          <button type="button" className="main" disabled={busy} onClick={once(confirmSettled)}>
            {t('parties.do.confirmSure', { count: settled.length })}
          </button>
        ) : null
      }
    >
      <ProblemMessage error={error} words={partyProblems} />
      <div className={`${style.bar} screen-only`}>
        <Link
          to="."
          search={withSearch({ show: undefined })}
          aria-current={view.all ? undefined : 'true'}
          resetScroll={false}
        >
          {t('parties.show.open', { count: formatNumber(open.length) })}
        </Link>
        <Link
          to="."
          search={withSearch({ show: 'all' })}
          aria-current={view.all ? 'true' : undefined}
          resetScroll={false}
        >
          {t('parties.show.all', { count: formatNumber(data.parties.length) })}
        </Link>
        {data.undoable && mayResolve ? (
          <button type="button" className="plain" disabled={busy} onClick={once(undo)}>
            {t('parties.do.undo')}
          </button>
        ) : null}
      </div>
      {data.parties.length === 0 ? (
        <EmptyState title={t('parties.none')}>{t('parties.noneWhy')}</EmptyState>
      ) : (
        <div className={style.desk}>
          {shown.length === 0 ? (
            <EmptyState title={t('parties.done')}>{t('parties.doneWhat')}</EmptyState>
          ) : (
            <PartyList parties={shown} bodies={bodies} chosen={view.party} />
          )}
          {party ? (
            <PartyPanel
              key={`${party.key} ${data.cursor}`}
              party={party}
              alike={alikeTo(party, data.parties)}
              bodies={bodies}
              mayResolve={mayResolve}
              busy={busy}
              clauseLink={clauseLink}
              kindWords={kindWords}
              onSay={say}
              onCreate={(body) =>
                changes.create.mutate({ body, key: party.key, revision: party.revision }, { onSuccess: goOn })
              }
              confirming={confirming}
            />
          ) : null}
        </div>
      )}
      {data.watches.length > 0 ? (
        <WatchesSection
          watches={data.watches}
          bodies={bodies}
          mayResolve={mayResolve}
          busy={busy}
          clauseLink={clauseLink}
          onKeep={(watches) => changes.watch.mutate(watches)}
        />
      ) : null}
    </Page>
  )
}

/** The state of all in one sentence. */
function Summary({ data: { counts, unitName } }: { data: Parties }) {
  const { t } = useTranslation()
  return (
    <>
      {`${capitalised(unitName)}. `}
      {t('parties.summary', {
        sure: formatNumber(counts.sure),
        group: formatNumber(counts.group),
        ended: formatNumber(counts.ended),
        choose: formatNumber(counts.choose),
        missing: formatNumber(counts.missing),
        confirmed: formatNumber(counts.confirmed),
      })}
      {counts.changed > 0 ? ` ${t('parties.summaryChanged', { count: counts.changed })}` : ''}
    </>
  )
}
