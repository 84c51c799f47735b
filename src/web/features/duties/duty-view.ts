/** How the answers of a programme are seen; it stands in the address as `view`, the table without. */
export const DUTY_VIEWS = ['table', 'board', 'calendar', 'timeline', 'duties', 'reports'] as const
export type DutyView = (typeof DUTY_VIEWS)[number]

type Search = Record<string, unknown>

export const viewIn = ({ view }: Search): DutyView => DUTY_VIEWS.find((each) => each === view) ?? 'table'

/** The same answers seen otherwise, from the beginning. */
export const withView =
  (view: DutyView) =>
  ({
    view: _view,
    row: _row,
    column: _column,
    line: _line,
    month: _month,
    year: _year,
    by: _by,
    day: _day,
    ...before
  }: Search): Search => ({ ...before, ...(view === 'table' ? {} : { view }) })
