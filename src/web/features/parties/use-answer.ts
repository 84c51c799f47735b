import { useState } from 'react'
import type { Party, PartyEdit } from '../../../shared/parties.ts'

/** Several took over, and each duty has an answer of its own. */
export const isPerDuty = ({ class: of, proposed, offered, chosen }: Party): boolean =>
  of === 'ended' && chosen === null && new Set([...proposed, ...offered]).size > 1

/** What is ticked or chosen of a party and not yet said. */
export function useAnswer(party: Party, alike: readonly Party[]) {
  const start = party.chosen ? party.chosen.organisationIds.filter((id) => !party.gone.includes(id)) : party.proposed
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set(start))
  const [added, setAdded] = useState<ReadonlyMap<string, { name: string; hint: string }>>(new Map())
  const [asName, setAsName] = useState(true)
  const [withAlike, setWithAlike] = useState(true)
  const [heirs, setHeirs] = useState<ReadonlyMap<string, string>>(
    new Map(party.duties.map(({ factId, chosen, proposed }) => [factId, (chosen ?? proposed)[0] ?? ''])),
  )
  const ids = [
    ...new Set([
      ...(party.chosen?.organisationIds ?? []),
      ...party.proposed,
      ...party.born,
      ...party.offered,
      ...added.keys(),
    ]),
  ].filter((id) => !party.gone.includes(id))
  const tick = (some: readonly string[], on: boolean) =>
    setTicked((before) => {
      const after = new Set(before)
      for (const id of some) on ? after.add(id) : after.delete(id)
      return after
    })
  const edits = (): PartyEdit[] => {
    if (isPerDuty(party)) {
      return party.duties.flatMap(({ factId, revision, chosen }): PartyEdit[] => {
        const id = heirs.get(factId) ?? ''
        if (id === '' || chosen?.[0] === id) return []
        return [{ action: 'confirm', key: party.key, factId, organisationIds: [id], leftOut: [], revision }]
      })
    }
    const organisationIds = ids.filter((id) => ticked.has(id))
    const leftOut = ids.filter((id) => !ticked.has(id))
    const others = withAlike ? alike : []
    return [
      ...others.map(
        ({ key, revision }): PartyEdit => ({
          action: 'confirm',
          key,
          factId: null,
          organisationIds,
          leftOut,
          revision,
        }),
      ),
      {
        action: 'confirm',
        key: party.key,
        factId: null,
        organisationIds,
        leftOut,
        revision: party.revision,
        ...(party.class === 'missing' && asName && organisationIds.length === 1 ? { asName } : {}),
      },
    ]
  }
  return {
    ids,
    ticked,
    tick,
    added,
    add: (id: string, name: string, hint: string) => {
      setAdded((before) => new Map(before).set(id, { name, hint }))
      tick([id], true)
    },
    asName,
    setAsName,
    withAlike,
    setWithAlike,
    heirs,
    setHeir: (factIds: readonly string[], id: string) =>
      setHeirs((before) => {
        const after = new Map(before)
        for (const factId of factIds) after.set(factId, id)
        return after
      }),
    edits,
    /** Everything taken back that was said of it. */
    resets: (): PartyEdit[] => [
      ...(party.chosen ? [{ action: 'reset' as const, key: party.key, factId: null, revision: party.revision }] : []),
      ...party.duties.flatMap(({ factId, chosen, revision }): PartyEdit[] =>
        chosen === null ? [] : [{ action: 'reset', key: party.key, factId, revision }],
      ),
    ],
    nobody: (): PartyEdit[] => [
      { action: 'confirm', key: party.key, factId: null, organisationIds: [], leftOut: ids, revision: party.revision },
    ],
  }
}
