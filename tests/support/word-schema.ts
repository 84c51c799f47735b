import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { XmlDocument, XsdValidator } from 'libxml2-wasm'
import { xmlRegisterFsInputProviders } from 'libxml2-wasm/lib/nodejs.mjs'

const FOLDER = join(import.meta.dirname, 'ecma-376')

let validator: XsdValidator | null = null

function wordValidator(): XsdValidator {
  if (validator) return validator
  xmlRegisterFsInputProviders()
  const path = join(FOLDER, 'word.xsd')
  using schema = XmlDocument.fromBuffer(readFileSync(path), { url: path })
  validator = XsdValidator.fromDoc(schema)
  return validator
}

/** What a reader of the first edition leaves out (ECMA-376-3 §10.1): attributes and elements of the prefixes that are named ignorable. */
function withoutIgnorable(xml: string): string {
  const prefixes = /\bmc:Ignorable="([^"]*)"/.exec(xml)?.[1]?.split(' ') ?? []
  return prefixes
    .reduce((left, prefix) => left.replaceAll(new RegExp(` ${prefix}:[\\w-]+="[^"]*"`, 'g'), ''), xml)
    .replace(/ mc:Ignorable="[^"]*"/, '')
}

/** Throws XmlValidateError where a part (word/document.xml and those beside it) breaks the schema of ECMA-376, Part 4. */
export function expectValidPart(xml: string): void {
  using part = XmlDocument.fromString(withoutIgnorable(xml))
  wordValidator().validate(part)
}
