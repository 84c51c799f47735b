import { execFileSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { expect, test } from 'vitest'

/** How secrets look that people leave behind in files, by who gives them out. */
const looks: [what: string, pattern: RegExp][] = [
  ['a private key', /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----\s+[A-Za-z0-9+/=]{40}/],
  ['a key of age', /AGE-SECRET-KEY-1[0-9A-Z]{20}/],
  ['a service token of ours', /\bhh_[A-Za-z0-9_-]{30}/],
  ['a token of GitHub', /\b(?:gh[pousr]_[A-Za-z0-9]{36}|github_pat_[A-Za-z0-9_]{40})/],
  ['a token of npm', /\bnpm_[A-Za-z0-9]{36}|_authToken\s*=/],
  ['a key of a cloud', /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b|\bAIza[0-9A-Za-z_-]{35}/],
  ['a token of a chat', /\bxox[abprs]-[0-9A-Za-z-]{20}/],
  ['a signed token', /\beyJ[A-Za-z0-9_-]{20,}\.eyJ[A-Za-z0-9_-]{20,}\.[A-Za-z0-9_-]{20,}/],
  [
    'an address with a password',
    /\b(?:postgres(?:ql)?|smtps?|https?):\/\/[^\s:/@'"`$<{]+:(?!password@|p@|secret@|b@|m%)[^\s@'"`$<{]{6,}@(?!127\.0\.0\.1|localhost|[\w.]*example)/,
  ],
]

/** Made for the mail server that the tests start, which nobody else trusts. */
const ofTests = 'tests/fixtures/mail/only-for-tests.key.pem'

test('no file of the repository holds what would let somebody in', () => {
  const files = execFileSync('git', ['ls-files', '-z'], { encoding: 'utf8' }).split('\0').filter(Boolean)
  expect(files.length).toBeGreaterThan(300)
  const found = files
    .filter((file) => file !== ofTests && statSync(file, { throwIfNoEntry: false })?.isFile())
    .flatMap((file) => {
      const text = readFileSync(file, 'latin1')
      return looks.filter(([, pattern]) => pattern.test(text)).map(([what]) => `${file}: ${what}`)
    })
  expect(found).toEqual([])
})

test('what such a file would hold is found', () => {
  const long = 'A'.repeat(48)
  // Put together here, or this file would be found itself.
  const samples = [
    `-----BEGIN PRIVATE KEY-----\n${long}`,
    `hh_${long}`,
    `ghp_${long}`,
    `AKIA${long.slice(0, 16)}`,
    `postgres://hieuhoc:${long}@10.0.0.5/hieuhoc`,
  ]
  for (const text of samples)
    expect(
      looks.filter(([, pattern]) => pattern.test(text)),
      text,
    ).toHaveLength(1)
})
