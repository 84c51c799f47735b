declare module '*.json?front' {
  const texts: Record<string, unknown>
  export default texts
}

declare module '*.json?rest' {
  const texts: Record<string, unknown>
  export default texts
}

declare module '*.json?accounts' {
  const texts: Record<string, unknown>
  export default texts
}

declare module '*.json?administration' {
  const texts: Record<string, unknown>
  export default texts
}

declare module '*.json?audit' {
  const texts: Record<string, unknown>
  export default texts
}

declare module '*.json?boundaries' {
  const texts: Record<string, unknown>
  export default texts
}

declare module '*.json?calendars' {
  const texts: Record<string, unknown>
  export default texts
}

declare module '*.json?certainty' {
  const texts: Record<string, unknown>
  export default texts
}

declare module '*.json?documents' {
  const texts: Record<string, unknown>
  export default texts
}

declare module '*.json?doing' {
  const texts: Record<string, unknown>
  export default texts
}

declare module '*.json?duties' {
  const texts: Record<string, unknown>
  export default texts
}

declare module '*.json?dutyPages' {
  const texts: Record<string, unknown>
  export default texts
}

declare module '*.json?dutyViews' {
  const texts: Record<string, unknown>
  export default texts
}

declare module '*.json?holdings' {
  const texts: Record<string, unknown>
  export default texts
}

declare module '*.json?jobs' {
  const texts: Record<string, unknown>
  export default texts
}

declare module '*.json?amendment' {
  const texts: Record<string, unknown>
  export default texts
}
declare module '*.json?links' {
  const texts: Record<string, unknown>
  export default texts
}

declare module '*.json?notices' {
  const texts: Record<string, unknown>
  export default texts
}

declare module '*.json?order' {
  const texts: Record<string, unknown>
  export default texts
}

declare module '*.json?organisations' {
  const texts: Record<string, unknown>
  export default texts
}

declare module '*.json?overview' {
  const texts: Record<string, unknown>
  export default texts
}

declare module '*.json?papers' {
  const texts: Record<string, unknown>
  export default texts
}

declare module '*.json?parties' {
  const texts: Record<string, unknown>
  export default texts
}

declare module '*.json?people' {
  const texts: Record<string, unknown>
  export default texts
}

declare module '*.json?programme' {
  const texts: Record<string, unknown>
  export default texts
}

declare module '*.json?evidence' {
  const texts: Record<string, unknown>
  export default texts
}

declare module '*.json?feeds' {
  const texts: Record<string, unknown>
  export default texts
}

declare module '*.json?proposals' {
  const texts: Record<string, unknown>
  export default texts
}

declare module '*.json?publishing' {
  const texts: Record<string, unknown>
  export default texts
}

declare module '*.json?reminders' {
  const texts: Record<string, unknown>
  export default texts
}

declare module '*.json?reports' {
  const texts: Record<string, unknown>
  export default texts
}
declare module '*.json?search' {
  const texts: Record<string, unknown>
  export default texts
}

declare module '*.json?setup' {
  const texts: Record<string, unknown>
  export default texts
}

declare module '*.json?system' {
  const texts: Record<string, unknown>
  export default texts
}

declare module '*.json?units' {
  const texts: Record<string, unknown>
  export default texts
}

declare module '*.json?collection' {
  const texts: Record<string, unknown>
  export default texts
}

declare module '*.json?figures' {
  const texts: Record<string, unknown>
  export default texts
}

declare module '*.json?catalogue' {
  const texts: Record<string, unknown>
  export default texts
}
