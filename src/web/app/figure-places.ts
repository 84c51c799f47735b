import type { Action, Session } from '../../shared/people.ts'
import type { TextKey } from '../ui/text-key.ts'

/** The pages below "Số liệu". A new one needs its line here and its route in `routes.tsx`. */
export type FigurePlace = {
  to: '/figures' | '/figures/catalogue' | '/figures/review' | '/figures/rollup' | '/figures/series' | '/figures/targets'
  words: TextKey
  needs: Action
}

const FIGURE_PLACES: readonly FigurePlace[] = [
  { to: '/figures', words: 'figures.places.forms', needs: 'figures.read' },
  { to: '/figures/review', words: 'figures.places.review', needs: 'figures.read' },
  { to: '/figures/rollup', words: 'figures.places.rollup', needs: 'figures.read' },
  { to: '/figures/series', words: 'figures.places.series', needs: 'figures.read' },
  { to: '/figures/targets', words: 'figures.places.targets', needs: 'figures.read' },
  { to: '/figures/catalogue', words: 'figures.places.catalogue', needs: 'figures.read' },
]

/** Only those one may enter. */
export const figurePlacesOf = (session: Session): readonly FigurePlace[] =>
  FIGURE_PLACES.filter(({ needs }) => session.may.includes(needs))
