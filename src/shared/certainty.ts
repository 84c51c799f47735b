// How sure the reader is of a fact: of three classes one, with what gave it reason to doubt.

export const CERTAINTIES = ['sure', 'look', 'doubtful'] as const
export type Certainty = (typeof CERTAINTIES)[number]

/** Each with what it makes of a fact by itself; two that ask for a look make it doubtful. */
export const DOUBTS = {
  'owner-not-named': 'doubtful',
  'party-cut-short': 'doubtful',
  'partner-not-read': 'doubtful',
  'date-not-read': 'doubtful',
  'unit-not-read': 'doubtful',
  'figure-not-read': 'doubtful',
  'document-incomplete': 'doubtful',
  'general-doer': 'look',
  'doer-guessed': 'look',
  'year-assumed': 'look',
  'year-not-named': 'look',
  'no-milestone': 'look',
  'no-figure': 'look',
  'several-figures': 'look',
  'at-most': 'look',
  'cut-in-clause': 'look',
  'marker-missing': 'look',
  'closing-paragraph': 'look',
  'opens-without-verb': 'look',
  'holds-a-list': 'look',
  'table-cell': 'look',
  'frequency-guessed': 'look',
  'receiver-guessed': 'look',
  'several-times': 'look',
  'name-overrun': 'look',
  'kind-not-named': 'look',
  'date-not-named': 'look',
  'dates-differ': 'look',
  'number-or-date-blank': 'look',
  'not-measured': 'look',
} as const satisfies Record<string, Exclude<Certainty, 'sure'>>
export type Doubt = keyof typeof DOUBTS

export function certaintyOf(doubts: readonly Doubt[]): Certainty {
  if (doubts.length === 0) return 'sure'
  return doubts.length > 1 || doubts.some((doubt) => DOUBTS[doubt] === 'doubtful') ? 'doubtful' : 'look'
}
