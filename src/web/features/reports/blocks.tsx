import { Fragment } from 'react'
import { threadOf } from '../../../rules/reports/value-ids.ts'
import type { PrintedValue, ReportBlock, ReportCell, ReportSpan } from '../../../shared/report-blocks.ts'
import { ScrollBox } from '../../ui/scroll-box.tsx'
import style from './reports.module.css'

type BlocksProps = {
  blocks: readonly ReportBlock[]
  /** Of which the values lead back to their pages. */
  programmeId: string
  /** The level of the headings of level 1. */
  heading?: 2 | 3
}

/** What a report says, with each value as the way to where it comes from. */
export function Blocks({ blocks, programmeId, heading = 3 }: BlocksProps) {
  return (
    <div className={style.blocks}>
      {blocks.map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces of a text have no other name than their place
        <BlockView key={index} block={block} programmeId={programmeId} heading={heading} />
      ))}
    </div>
  )
}

function BlockView({ block, programmeId, heading }: { block: ReportBlock; programmeId: string; heading: 2 | 3 }) {
  switch (block.kind) {
    case 'heading': {
      const Heading = block.level === 1 ? (`h${heading}` as const) : heading === 2 ? 'h3' : 'h4'
      return (
        <Heading>
          <Words words={block.words} programmeId={programmeId} />
        </Heading>
      )
    }
    case 'paragraph':
      return (
        <p>
          <Words words={block.words} programmeId={programmeId} />
        </p>
      )
    case 'item':
      return (
        <p className={style.item} data-level={block.level}>
          <Words words={block.words} programmeId={programmeId} />
        </p>
      )
    case 'blank':
      return <p className={style.blank}>{block.prompt}</p>
    case 'table':
      return <TableView table={block} programmeId={programmeId} />
  }
}

function Words({ words, programmeId }: { words: readonly ReportSpan[]; programmeId: string }) {
  return words.map((span, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces of a sentence have no other name than their place
    <Fragment key={index}>
      {typeof span === 'string' ? span : <Value value={span} programmeId={programmeId} />}
    </Fragment>
  ))
}

function Value({ value, programmeId }: { value: PrintedValue; programmeId: string }) {
  const thread = threadOf(value.id, programmeId)
  if (!thread) return value.value
  return (
    <a className={style.value} href={thread.path} title={value.name}>
      {value.value}
    </a>
  )
}

type Table = Extract<ReportBlock, { kind: 'table' }>

function TableView({ table, programmeId }: { table: Table; programmeId: string }) {
  const columns = table.widths.length
  return (
    <ScrollBox className={style.scroll} label={table.title ?? tableName(table)}>
      <table className={style.table}>
        {table.title ? <caption>{table.title}</caption> : null}
        <thead>
          {table.heads.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of a head have no other name
            <tr key={index}>
              {row.map((cell) => {
                const head = typeof cell === 'string' ? { words: cell } : cell
                return (
                  <th key={head.words} scope="col" colSpan={head.columns} rowSpan={head.rows}>
                    {head.words}
                  </th>
                )
              })}
            </tr>
          ))}
        </thead>
        <tbody>
          {table.rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other name than their place
            <tr key={index}>
              {row.map((cell, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: nor have cells
                <CellView key={column} cell={cell} columns={row.length === 1 ? columns : 1} programmeId={programmeId} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}

const tableName = ({ heads }: Table) =>
  (heads[0] ?? []).map((cell) => (typeof cell === 'string' ? cell : cell.words)).join(', ')

function CellView({ cell, columns, programmeId }: { cell: ReportCell; columns: number; programmeId: string }) {
  return (
    <td colSpan={cell.columns ?? columns} data-align={cell.align} data-bold={cell.bold ? '' : undefined}>
      <Words words={cell.words} programmeId={programmeId} />
    </td>
  )
}
