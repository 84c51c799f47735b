import type { ReportKind, SectionSource, SectionWants, SectionWriter } from '../../../shared/outlines.ts'
import type {
  ReportAct,
  ReportEventKind,
  ReportState,
  ReportView,
  SectionAct,
  SectionState,
} from '../../../shared/reports.ts'
import type { StateTone } from '../../ui/state-mark.tsx'
import type { TextKey } from '../../ui/text-key.ts'

type Told = { words: TextKey; tone: StateTone }

export const REPORT_STATE_WORDS: Record<ReportState, Told> = {
  drafting: { words: 'reports.state.drafting', tone: 'running' },
  sent: { words: 'reports.state.sent', tone: 'running' },
  received: { words: 'reports.state.received', tone: 'running' },
  accepted: { words: 'reports.state.accepted', tone: 'good' },
  returned: { words: 'reports.state.returned', tone: 'soon' },
}

export const SECTION_STATE_WORDS: Record<SectionState, Told> = {
  own: { words: 'reports.part.own', tone: 'idle' },
  unasked: { words: 'reports.part.unasked', tone: 'idle' },
  asked: { words: 'reports.part.asked', tone: 'running' },
  writing: { words: 'reports.part.writing', tone: 'running' },
  'handed-in': { words: 'reports.part.handedIn', tone: 'soon' },
  taken: { words: 'reports.part.taken', tone: 'good' },
  returned: { words: 'reports.part.returned', tone: 'soon' },
}

export const REPORT_ACT_WORDS: Record<ReportAct, TextKey> = {
  send: 'reports.act.send',
  'take-back': 'reports.act.takeBack',
  receive: 'reports.act.receive',
  accept: 'reports.act.accept',
  return: 'reports.act.return',
}

export const SECTION_ACT_WORDS: Record<SectionAct, TextKey> = {
  ask: 'reports.act.ask',
  withdraw: 'reports.act.withdraw',
  'hand-in': 'reports.act.handIn',
  take: 'reports.act.take',
  return: 'reports.act.return',
}

export const DONE_WORDS: Record<ReportEventKind, TextKey> = {
  send: 'reports.done.send',
  'take-back': 'reports.done.takeBack',
  receive: 'reports.done.receive',
  accept: 'reports.done.accept',
  return: 'reports.done.return',
  ask: 'reports.done.ask',
  withdraw: 'reports.done.withdraw',
  'hand-in': 'reports.done.handIn',
  take: 'reports.done.take',
  make: 'reports.done.make',
  write: 'reports.done.write',
  update: 'reports.done.update',
  'attach-signed': 'reports.done.attachSigned',
  drop: 'reports.done.drop',
}

export const VIEW_WORDS: Record<ReportView, TextKey> = {
  'to-write': 'reports.view.toWrite',
  mine: 'reports.view.mine',
  received: 'reports.view.received',
  all: 'reports.view.all',
}

export const KIND_WORDS: Record<ReportKind, TextKey> = {
  'half-yearly': 'reports.kind.halfYearly',
  yearly: 'reports.kind.yearly',
  interim: 'reports.kind.interim',
  final: 'reports.kind.final',
}

export const WANTS_WORDS: Record<SectionWants, TextKey> = {
  text: 'reports.wants.text',
  figures: 'reports.wants.figures',
  table: 'reports.wants.table',
}

export const SOURCE_WORDS: Record<SectionSource, TextKey> = {
  documents: 'reports.source.documents',
  targets: 'reports.source.targets',
  forecasts: 'reports.source.forecasts',
  duties: 'reports.source.duties',
  'late-duties': 'reports.source.lateDuties',
  products: 'reports.source.products',
  answers: 'reports.source.answers',
  proposals: 'reports.source.proposals',
  'target-table': 'reports.source.targetTable',
  'unit-table': 'reports.source.unitTable',
  'duty-table': 'reports.source.dutyTable',
}

export const WRITER_WORDS: Record<SectionWriter, TextKey> = {
  consolidator: 'reports.writer.consolidator',
  organisations: 'reports.writer.organisations',
}
