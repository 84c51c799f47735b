const key = 'hieuhoc.reloaded-at'
const againAfterMs = 10_000

/**
 * A tab left open over an update asks for files that are gone: it loads the page anew, once, and stays where it was.
 * Without a connection the file is only out of reach, and a reload would lose the page too.
 */
export function reloadForNewerBuild(): void {
  window.addEventListener('vite:preloadError', () => {
    const last = Number(sessionStorage.getItem(key) ?? 0)
    if (Date.now() - last < againAfterMs) return
    fetch('/health', { cache: 'no-store' }).then(
      ({ ok }) => {
        if (!ok) return
        sessionStorage.setItem(key, String(Date.now()))
        location.reload()
      },
      () => {},
    )
  })
}
