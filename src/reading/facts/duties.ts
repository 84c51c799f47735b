import { findInstructions, saysItAmends } from '../amendment/instructions.ts'
import { dueOf, dueOfHeading } from '../grammar/due.ts'
import { namesOf, parseParties } from '../grammar/parties.ts'
import { ACTION } from '../grammar/verbs.ts'
import { type Word, wordsOf } from '../grammar/words.ts'
import { isBullet } from '../outline/markers.ts'
import { isClosing, type Node, opensAppendix } from '../outline/tree.ts'
import type { Reading } from '../reading.types.ts'
import { leads, opensWithDoing, partnersOf, roleOf, type Subject, subjectOf } from './assignment.ts'
import { type Attribute, attributeOf, attributesAtEnd, attributesBelow, isLabelled } from './attributes.ts'
import { HeadingNames } from './heading-names.ts'
import { addressed, CONDITION, directed, isRole, orderIn } from './orders.ts'
import { factAt, type Sentence, type Source, sentencesOf } from './source.ts'

type Found = Reading['duties'][number]

/** What headings and introducing paragraphs above pass down to a clause. */
export type Inherited = { responsible: string[]; with: string[]; leads: boolean; requested: boolean; rule: string }
const NOTHING: Inherited = { responsible: [], with: [], leads: false, requested: false, rule: 'no-owner' }

/** A sentence with its words and whom it tells. */
type Told = Sentence & { words: Word[]; subject: Subject | null }
function toldIn(sentence: Sentence): Told {
  const words = wordsOf(sentence.text)
  return { ...sentence, words, subject: isLabelled(sentence.text) ? null : subjectOf(sentence.text, words) }
}

export class Duties {
  private readonly source: Source
  private readonly headings: HeadingNames
  /** Whom a letter tells to do what it lists, where its opening says so. */
  private readonly addressees: Inherited
  private readonly passed = new Map<Node, Inherited>()
  /** A letter or directive without parts: its numbered list holds the duties. */
  private readonly listOnly: boolean
  /** Paragraphs without marker after the last one with a marker. */
  private readonly trailing = new Set<Node>()
  /** Those to whom a letter is sent; the list orders nothing. */
  private readonly receivers: ReadonlySet<Node>

  /** What orders changes in another paper, with the new text it brings, and the grounds above a decision. */
  private readonly elsewhere: ReadonlySet<Node>

  constructor(source: Source) {
    this.source = source
    this.elsewhere = new Set([...ordersToAmend(source), ...groundsOf(source.nodes)])
    this.headings = new HeadingNames(source.text)
    const body = source.nodes.filter((node) => node.zone === 'body')
    for (const run of runsOf(source.nodes))
      for (const node of run.slice(run.findLastIndex(({ marker }) => marker !== null) + 1)) this.trailing.add(node)
    this.receivers = receiversOf(source.nodes)
    this.addressees = source.listed ? addressedIn(body.slice(0, 12), namesOfReceivers([...this.receivers])) : NOTHING
    this.listOnly =
      source.official &&
      (source.listed || ![...source.parts.values()].some((part) => part === 'tasks' || part === 'organisation'))
  }

  /** Whether a clause stands where a document tells somebody to do something. */
  holdsDuties = (node: Node): boolean => {
    if (node.zone !== 'body' || node.line.source.cell || this.receivers.has(node)) return false
    if (this.elsewhere.has(node)) return false
    const part = this.source.parts.get(node) ?? null
    if (part === 'tasks' || part === 'organisation' || part === 'funding') return true
    if (part === null && isArticle(node)) return true
    if (part !== null || !this.listOnly) return false
    for (let at: Node | null = node; at; at = at.parent) if (at.marker && !isBullet(at.marker.style)) return true
    return node.parent !== null
  }

  /** What stands above a clause: the nearest agency, every partner named on the way, a request anywhere. */
  inheritedBy(node: Node): Inherited {
    const above = node.parent
    if (!above) return this.addressees
    const known = this.passed.get(above)
    if (known) return known
    const further = this.inheritedBy(above)
    const own = this.holdsDuties(above) || above.parent === null ? this.readHeading(above) : null
    const passed: Inherited = own
      ? {
          responsible: own.responsible.length > 0 ? own.responsible : further.responsible,
          with: own.responsible.length > 0 ? own.with : [...further.with, ...own.with],
          leads: own.leads || (own.responsible.length === 0 && further.leads),
          requested: own.requested || further.requested,
          rule: own.responsible.length > 0 ? own.rule : further.rule,
        }
      : further
    this.passed.set(above, passed)
    return passed
  }

  private readHeading(node: Node): Inherited {
    const { content } = node
    const subject = ISSUES.test(content)
      ? null
      : (directed(content) ?? this.headings.subjectOf(content) ?? addressed(content))
    const introduces = /:$/.test(content)
    const requested =
      /^(?:kính |trân trọng )?đề nghị(?!\p{L})/iu.test(content) ||
      (introduces && /(?<!\p{L})đề nghị(?!\p{L})/iu.test(content))
    const topic =
      subject !== null &&
      !subject.named &&
      !introduces &&
      !this.source.listed &&
      this.source.parts.get(node) === 'tasks' &&
      !requested
    return {
      responsible: subject && (subject.alone || introduces || subject.runIn) && !topic ? subject.names : [],
      with: introduces ? partnersOf(content) : [],
      leads: introduces && leads(content),
      requested,
      rule: introduces ? 'introducing-paragraph' : 'agency-heading',
    }
  }

  find(): Found[] {
    const found: Found[] = []
    for (const node of this.source.nodes) {
      if (!this.holdsDuties(node)) continue
      const attributes = attributesBelow(node)
      const leaf = node.children.length === 0 || node.children.length === attributes.length
      const bare = node.content.length < 8 || node.marker?.style === 'part' || node.marker?.style === 'chapter'
      if (bare || attributeOf(node) || IN_BRACKETS.test(node.content) || COURTESY.test(node.content)) continue
      if (leaf && this.closes(node)) {
        if (!this.source.letter) this.readClosing(node, found)
      } else if (leaf ? attributes.length > 0 || !isLoneHeading(node) : isOrderWithList(node))
        this.readClause(node, attributes, found)
    }
    return found
  }

  /** A paragraph that closes the document or one of its parts, under no agency's heading. */
  private closes(node: Node): boolean {
    if (node.marker !== null) return false
    const siblings = node.parent?.children ?? []
    return siblings.length > 1 && (isClosing(node) || (node.parent?.parent === null && this.trailing.has(node)))
  }

  private readClause(node: Node, attributes: Attribute[], found: Found[]): void {
    const above = this.inheritedBy(node)
    const all = sentencesOf(node.content, node.contentStart).map((sentence) => toldIn(sentence))
    const [first] = all
    if (!first || (first.subject?.alone && all.length === 1)) return
    const part = this.source.parts.get(node) ?? null
    const loose = this.listOnly && part === null && !isArticle(node)
    if (loose && !first.subject && !opensWithDoing(first.words)) return
    let group: Told[] = []
    for (const [index, told] of all.entries()) {
      if (group.length === 0 && this.ordersNobody(node, told, above)) continue
      group.push(told)
      const next = all[index + 1]?.subject
      if (index + 1 < all.length && !(next && !next.alone)) continue
      this.push(node, group, above, attributes, found)
      group = []
    }
  }

  /** Where money comes from; "Điều 3. Quyết định này có hiệu lực …". A later sentence of the same paragraph may order somebody. */
  private ordersNobody(node: Node, { text, words, subject }: Told, above: Inherited): boolean {
    const part = this.source.parts.get(node) ?? null
    if (/^(?:nguồn\s+)?kinh phí(?!\p{L})/iu.test(text)) return true
    if (subject) return false
    if (part === 'funding') return !(above.responsible.length > 0 && ACTION.lengthAt(words, 0) > 0)
    return part === null && isArticle(node) && above.responsible.length === 0
  }

  private push(node: Node, sentences: Told[], above: Inherited, lines: Attribute[], found: Found[]): void {
    const [first] = sentences
    const last = sentences.at(-1)
    if (!first || !last) return
    const text = node.content.slice(first.start - node.contentStart, last.end - node.contentStart)
    const { words, subject } = first === last ? first : toldIn({ text, start: first.start, end: last.end })
    // A row of dots waits for a pen.
    if (words.length === 0) return
    const { labelled, loose } = attributesAtEnd(text)
    // Below an agency's heading a bracket without labels only explains.
    const attributes = [...lines, ...labelled, ...(subject || above.responsible.length > 0 ? [] : loose)]
    const act = subject ? words[subject.next] : undefined
    // A run-in head that names an agency stays outside the quote.
    const headed = subject?.named || this.source.parts.get(node) === 'organisation'
    const start = subject?.runIn && headed && act ? first.start + act.start : first.start
    const predicate = subject && act ? text.slice(act.start) : text
    const partners = [
      ...above.with,
      ...partnersOf(text, predicate),
      ...attributes.flatMap((attribute) => attribute.joins),
    ]
    const owners = attributes.flatMap((attribute) => attribute.leads)
    // Below an agency's heading "Giao Phòng A …" is that agency's task, and so is what "cơ quan thường trực" does;
    // there "Lãnh đạo chính quyền …" tells the Party's committee to lead.
    const standsIn =
      subject !== null &&
      above.responsible.length > 0 &&
      ((subject.ordered && above.rule === 'agency-heading') || isRole(subject) || isLeading(subject))
    const responsible = owners.length > 0 ? owners : subject && !standsIn ? subject.names : above.responsible
    const times = attributes.map((attribute) => attribute.time).filter((time) => time !== null)
    const context = { year: this.source.year }
    const due =
      dueOf([text, ...times].join('. '), context) ??
      // 'Ủy ban nhân dân các xã hằng năm bố trí …'
      (predicate === text ? null : dueOf(predicate, context)) ??
      this.dueAbove(node)
    const rule = owners.length > 0 ? 'attribute-lines' : subject ? 'subject-of-clause' : above.rule
    found.push({
      ...factAt(this.source, node, { start, end: last.end }, `duty.${rule}${due ? `+${due.rule}` : ''}`),
      responsible,
      role: above.leads && (!subject || standsIn) ? 'lead' : roleOf(predicate),
      with: [...new Set(partners)].filter((name) => !responsible.includes(name)),
      requested: above.requested || (subject?.requested ?? false) || /^đề nghị(?!\p{L})/iu.test(text),
      due: due?.due ?? null,
    })
  }

  /** A heading that is nothing but a time: '1. Quý I', 'Tháng 10/2024'. */
  private dueAbove(node: Node): ReturnType<typeof dueOf> {
    for (let at = node.parent; at; at = at.parent) {
      const due = dueOfHeading(at.content, { year: this.source.year })
      if (due) return due
    }
    return null
  }

  /** The paragraphs that close the document order only those whom they name. */
  private readClosing(node: Node, found: Found[]): void {
    for (const sentence of sentencesOf(node.content, node.contentStart)) {
      const words = wordsOf(sentence.text)
      const ordered = orderIn(sentence.text)
      const subject = ordered?.subject ?? subjectOf(sentence.text, words)
      if (!subject || subject.alone || isConditional(sentence.text)) continue
      const start = sentence.start + (ordered?.start ?? 0)
      const text = sentence.text.slice(ordered?.start ?? 0)
      const due = dueOf(text, { year: this.source.year })
      found.push({
        ...factAt(this.source, node, { start, end: sentence.end }, 'duty.closing-paragraph'),
        responsible: subject.names,
        role: 'lead',
        with: partnersOf(text).filter((name) => !subject.names.includes(name)),
        requested: ordered?.requested ?? subject.requested,
        due: due?.due ?? null,
      })
    }
  }
}

/** The whole sentence is one; an order that stands before it stays one: 'Yêu cầu các xã thực hiện; nếu có vướng mắc, báo cáo …'. */
function isConditional(text: string): boolean {
  const found = CONDITION.exec(text)
  return found !== null && !text.slice(0, found.index).includes(';')
}

/** 'Trân trọng cảm ơn./.' */
const COURTESY = /^(?:xin\s+)?(?:trân trọng(?!\s+(?:đề nghị|yêu cầu))|rất mong|mong nhận được)(?!\p{L})/iu
/** '(Kèm theo Kế hoạch số …)' below the title of an appendix. */
const IN_BRACKETS = /^\([^()]*(?:\([^()]*\)[^()]*)*\)\.?$/u
const isLeading = ({ names }: { names: string[] }) => /^lãnh đạo\s/iu.test(names[0] ?? '')

/** The body lines of the document, and of each one attached to it. */
function runsOf(nodes: readonly Node[]): Node[][] {
  const runs: Node[][] = [[]]
  for (const node of nodes) {
    if (opensAppendix(node.line)) runs.push([])
    if (node.zone === 'body') runs.at(-1)?.push(node)
    else if (runs.at(-1)?.length) runs.push([])
  }
  return runs
}

/** 'Sửa đổi khoản 1 như sau: “…”' tells nobody to do anything; its new text does so in the paper that is amended. */
function ordersToAmend({ text, nodes }: Source): Node[] {
  if (!saysItAmends(nodes)) return []
  const orders = findInstructions(text, nodes).filter(({ problem }) => problem !== 'not-understood')
  return nodes.filter((node) => orders.some(({ place }) => node.start < place.end && place.start < node.end))
}

/** 'Căn cứ Luật …;' before the first number: why a paper is issued. */
function groundsOf(nodes: readonly Node[]): Node[] {
  const body = nodes.filter(({ zone }) => zone === 'body')
  const first = body.findIndex(({ marker }) => marker !== null && marker.label !== '')
  return body.slice(0, first < 0 ? 0 : first).filter(({ content }) => GROUNDS.test(content))
}

const GROUNDS = /^(?:Căn cứ|Theo đề nghị của|Xét đề nghị|Xét Tờ trình)\s/u

/** 'Kính gửi:' and the list that follows it. */
function receiversOf(nodes: readonly Node[]): Set<Node> {
  const receivers = new Set<Node>()
  const first = nodes.slice(0, 40).findIndex(({ line }) => /^Kính gửi/iu.test(line.text))
  if (first < 0) return receivers
  for (const node of nodes.slice(first)) {
    const listed = node.marker !== null && isBullet(node.marker.style)
    if (receivers.size > 0 && !listed) break
    receivers.add(node)
  }
  return receivers
}

/** An article of a decision, or what stands in one. */
function isArticle(node: Node): boolean {
  for (let at: Node | null = node; at; at = at.parent) if (at.marker?.style === 'article') return true
  return false
}

const ASKS = /(?<!\p{L})(?:đề nghị|yêu cầu)(?!\p{L})[^:]*:$/iu

/** 'Kính gửi: Các sở …' with the list below it, each as a party. */
function namesOfReceivers(nodes: Node[]): string[] {
  const names: string[] = []
  for (const { content } of nodes) {
    const text = content
      .replace(/^Kính gửi\s*:?\s*/iu, '')
      .replace(/\s*\([^()]*\)/gu, '')
      .replace(/[;,.\s]+$/u, '')
    const list = text === '' ? null : parseParties(text, wordsOf(text), 0)
    for (const name of list ? namesOf(list) : []) if (!names.includes(name)) names.push(name)
  }
  return names
}

/** '… hướng dẫn các đơn vị triển khai như sau:' before the list of a letter. */
function addressedIn(opening: Node[], receivers: string[]): Inherited {
  for (const { marker, content } of opening) {
    const subject = marker ? null : addressed(content)
    const requested = /(?<!\p{L})đề nghị(?!\p{L})/iu.test(content)
    // 'Bộ … đề nghị triển khai các nội dung sau:', '… đề nghị Quý Sở …:' ask those to whom the letter goes.
    if (!subject && !marker && receivers.length > 0 && ASKS.test(content))
      return { ...NOTHING, responsible: receivers, requested, rule: 'letter-addressees' }
    if (!subject) continue
    return { ...NOTHING, responsible: subject.names, requested, rule: 'introducing-paragraph' }
  }
  return NOTHING
}

/** 'Ban Thường vụ xây dựng Kế hoạch … như sau:' names the issuer of the whole, and no doer. */
const ISSUES = /(?<!\p{L})(?:ban hành|xây dựng|đề ra|lập)\s+(?:kế hoạch|chương trình|đề án|hướng dẫn)(?!\p{L})[^:]*:$/iu

const isLoneHeading = (node: Node) => node.heading || /:$/.test(node.content)

/** A whole sentence that orders something and then lists more below it. */
function isOrderWithList(node: Node): boolean {
  if (!node.marker || /:$/.test(node.content)) return false
  const words: Word[] = wordsOf(node.content)
  // A whole bullet, its end forgotten or not, whose row goes on with another sign by a slip.
  const subject = subjectOf(node.content, words)
  const says = opensWithDoing(words) || (subject !== null && !subject.alone)
  if (isBullet(node.marker.style) && says) return words.length > (/[.;]$/.test(node.content) ? 5 : 8)
  if (!/[.;]$/.test(node.content)) return false
  return subject ? !subject.alone : words.length > 14 && !node.heading
}
