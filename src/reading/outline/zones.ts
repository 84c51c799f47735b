import { kindOfLine, shouted } from './kind-line.ts'
import type { Line } from './lines.ts'

export type Zone = 'letterhead' | 'title' | 'body' | 'recipients' | 'signature' | 'note'

const SUBJECT_OF_LETTER = /^(?:V\/v|Về việc)\b/iu
export const SIGNATURE =
  /^(?:(?:TM|T\/M|KT|K\/T|TL|T\/L|TUQ|Q)\.?\s*)?(?:BAN|ỦY BAN|UỶ BAN|UBND|HỘI ĐỒNG|CHỦ TỊCH|PHÓ|GIÁM ĐỐC|BỘ TRƯỞNG|THỨ TRƯỞNG|TRƯỞNG|BÍ THƯ|CHÁNH|HIỆU TRƯỞNG|THỦ TƯỚNG|TỔNG|CỤC TRƯỞNG|VỤ TRƯỞNG)(?=\s|$)/u
const RECIPIENTS = /^Nơi nhận\s*:?/iu
const OPENS_BODY =
  /^(?:Căn cứ|Thực hiện|Thi hành|Kính gửi|Để|Nhằm|Theo|Xét|Tiếp tục|Triển khai|Trên cơ sở|Hưởng ứng)\s/u
/** Who decides stands between the title and the grounds of a decision. */
const DECIDES =
  /^(?:CHỦ TỊCH|ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|HỘI ĐỒNG NHÂN DÂN|GIÁM ĐỐC|BỘ TRƯỞNG|THỦ TƯỚNG|BAN CHẤP HÀNH|BAN THƯỜNG VỤ)(?=\s|$)/u
const RULE = /^[-–—_=.]{3,}$/

function endsTitle(line: Line): boolean {
  if (line.marker && line.marker.style !== 'dash') return true
  if (/^\(/.test(line.text)) return false
  if (/[.;:,/]$/.test(line.text)) return true
  return OPENS_BODY.test(line.text) && line.text.length > 220
}

/** Which part of the sheet each line stands on; a second document attached to the first opens a new title. */
export function zonesOf(lines: Line[]): Zone[] {
  const zones: Zone[] = []
  let zone: Zone = 'letterhead'
  let titleLines = 0
  let recipients = false
  for (const [index, line] of lines.entries()) {
    if (line.source.note) {
      zones.push('note')
      continue
    }
    const kind = kindOfLine(line)
    if (zone === 'letterhead') {
      if (kind !== null || SUBJECT_OF_LETTER.test(line.text)) {
        zone = 'title'
        titleLines = 0
      } else if (opensBodyWithoutTitle(line, index)) zone = 'body'
    } else if (zone === 'title') {
      if (!RULE.test(line.text) && (endsTitle(line) || titleLines > 8 || (titleLines > 1 && DECIDES.test(line.text))))
        zone = 'body'
    } else if (zone === 'body') {
      if (RECIPIENTS.test(line.text)) zone = 'recipients'
      else if (SIGNATURE.test(line.text) && shouted(line.text) && endsNear(lines, index)) zone = 'signature'
    } else if (kind !== null && startsAnotherDocument(lines, index)) {
      zone = 'title'
      titleLines = 0
    } else if (RECIPIENTS.test(line.text)) zone = 'recipients'
    else if (zone === 'recipients' && SIGNATURE.test(line.text) && shouted(line.text)) zone = 'signature'
    else if (zone === 'signature' && line.marker?.style === 'dash' && recipients) zone = 'recipients'
    zones.push(zone)
    recipients ||= zone === 'recipients'
    if (zone === 'title') titleLines++
  }
  // No letterhead was seen at all: everything is body.
  return zones.includes('body') || zones.includes('title')
    ? zones
    : zones.map((each) => (each === 'note' ? each : 'body'))
}

function opensBodyWithoutTitle(line: Line, index: number): boolean {
  if (['roman', 'part', 'chapter', 'upper'].includes(line.marker?.style ?? '')) return true
  if (index > 40) return true
  return line.text.length > 120 && /[.;:]$/.test(line.text)
}

const SIGNS_FOR = /^(?:TM|T\/M|KT|K\/T|TL|T\/L|TUQ|Q)(?=[.\s])/u

/** A signature stands at the end: no numbered paragraph follows it before the recipients or the end; an office without 'TM.' may head a list. */
function endsNear(lines: Line[], index: number): boolean {
  const surely = SIGNS_FOR.test(lines[index]?.text ?? '')
  for (const line of lines.slice(index + 1, index + 8)) {
    if (RECIPIENTS.test(line.text)) return true
    if (line.marker && (line.marker.label !== '' || !surely)) return false
    if (!surely && line.text.length > 80) return false
    if (kindOfLine(line) !== null) return true
  }
  return true
}

/** After the signature: a title in capitals with a numbered body below it. */
function startsAnotherDocument(lines: Line[], index: number): boolean {
  return lines.slice(index + 1, index + 30).some((line) => line.marker !== null && line.marker.label !== '')
}
