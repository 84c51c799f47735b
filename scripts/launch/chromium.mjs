import { existsSync } from 'node:fs'
import { findOnPath, installFromDebian } from './apt.mjs'

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome.exe', 'msedge.exe']
const usual = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]

function findChromium() {
  const named = process.env.CHROMIUM
  if (named) return existsSync(named) ? named : undefined
  return findOnPath(...names) ?? usual.find((path) => existsSync(path))
}

/** The browser of the journeys: one that is there, or Debian's, installed when we may. */
export async function ensureChromium() {
  const found = findChromium()
  if (found) return found
  installFromDebian('Chromium', 'chromium')
  const installed = findChromium()
  if (installed) return installed
  console.error('The tests need Chromium: install it (Debian: apt-get install chromium) or set CHROMIUM to its path.')
  process.exit(1)
}
