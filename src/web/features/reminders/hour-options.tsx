/** The hours of a day, the last one included, as clocks show them. */
export function HourOptions({ from, until }: { from: number; until: number }) {
  return Array.from({ length: until - from + 1 }, (_, index) => from + index).map((hour) => (
    <option key={hour} value={hour}>
      {`${String(hour).padStart(2, '0')}:00`}
    </option>
  ))
}
