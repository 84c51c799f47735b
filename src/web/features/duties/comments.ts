import { infiniteQueryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { mentionedIn } from '../../../rules/duties/comments.ts'
import type { CommentsPage, DutyComment, Mentionable, Mentionables } from '../../../shared/comments.ts'
import { api, isStatus } from '../../api.ts'
import type { FieldErrorWords } from '../../ui/form-errors.ts'
import type { ProblemWords } from '../../ui/problem-message.tsx'

const KEY = 'comments'

/** Newest first; the first page reaches down to the one that is to be seen. */
export const commentsOf = (assignmentId: string, to: string | undefined) =>
  infiniteQueryOptions({
    queryKey: [KEY, assignmentId, to],
    queryFn: ({ pageParam, signal }) => {
      const parameters = new URLSearchParams(pageParam ? { before: pageParam } : to ? { to } : {})
      return api.get<CommentsPage>(`/assignments/${assignmentId}/comments?${parameters}`, signal)
    },
    initialPageParam: '',
    getNextPageParam: ({ comments, more }) => (more ? comments.at(-1)?.id : undefined),
  })

/** Of the people who see a duty those of such a name. */
export const findMentionable = async (assignmentId: string, q: string, signal: AbortSignal): Promise<Mentionable[]> =>
  (await api.get<Mentionables>(`/assignments/${assignmentId}/mentionable?${new URLSearchParams({ q })}`, signal)).people

export const commentProblems: ProblemWords = {
  'assignment-ended': 'duties.problem.ended',
  'comment-changed': 'doing.comments.problem.changed',
  'comment-too-old': 'doing.comments.problem.tooOld',
  'comment-not-yours': 'doing.comments.problem.notYours',
}

export const commentFieldWords: FieldErrorWords = {
  '#/words required': 'doing.comments.needed',
  '#/words maxLength': 'doing.comments.tooLong',
  '#/words too-many-mentioned': 'doing.comments.tooManyMentioned',
  '#/words does-not-see': 'doing.comments.doesNotSee',
}

/** A new comment, an edit of one, or that one is taken away. */
export type CommentChange = { words: string } | { id: string; words: string; revision: number } | { remove: string }

export function useComment(assignmentId: string) {
  const cache = useQueryClient()
  const refresh = () => cache.invalidateQueries({ queryKey: [KEY, assignmentId] })
  return useMutation({
    mutationFn: (change: CommentChange) => {
      if ('remove' in change) return api.post<DutyComment>(`/comments/${change.remove}/remove`)
      if (!('id' in change)) return api.post<DutyComment>(`/assignments/${assignmentId}/comments`, change)
      const { id, ...edit } = change
      return api.post<DutyComment>(`/comments/${id}`, edit)
    },
    onSuccess: refresh,
    onError: (error) => {
      if (isStatus(error, 409)) void refresh()
    },
  })
}

/** Somebody who was chosen, and the words that stand for them while one writes: `@Nguyễn Thị Lan`. */
export type Chosen = { id: string; label: string }

/** By what words somebody stands in a text in which others are chosen already. */
export function labelFor({ id, name, place }: Mentionable, chosen: readonly Chosen[]): string {
  const label = `@${name}`
  return chosen.some((each) => each.label === label && each.id !== id) ? `${label} (${place})` : label
}

/** What was written, with ids instead of names. The longer name first, which may begin with the shorter one. */
export function toStored(text: string, chosen: readonly Chosen[]): string {
  return chosen
    .toSorted((a, b) => b.label.length - a.label.length)
    .reduce((words, { id, label }) => words.replaceAll(label, `@[${id}]`), text)
    .trim()
    .normalize('NFC')
}

/** What is stored, as one writes it. Who was erased keeps their place. */
export function toWritten({ words, mentioned }: Pick<DutyComment, 'words' | 'mentioned'>): {
  text: string
  chosen: Chosen[]
} {
  const names = new Map(mentioned.map(({ id, name }) => [id, name]))
  const chosen: Chosen[] = []
  let text = words ?? ''
  for (const id of mentionedIn(text)) {
    const name = names.get(id)
    if (!name) continue
    const label = labelFor({ id, name, place: String(chosen.length + 1) }, chosen)
    chosen.push({ id, label })
    text = text.replaceAll(`@[${id}]`, label)
  }
  return { text, chosen }
}

/** Whether what is typed after an @ goes on behind the name of somebody who was chosen. */
export const isBehindChosen = (typed: string, chosen: readonly Chosen[]): boolean =>
  chosen.some(({ label }) => `@${typed} `.startsWith(`${label} `))

/** The words of a name that are being typed after an @, up to where the caret stands; undefined where none are. */
export function nameBeingTyped(text: string, caret: number): string | undefined {
  return /(?:^|[\s(,;])@([\p{L}\p{M} ]{0,60})$/u.exec(text.slice(0, caret).normalize('NFC'))?.[1]
}
