import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Letter, Mail } from '../../../shared/mails.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { formatWhen } from '../../ui/format.ts'
import { Notice } from '../../ui/notice.tsx'
import { once } from '../../ui/once.ts'
import { Page } from '../../ui/page.tsx'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import type { Column } from '../../ui/table-column.ts'
import style from './identity.module.css'
import { MailMark, useMailWords } from './mail-state.tsx'
import { mailList, openMail, WAY_WORDS } from './mails.ts'
import { peopleProblems } from './people-problems.ts'

/** What was sent, what waits, and what failed and why; read here where no letter leaves. */
export function MailsPage() {
  const { t } = useTranslation()
  const cache = useQueryClient()
  const { data } = useSuspenseQuery(mailList)
  const [letter, setLetter] = useState<Letter>()
  const opening = useMutation({
    mutationFn: openMail,
    onSuccess: setLetter,
    onSettled: () => cache.invalidateQueries({ queryKey: mailList.queryKey }),
  })
  const columns = useColumns(data.way === 'kept' ? opening.mutate : undefined)
  return (
    <Page
      title={t('people.letters.title')}
      up={<Link to="/administration">{t('app.places.administration')}</Link>}
      about={t(WAY_WORDS[data.way])}
    >
      <ProblemMessage error={opening.error} words={peopleProblems} />
      {letter ? (
        <Notice urgent>
          <p>
            <strong>{letter.subject}</strong> – {letter.to}
          </p>
          <pre className={style.letter}>{letter.text}</pre>
        </Notice>
      ) : null}
      {data.mails.length === 0 ? (
        <EmptyState title={t('people.letters.empty')}>{t('people.letters.emptyAbout')}</EmptyState>
      ) : (
        <DataTable
          caption={t('people.letters.title')}
          columns={columns}
          rows={data.mails}
          rowKey={({ id }) => id}
          fileName={t('people.letters.fileName')}
        />
      )}
    </Page>
  )
}

function useColumns(open: ((id: string) => void) | undefined): Column<Mail>[] {
  const { t } = useTranslation()
  const words = useMailWords()
  return useMemo(
    () => [
      {
        id: 'at',
        head: t('people.letters.at'),
        text: ({ requestedAt }) => formatWhen(requestedAt),
        order: ({ requestedAt }) => requestedAt,
        width: '9rem',
      },
      { id: 'to', head: t('people.letters.to'), text: ({ person }) => `${person.name} <${person.email}>` },
      {
        id: 'state',
        head: t('people.letters.state'),
        text: (mail) => words(mail),
        cell: (mail) => (
          <>
            <MailMark mail={mail} />
            {open && mail.state === 'waiting' ? (
              <button type="button" className="plain" onClick={once(() => open(mail.id))}>
                {t('people.letters.open')}
              </button>
            ) : null}
          </>
        ),
      },
    ],
    [t, open, words],
  )
}
