/** How letters were found to be coded, with the name that people know it by; the same in every language. */
export const ENCODING_NAMES = {
  'utf-8': 'Unicode UTF-8',
  'utf-16le': 'Unicode UTF-16',
  'utf-16be': 'Unicode UTF-16 (big-endian)',
  tcvn3: 'TCVN3 (ABC)',
  vni: 'VNI',
  viqr: 'VIQR',
  'windows-1258': 'Windows-1258',
} as const
export type TextEncoding = keyof typeof ENCODING_NAMES
