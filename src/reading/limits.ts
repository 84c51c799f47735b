export type Limits = {
  /** Of the file as it comes. */
  maxBytes: number
  /** Of all that a zip holds, unpacked. */
  maxInflatedBytes: number
  /** Unpacked over packed, for parts above a megabyte. */
  maxInflateRatio: number
  maxZipEntries: number
  maxParagraphs: number
}

export const DEFAULT_LIMITS: Limits = {
  maxBytes: 25 * 1024 * 1024,
  maxInflatedBytes: 200 * 1024 * 1024,
  maxInflateRatio: 200,
  maxZipEntries: 5_000,
  maxParagraphs: 200_000,
}
