const longest = 200

/** What a file is called here: without the folders it came from, control characters and more length than a list shows. */
export function cleanFileName(given: string | undefined): string {
  const name = (given ?? '')
    .normalize('NFC')
    .replace(/^.*[/\\]/s, '')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
  if (name === '' || /^\.+$/.test(name)) return 'tai-lieu'
  const extension = /\.[A-Za-z0-9]{1,8}$/.exec(name)?.[0] ?? ''
  const stem = [...name.slice(0, name.length - extension.length)]
  return (
    stem
      .slice(0, longest - extension.length)
      .join('')
      .trimEnd() + extension
  )
}

/** A name whose ending says what the bytes are, whatever was uploaded under it. */
export const nameAs = (format: 'docx' | 'pdf' | 'txt', name: string): string =>
  name.toLowerCase().endsWith(`.${format}`) ? name : `${name}.${format}`

/** `Content-Disposition` for a download under this name (RFC 6266, RFC 5987). */
export function attachmentNamed(name: string): string {
  const plain = name.replaceAll('đ', 'd').replaceAll('Đ', 'D').normalize('NFD').replace(/\p{M}/gu, '')
  const ascii = plain.replace(/[^\x20-\x7e]|["\\%;]/g, '_')
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`
}
