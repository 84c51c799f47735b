import { expect, test } from 'vitest'
import { deviceOf, readDevice } from './device.ts'

test.each([
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36',
    'Chrome/Windows',
  ],
  [
    'Mozilla/5.0 (Windows NT 6.1; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) coc_coc_browser/109.0 Chrome/103.0 Safari/537.36',
    'Coc Coc/Windows',
  ],
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36 Edg/130.0.0.0',
    'Edge/Windows',
  ],
  ['Mozilla/5.0 (Windows NT 6.1; rv:115.0) Gecko/20100101 Firefox/115.0', 'Firefox/Windows'],
  [
    'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Mobile Safari/537.36',
    'Chrome/Android',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1',
    'Safari/iOS',
  ],
  ['curl/8.5.0', '/'],
  [undefined, '/'],
])('of %s a session keeps %s', (userAgent, kept) => {
  expect(deviceOf(userAgent)).toBe(kept)
})

test('what was kept before devices were is simply unknown', () => {
  expect(readDevice('')).toEqual({ browser: null, system: null })
  expect(readDevice(null)).toEqual({ browser: null, system: null })
  expect(readDevice('Chrome/Windows')).toEqual({ browser: 'Chrome', system: 'Windows' })
})
