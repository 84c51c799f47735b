import type { Certainty, Doubt } from '../../../shared/certainty.ts'
import type { TextKey } from '../../ui/text-key.ts'

export const CERTAINTY_WORDS: Record<Certainty, TextKey> = {
  doubtful: 'certainty.class.doubtful',
  look: 'certainty.class.look',
  sure: 'certainty.class.sure',
}

/** In the order in which they are to be looked at. */
export const CLASSES = Object.keys(CERTAINTY_WORDS) as Certainty[]

const DOUBT_WORDS: Record<Doubt, TextKey> = {
  'owner-not-named': 'certainty.doubt.ownerNotNamed',
  'party-cut-short': 'certainty.doubt.partyCutShort',
  'partner-not-read': 'certainty.doubt.partnerNotRead',
  'date-not-read': 'certainty.doubt.dateNotRead',
  'unit-not-read': 'certainty.doubt.unitNotRead',
  'figure-not-read': 'certainty.doubt.figureNotRead',
  'document-incomplete': 'certainty.doubt.documentIncomplete',
  'general-doer': 'certainty.doubt.generalDoer',
  'doer-guessed': 'certainty.doubt.doerGuessed',
  'year-assumed': 'certainty.doubt.yearAssumed',
  'year-not-named': 'certainty.doubt.yearNotNamed',
  'no-milestone': 'certainty.doubt.noMilestone',
  'no-figure': 'certainty.doubt.noFigure',
  'several-figures': 'certainty.doubt.severalFigures',
  'at-most': 'certainty.doubt.atMost',
  'cut-in-clause': 'certainty.doubt.cutInClause',
  'marker-missing': 'certainty.doubt.markerMissing',
  'closing-paragraph': 'certainty.doubt.closingParagraph',
  'opens-without-verb': 'certainty.doubt.opensWithoutVerb',
  'holds-a-list': 'certainty.doubt.holdsAList',
  'table-cell': 'certainty.doubt.tableCell',
  'frequency-guessed': 'certainty.doubt.frequencyGuessed',
  'receiver-guessed': 'certainty.doubt.receiverGuessed',
  'several-times': 'certainty.doubt.severalTimes',
  'name-overrun': 'certainty.doubt.nameOverrun',
  'kind-not-named': 'certainty.doubt.kindNotNamed',
  'date-not-named': 'certainty.doubt.dateNotNamed',
  'dates-differ': 'certainty.doubt.datesDiffer',
  'number-or-date-blank': 'certainty.doubt.numberOrDateBlank',
  'not-measured': 'certainty.doubt.notMeasured',
}

/** A code of a newer reader has no words here and is passed over. */
export const doubtWords = (doubts: readonly string[]): TextKey[] =>
  doubts.flatMap((doubt) => (doubt in DOUBT_WORDS ? [DOUBT_WORDS[doubt as Doubt]] : []))
