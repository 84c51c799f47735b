import type { Plan } from '../shared/plan.ts'
import type { Reading } from './reading.types.ts'

/** The plan as the wire and the gold files have it. */
export function toPlan(reading: Reading): Plan {
  const { places: _places, certainty: _certainty, doubts: _doubts, ...document } = reading.document
  /** A sentence that a page number cut stands in the printed text only up to the cut. */
  const quote = (fact: { place: { start: number; end: number }; quote: string }) => {
    const seam = reading.seams.find((at) => at > fact.place.start + 20 && at < fact.place.end)
    return seam === undefined ? fact.quote : reading.text.slice(fact.place.start, seam)
  }
  return {
    document,
    citations: reading.citations.map(({ number, kind, date, dates, issuer }) => ({
      number,
      kind,
      date,
      issuer,
      ...(dates ? { dates } : {}),
    })),
    targets: reading.targets.map((fact) => ({
      quote: quote(fact),
      section: fact.section,
      milestone: fact.milestone,
      comparator: fact.comparator,
      value: fact.value,
      upper: fact.upper,
      unit: fact.unit,
      partOf: fact.partOf,
    })),
    duties: reading.duties.map((fact) => ({
      quote: quote(fact),
      section: fact.section,
      responsible: fact.responsible,
      role: fact.role,
      with: fact.with,
      requested: fact.requested,
      due: fact.due,
    })),
    reports: reading.reports.map((fact) => ({
      quote: quote(fact),
      from: fact.from,
      to: fact.to,
      onward: fact.onward,
      frequency: fact.frequency,
      before: fact.before,
    })),
    reviews: reading.reviews.map((fact) => ({ quote: quote(fact), kind: fact.kind, year: fact.year })),
    recipients: reading.recipients.map((fact) => fact.name),
  }
}
