const key = 'hieuhoc.reloaded-at'
const againAfterMs = 10_000

/** A tab left open over an update asks for files that are gone: it loads the page anew, once, and stays where it was. */
export function reloadForNewerBuild(): void {
  window.addEventListener('vite:preloadError', (event) => {
    const last = Number(sessionStorage.getItem(key) ?? 0)
    if (Date.now() - last < againAfterMs) return
    event.preventDefault()
    sessionStorage.setItem(key, String(Date.now()))
    location.reload()
  })
}
