// One file for all that opens beside the facts.
export { AddPanel } from './add-panel.tsx'
export { ClashPanel } from './clash-panel.tsx'
export { FactForm } from './fact-form.tsx'
export { PublishPanel } from './publish-panel.tsx'
export { PublishState } from './publish-state.tsx'
