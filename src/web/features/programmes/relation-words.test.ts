import { expect, test } from 'vitest'
import type { ProgrammeDocument } from '../../../shared/programmes.ts'
import { ownEnd } from './relation-words.ts'

const document = (documentId: string, more: Partial<ProgrammeDocument> = {}): ProgrammeDocument => ({
  documentId,
  fileName: `${documentId}.docx`,
  kind: null,
  number: null,
  title: null,
  issuedOn: null,
  relation: 'starts',
  on: '2021-01-01',
  until: null,
  of: null,
  inForce: true,
  versions: [],
  ...more,
})

test('an end that another document brought about is not taken for one that was said', () => {
  const first = document('a', { until: '2026-01-01' })
  const replacing = document('b', { relation: 'replaces', on: '2026-01-01', of: 'a' })
  const amending = document('b', { relation: 'amends', on: '2026-01-01', of: 'a' })
  expect(ownEnd(first, [first, replacing])).toBeNull()
  expect(ownEnd(first, [first, amending])).toBe('2026-01-01')
})
