import type { InjectOptions } from 'fastify'
import type { AccessRole } from '../../../src/shared/people.ts'
import type { Place, State, World } from './world.ts'

export const readers: readonly AccessRole[] = ['viewer', 'reporter', 'reviewer', 'planner', 'leader', 'inspector']
export const administrators: readonly AccessRole[] = ['unit-administrator', 'system-administrator']
export const everyone: readonly AccessRole[] = [...readers, ...administrators]

/**
 * Those in charge of the place, with or without those who watch over it; those below it and of its organisations as well;
 * those whom it names, too. What is of the system shows to who operates it.
 */
export type Seen = 'system' | 'in charge alone' | 'in charge' | 'below' | 'named'

/** Who may do it is told that it cannot be done there, by this problem, and why the fixture cannot make it so that it can. */
export type Stopped = { by: string; at: readonly Place[] | 'everywhere'; why: string }
export type Ask = Pick<InjectOptions, 'method' | 'url' | 'payload' | 'headers'>
/** Without method and address those of the route are meant. */
type Asking = Partial<Ask>

/** What a route is about decides who is answered; written by hand, apart from the code that it judges. */
export type Row =
  | {
      /** Of whoever asks, or the same for all: answered to everyone with the role. */
      about: 'self'
      roles: readonly AccessRole[] | 'anyone'
      ask?: (world: World) => Asking | Promise<Asking>
      /** Asked with empty hands: that something lacks is told to everyone who may. */
      lacking?: true
      /** It is about a person: a program with a token is told so. */
      persons?: true
      stopped?: Stopped
    }
  | {
      /** One thing at a place. Who does not see it is told that there is none. */
      about: 'thing'
      roles: readonly AccessRole[]
      seen: Partial<Record<State, Seen>>
      does: 'reads' | 'writes'
      /** Done by those who watch over the place as well, whatever their roles are. */
      patrons?: true
      stopped?: Stopped
      /** `fresh`: it will be done, so that it needs a thing of its own. */
      ask: (world: World, place: Place, state: State, fresh: boolean) => Asking | Promise<Asking>
    }
  | {
      /** Something to do at a unit, which is no secret: who may not is told so. */
      about: 'unit'
      roles: readonly AccessRole[]
      stopped?: Stopped
      ask: (world: World, place: Place) => Asking | Promise<Asking>
    }
  | {
      /** A list that holds the thing for whom it shows to, and for nobody else. */
      about: 'list'
      roles: readonly AccessRole[]
      seen: Partial<Record<State, Seen>>
      ask?: (world: World, place: Place, state: State) => Asking | Promise<Asking>
      holds: (world: World, place: Place, state: State) => string | Promise<string>
    }
/** The id after this one: the first page of what comes before it begins with the thing itself, however much there is. */
export function after(id: string): string {
  const next = (BigInt(`0x${id.replaceAll('-', '')}`) + 1n).toString(16).padStart(32, '0')
  return next.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/** By route; what follows its address in brackets parts rows of one route. */
export type Rows = Record<string, Row>

/** Nothing new comes to what has ended. */
export const pastPlaces = (why: string): Stopped => ({ by: 'place-ended', at: ['merged', 'split'], why })

/** A draft is its makers' until it is published. */
export const planSeen = { draft: 'in charge', published: 'named' } as const
export const unknownId = '01890000-0000-7000-8000-000000000000'
