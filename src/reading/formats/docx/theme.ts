import type { ThemeFonts } from './fonts.ts'
import { parseXml } from './xml.ts'

/** The fonts that styles may name as "major" and "minor". */
export function readTheme(xml: string | null): ThemeFonts {
  const fonts: ThemeFonts = { major: null, minor: null }
  let kind: keyof ThemeFonts | null = null
  if (xml === null) return fonts
  parseXml(xml, 'theme1.xml', {
    open: (name, attributes) => {
      if (name.endsWith(':majorFont')) kind = 'major'
      else if (name.endsWith(':minorFont')) kind = 'minor'
      else if (kind && name.endsWith(':latin')) fonts[kind] ??= attributes.typeface || null
    },
    close: (name) => {
      if (/:(?:major|minor)Font$/.test(name)) kind = null
    },
  })
  return fonts
}
