import type { Piece } from './pieces.ts'

// The boxes (ô) of Nghị định 30/2020/NĐ-CP, Phụ lục I, found by their words and their place.

export const BOXES = [
  'national-name',
  'motto',
  'parent',
  'issuer',
  'number',
  'letter-subject',
  'place-date',
  'type',
  'abstract',
  'addressee',
  'bases',
  'body',
  'recipients-head',
  'recipients',
  'position',
  'signer',
  'appendix',
  'appendix-title',
  'appendix-source',
] as const
export type Box = (typeof BOXES)[number]

export type Boxes = ReadonlyMap<Box, readonly Piece[]>

export type Put = (box: Box, found: readonly (Piece | undefined)[]) => void
