import { expect, test } from 'vitest'
import { decodeLegacyText } from './decode-legacy.ts'
import { evidenceOf, isSyllable, isVietnameseBy } from './syllables.ts'
import { decodeTcvn3, withCapitals } from './tcvn3.ts'
import { decodeViqr } from './viqr.ts'
import { decodeVni, strayVniMarks } from './vni.ts'

test.each(['nghiêng', 'quốc', 'Đắk', 'gìn', 'giữ', 'khuyến', 'Uỷ', 'ủy', 'HOẠCH', 'yếu', 'thuở', 'xoong', 'ấy'])(
  'Vietnamese has the word %s',
  (word) => expect(isSyllable(word)).toBe(true),
)

test.each([
  ['café', 'no such rhyme'],
  ['été', 'two onsets'],
  ['hoàc', 'a falling tone before a stop'],
  ['họá', 'two tones'],
  ['HOạCH', 'small within capitals'],
  ['cafộ', 'a wrong table'],
  ['ngưêi', 'no such rhyme'],
])('Vietnamese has no word %s: %s', (word) => expect(isSyllable(word)).toBe(false))

test('a text is Vietnamese by its words, and other languages with accents are not', () => {
  expect(isVietnameseBy(evidenceOf('Căn cứ Quyết định số 1373/QĐ-TTg của Thủ tướng Chính phủ'))).toBe(true)
  for (const other of [
    'L’été dernier, nous avons mangé à la crème brûlée près du château.',
    'Der Müller fährt über die Brücke; schöne Grüße.',
    'El niño comió piñas en la montaña.',
    'To whom it may concern',
  ])
    expect(isVietnameseBy(evidenceOf(other)), other).toBe(false)
})

test.each([
  ['KÕ ho¹ch x©y dùng x· héi häc tËp', 'Kế hoạch xây dựng xã hội học tập'],
  ['§µo t¹o nghÒ cho ng\u00adêi lao ®éng n«ng th«n', 'Đào tạo nghề cho người lao động nông thôn'],
  ['¡n, ¢u, £, ¤ng, ¥, ¦u, §«ng', 'Ăn, Âu, Ê, Ông, Ơ, Ưu, Đông'],
])('TCVN3: %s', (shown, meant) => expect(decodeTcvn3(shown)).toBe(meant))

test.each([
  ['Kế HOạCH', 'KẾ HOẠCH'],
  ['ủY BAN NHÂN DÂN', 'ỦY BAN NHÂN DÂN'],
  ['Nơi nhận:          TM. ủY BAN NHÂN DÂN', 'Nơi nhận:          TM. ỦY BAN NHÂN DÂN'],
  ['Số: 12/KH-UBND', 'Số: 12/KH-UBND'],
  ['Sở Y Tế', 'Sở Y Tế'],
  ['- Sở GDĐT;', '- Sở GDĐT;'],
  ['1. ứng dụng công nghệ. ưu tiên vùng khó', '1. Ứng dụng công nghệ. ưu tiên vùng khó'],
  ['báo cáo ủy ban nhân dân tỉnh', 'báo cáo Ủy ban nhân dân tỉnh'],
  ['Chủ tịch Hội đồng HộI NGHị', 'Chủ tịch Hội đồng HỘI NGHỊ'],
])('capitals that TCVN3 has no code for come back: %s', (decoded, meant) => expect(withCapitals(decoded)).toBe(meant))

test.each([
  ['Keá hoaïch xaây döïng xaõ hoäi hoïc taäp', 'Kế hoạch xây dựng xã hội học tập'],
  ['Ñaøo taïo ngheà cho ngöôøi lao ñoäng noâng thoân', 'Đào tạo nghề cho người lao động nông thôn'],
  ['UÛY BAN NHAÂN DAÂN TÆNH', 'ỦY BAN NHÂN DÂN TỈNH'],
  ['kyø thi, kyõ thuaät, quyù, vò trí, nghó, lyù, tyû leä, mî', 'kỳ thi, kỹ thuật, quý, vị trí, nghĩ, lý, tỷ lệ, mỵ'],
  ['Baéc Giang, aên, naêm, laën, caét, baèng, chaën', 'Bắc Giang, ăn, năm, lặn, cắt, bằng, chặn'],
])('VNI: %s', (shown, meant) => {
  expect(decodeVni(shown)).toBe(meant)
  expect(strayVniMarks(shown)).toBe(0)
})

test('what is not VNI shows by marks that no letter stands before', () => {
  expect(strayVniMarks('KÕ ho¹ch x©y dùng x· héi häc tËp')).toBeGreaterThan(2)
})

test.each([
  ["Ke^' hoa.ch xa^y du+.ng xa~ ho^.i ho.c ta^.p", 'Kế hoạch xây dựng xã hội học tập'],
  ['DDa`o ta.o nghe^` cho ngu+o+`i lao ddo^.ng', 'Đào tạo nghề cho người lao động'],
  ["II. NHIE^.M VU. VA` GIA?I PHA'P", 'II. NHIỆM VỤ VÀ GIẢI PHÁP'],
  ["a. Mo+? lo+'p; to^?ng ke^'t na(m 2020.", 'a. Mở lớp; tổng kết năm 2020.'],
  ["Bo^. GDDDT, Quye^'t ddi.nh 89/QDD-TTg", 'Bộ GDĐT, Quyết định 89/QĐ-TTg'],
  ['giu+~ ba? cu?a xa~\\. Ho^.i.', 'giữ bả của xã. Hội.'],
  ['xa~ ho^.i; nu+*o+*', 'xã hội; nư*ơ*'],
])('VIQR: %s', (typed, meant) => expect(decodeViqr(typed)).toBe(meant))

test.each([
  'Is it so? Go to a (very) big o+ blood type; e^x, a^2 + b^2. Add it. To be or not to be?',
  'f(a(x)) + u*v^2, a(b), o*p; e^.5 a^b e^y o^z',
])('signs of arithmetic and of sentences are no VIQR: %s', (text) => {
  expect(decodeLegacyText(text)).toBeNull()
})
