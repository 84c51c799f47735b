import { readFileSync, writeFileSync } from 'node:fs'
import { drawImports } from '../tests/support/import-picture.ts'

const page = 'docs/architecture.md'
writeFileSync(page, readFileSync(page, 'utf8').replace(/(```mermaid\n)[\s\S]*?(\n```)/, `$1${await drawImports()}$2`))
