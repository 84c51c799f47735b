import type { ReactNode } from 'react'
import type { Place } from './place.ts'

type PlaceLinkProps = { place: Place; onOpen: (unitId: string) => void; children: ReactNode }

/** A unit on a picture that leads to its figures. */
export function PlaceLink({ place, onOpen, children }: PlaceLinkProps) {
  return (
    <a
      href={place.address}
      aria-label={place.words}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey) return
        event.preventDefault()
        onOpen(place.id)
      }}
    >
      <title>{place.words}</title>
      {children}
    </a>
  )
}
