// What is drawn is also copied out of the page, so it names its colours. Each is told from the others in grey as well.

export const INK = '#1b2430'
export const SOFT = '#55606e'
export const LINE = '#d5dbe3'
