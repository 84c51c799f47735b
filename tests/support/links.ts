/** What stands behind `#` in a one-time link. */
export const tokenOf = (link: string): string => link.slice(link.indexOf('#') + 1)
