import validate from '@ooxml-tools/validate'

/** What breaks the schema of ECMA-376 in a .docx, as the Open XML SDK says it: where, and what. */
export async function schemaFaults(docx: Uint8Array): Promise<string[]> {
  const found = await validate(docx, 'docx', 'Office2019')
  return found.map(({ path, description }) => `${path.partUri} ${path.xpath}: ${description}`)
}
