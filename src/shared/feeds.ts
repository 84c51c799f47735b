import { type Static, Type } from 'typebox'
import { Day, Instant, Nullable, strict } from './schema.ts'

/** The address under which a calendar program reads what I have to do; null: there is none. */
export const MyFeed = Type.Object(
  {
    feed: Nullable(
      Type.Object(
        {
          url: Type.String({ description: 'Whoever has it reads the duties: it is taken back by revoking it' }),
          since: Instant,
          lastReadOn: Nullable(Day),
        },
        strict,
      ),
    ),
  },
  strict,
)
export type MyFeed = Static<typeof MyFeed>

export const FeedFile = Type.Object({
  file: Type.String({ pattern: '^[\\w-]{43}\\.ics$', description: 'As `url` of a feed ends' }),
})
export type FeedFile = Static<typeof FeedFile>
