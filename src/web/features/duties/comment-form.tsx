import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Mentionable } from '../../../shared/comments.ts'
import { AreaField } from '../../ui/fields.tsx'
import { Form } from '../../ui/form.tsx'
import {
  type Chosen,
  commentFieldWords,
  commentProblems,
  findMentionable,
  isBehindChosen,
  labelFor,
  nameBeingTyped,
  toStored,
} from './comments.ts'
import style from './doing.module.css'

type CommentFormProps = {
  assignmentId: string
  before?: { text: string; chosen: readonly Chosen[] }
  send: string
  busy: boolean
  problem: unknown
  /** Answers whether it went well: then the field is empty again. */
  onSend: (words: string) => Promise<boolean>
  onClose?: () => void
}

/** Words about a duty; after an @ those who see it are offered. */
export function CommentForm({ assignmentId, before, send, busy, problem, onSend, onClose }: CommentFormProps) {
  const { t } = useTranslation()
  const box = useRef<HTMLDivElement>(null)
  const [text, setText] = useState(before?.text ?? '')
  const [chosen, setChosen] = useState<readonly Chosen[]>(before?.chosen ?? [])
  const [typed, setTyped] = useState<string>()
  const name = useDeferredValue(typed?.trim())
  const { data: offered } = useQuery({
    queryKey: ['mentionable', assignmentId, name],
    queryFn: ({ signal }) => findMentionable(assignmentId, name ?? '', signal),
    enabled: name !== undefined,
    placeholderData: (last) => last,
    staleTime: 60_000,
  })
  const area = () => box.current?.querySelector('textarea')
  const choose = (person: Mentionable) => {
    const caret = area()?.selectionStart ?? text.length
    const start = text.lastIndexOf('@', caret - 1)
    const label = labelFor(person, chosen)
    setText(`${text.slice(0, start)}${label} ${text.slice(caret).trimStart()}`)
    setChosen([...chosen.filter(({ id }) => id !== person.id), { id: person.id, label }])
    setTyped(undefined)
    const end = start + label.length + 1
    requestAnimationFrame(() => {
      area()?.focus()
      area()?.setSelectionRange(end, end)
    })
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Esc closes what is offered, then the form, as its button does
    <div
      ref={box}
      className={style.write}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        if (typed !== undefined) setTyped(undefined)
        else onClose?.()
      }}
    >
      <Form
        busy={busy}
        problem={problem}
        problemWords={commentProblems}
        fieldWords={commentFieldWords}
        check={() => (text.trim() === '' ? [{ pointer: '#/words', code: 'required' }] : [])}
        onSubmit={() => {
          void onSend(toStored(text, chosen)).then((done) => {
            if (!done) return
            setText('')
            setChosen([])
            setTyped(undefined)
          })
        }}
      >
        <AreaField
          pointer="#/words"
          label={t('doing.comments.write')}
          hint={t('doing.comments.hint')}
          rows={3}
          maxLength={5000}
          value={text}
          onChange={({ target }) => {
            setText(target.value)
            setTyped(nameBeingTyped(target.value, target.selectionStart))
          }}
        />
        {typed !== undefined && offered && (offered.length > 0 || !isBehindChosen(typed, chosen)) ? (
          <section className={style.offered} aria-label={t('doing.comments.offered')}>
            <p role="status" className={offered.length > 0 ? 'hidden' : 'soft'}>
              {offered.length > 0 ? t('ui.searchChoice.found', { count: offered.length }) : t('doing.comments.nobody')}
            </p>
            {offered.map((person) => (
              <button key={person.id} type="button" onClick={() => choose(person)}>
                <span>{person.name}</span> <span className="soft">{person.place}</span>
              </button>
            ))}
          </section>
        ) : null}
        <div className="row">
          <button type="submit">{send}</button>
          {onClose ? (
            <button type="button" className="plain" onClick={onClose}>
              {t('ui.ask.no')}
            </button>
          ) : null}
        </div>
      </Form>
    </div>
  )
}
