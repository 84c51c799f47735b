/** 2026 is năm 2026, 2026-H1 6 tháng đầu năm 2026, 2026-Q2 quý II/2026, 2026-03 tháng 3/2026, 2026#1 năm 2026, lần 1. */
export function periodInWords(name: string): string {
  if (name === '') return 'một lần'
  const [period = '', time] = name.split('#')
  if (time !== undefined) return `${periodInWords(period)}, lần ${time}`
  const [year, part] = period.split('-')
  if (part === undefined) return `năm ${year}`
  if (part.startsWith('H')) return `6 tháng ${part === 'H1' ? 'đầu' : 'cuối'} năm ${year}`
  if (part.startsWith('Q')) return `quý ${['I', 'II', 'III', 'IV'][Number(part[1]) - 1]}/${year}`
  return `tháng ${Number(part)}/${year}`
}
