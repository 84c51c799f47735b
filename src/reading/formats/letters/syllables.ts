/**
 * The rhymes of Vietnamese without their tones, by the main vowel. Source: the table of rhymes that schools teach
 * (Sách giáo khoa Tiếng Việt 1) with those of rare words and place names.
 */
const RHYMES = `
a ac ach ai am an ang anh ao ap at au ay
ăc ăm ăn ăng ăp ăt ăk
âc âm ân âng âp ât âu ây
e ec em en eng eo ep et ek
ê êch êm ên ênh êp êt êu
i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu
o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oem oen oeo oet oi om on ong ooc oong op ot ok
ô ôc ôi ôm ôn ông ôp ôt ôk
ơ ơi ơm ơn ơp ơt
u ua uân uâng uât uây uc ui um un ung up ut uê uêch uên uênh uêt uơ uy uya uych uyn uynh uyp uyt uyu uyên uyêt uôc uôi uôm uôn uông uôt
ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu
y ynh yt yêm yên yêng yêt yêu`
  .trim()
  .split(/\s+/)
const ONSETS =
  'b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x f j w z pl br kr gl đr bl kl tl'.split(' ')

/** Grave, acute, tilde, hook above, dot below. */
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g
const SHAPE = new RegExp(`^(?:${ONSETS.sort((a, b) => b.length - a.length).join('|')})?(?:${RHYMES.join('|')})$`)
const STOPPED = /(?:c|ch|p|t)$/
const ONE_CASE = /^\p{Lu}?\p{Ll}*$|^\p{Lu}+$/u

/** A word that Vietnamese could have: one onset, one rhyme, at most one tone, and the sharp or the heavy one before a stop. */
export function isSyllable(word: string): boolean {
  if (!ONE_CASE.test(word)) return false
  const apart = word.toLowerCase().normalize('NFD')
  const tones = apart.match(TONES) ?? []
  const toneless = apart.replace(TONES, '').normalize('NFC')
  if (tones.length > 1 || !SHAPE.test(toneless)) return false
  return !STOPPED.test(toneless) || tones[0] === '\u0301' || tones[0] === '\u0323'
}

/** Letters of other alphabets' code pages stand between letters where a text is decoded by the wrong one. */
const WORD = /[\p{L}\p{M}\u00a1-\u00aa\u00ac-\u00ba\u00bc-\u00bf\u00d7\u00f7\ufffd]+/gu

export type Evidence = {
  /** Words with a letter that English has not. */
  marked: number
  /** Those of them that Vietnamese could have. */
  valid: number
  words: number
}

/** How Vietnamese a text looks; only its beginning is judged. */
export function evidenceOf(text: string, sample = 20_000): Evidence {
  let marked = 0
  let valid = 0
  let words = 0
  for (const [word] of text.slice(0, sample).normalize('NFC').matchAll(WORD)) {
    if (!/\p{L}/u.test(word)) continue
    words++
    if (/^[A-Za-z]+$/.test(word)) continue
    marked++
    if (isSyllable(word)) valid++
  }
  return { marked, valid, words }
}

/** Vietnamese marks two words in three, French one in six, and hardly any word of another language is a syllable here. */
export const isVietnameseBy = ({ marked, valid, words }: Evidence) =>
  marked >= 2 && valid >= marked * 0.9 && marked >= words * 0.3
