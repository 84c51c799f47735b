import { lazy } from 'react'
import { withText } from '../../text/i18n.ts'

// What one opens to work on a fact comes when somebody first touches the list: over a slow line the page is there sooner.

const load = () => withText(['publishing'], import('./panels.ts'))

/** Before they are asked for, so that a key opens them at once. */
export const fetchPanels = () => {
  load().catch(() => {
    // Asked again when one opens.
  })
}

export const AddPanel = lazy(() => load().then(({ AddPanel }) => ({ default: AddPanel })))
export const ClashPanel = lazy(() => load().then(({ ClashPanel }) => ({ default: ClashPanel })))
export const FactForm = lazy(() => load().then(({ FactForm }) => ({ default: FactForm })))
export const PublishPanel = lazy(() => load().then(({ PublishPanel }) => ({ default: PublishPanel })))
export const PublishState = lazy(() => load().then(({ PublishState }) => ({ default: PublishState })))
