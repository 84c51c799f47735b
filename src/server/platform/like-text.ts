/** Words within a pattern of `like`, where they stand for themselves. */
export const likeText = (text: string): string => text.replace(/[\\%_]/g, '\\$&')
