import { findOnPath, installFromDebian } from './apt.mjs'

/** Whether there is a LibreOffice, which opens what we write; Debian's is installed when we may. */
export function ensureOffice() {
  const found = () => findOnPath('soffice') !== undefined
  if (!found()) installFromDebian('LibreOffice', 'libreoffice-writer', 'libreoffice-calc', 'fonts-liberation')
  return found()
}
