declare module '*.json?front' {
  const texts: Record<string, unknown>
  export default texts
}

declare module '*.json?rest' {
  const texts: Record<string, unknown>
  export default texts
}
