import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PROPOSAL_STEPS } from '../../../rules/proposals/states.ts'
import type { NewProposalAct, ProposalAct, ProposalPage } from '../../../shared/proposals.ts'
import { AreaField, TextField } from '../../ui/fields.tsx'
import { Form, type FormValues } from '../../ui/form.tsx'
import { once } from '../../ui/once.ts'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import type { TextKey } from '../../ui/text-key.ts'
import { ACT_WORDS } from './proposal-words.ts'
import style from './proposals.module.css'
import { proposalFieldWords, proposalProblems, useProposalAct } from './proposals.ts'

/** What is to be written where; elsewhere why it is done. */
const WORDS_FOR: Partial<Record<ProposalAct, TextKey>> = {
  answer: 'proposals.form.answer',
  return: 'proposals.form.wanted',
  'send-up': 'proposals.form.sendUp',
}

const isMain = (act: ProposalAct) => act === 'send' || act === 'answer' || act === 'close'
const isPlain = (act: ProposalAct) => !PROPOSAL_STEPS[act].needsWords && act !== 'publish'

/** What may be done now; what needs words opens a form. */
export function ProposalActs({ proposal }: { proposal: ProposalPage }) {
  const { t } = useTranslation()
  const [opened, setOpened] = useState<ProposalAct>()
  const acting = useProposalAct(proposal.id)
  const { may, revision, aboveUnit } = proposal
  const act = (what: ProposalAct, more: Pick<NewProposalAct, 'words' | 'guidance'> = {}) => {
    if (acting.isPending) return
    acting.mutate({ act: what, revision, ...more }, { onSuccess: () => setOpened(undefined) })
  }
  const open = (what: ProposalAct) => {
    acting.reset()
    setOpened(what)
  }
  if (may.length === 0) return <ProblemMessage error={acting.error} words={proposalProblems} />
  return (
    <section className={`${style.section} screen-only`} aria-label={t('proposals.page.acts')}>
      <div className={style.acts}>
        {may.map((each) => (
          <button
            key={each}
            type="button"
            className={isMain(each) ? 'main' : undefined}
            aria-disabled={acting.isPending}
            aria-expanded={isPlain(each) ? undefined : opened === each}
            onClick={once(() => (isPlain(each) ? act(each) : open(each)))}
          >
            {t(ACT_WORDS[each])}
          </button>
        ))}
      </div>
      {opened === undefined ? (
        <ProblemMessage error={acting.error} words={proposalProblems} />
      ) : (
        <div className={style.panel}>
          <Form
            key={opened}
            busy={acting.isPending}
            problem={acting.error}
            problemWords={proposalProblems}
            fieldWords={proposalFieldWords}
            check={opened === 'publish' ? missingGuidance : missingWords}
            onSubmit={({ words = '', title = '', question = '', answer = '' }) =>
              act(
                opened,
                opened === 'publish'
                  ? { guidance: { title: title.trim(), question: question.trim(), answer: answer.trim() } }
                  : { words: words.trim() },
              )
            }
          >
            {opened === 'publish' ? (
              <GuidanceFields proposal={proposal} />
            ) : (
              <>
                {opened === 'send-up' && aboveUnit ? (
                  <p className="soft">{t('proposals.form.sendUpTo', { unit: aboveUnit })}</p>
                ) : null}
                <AreaField
                  pointer="#/words"
                  label={t(WORDS_FOR[opened] ?? 'proposals.form.why')}
                  rows={4}
                  maxLength={10_000}
                  autoFocus
                />
              </>
            )}
            <div className="row">
              <button type="submit" className="main">
                {t(ACT_WORDS[opened])}
              </button>
              <button type="button" className="plain" onClick={() => setOpened(undefined)}>
                {t('ui.ask.no')}
              </button>
            </div>
          </Form>
        </div>
      )}
    </section>
  )
}

const missing = (values: FormValues, names: readonly string[]) =>
  names.filter((name) => (values[name] ?? '').trim() === '').map((name) => ({ pointer: `#/${name}`, code: 'required' }))
const missingWords = (values: FormValues) => missing(values, ['words'])
const missingGuidance = (values: FormValues) => missing(values, ['title', 'question', 'answer'])

/** As it was asked and answered, to be read through: all who see the programme will read it. */
function GuidanceFields({ proposal: { title, words, answer, mayName } }: { proposal: ProposalPage }) {
  const { t } = useTranslation()
  return (
    <>
      <p className="soft">{t(mayName ? 'proposals.form.publishNamed' : 'proposals.form.publishUnnamed')}</p>
      <TextField pointer="#/title" label={t('proposals.form.title')} maxLength={300} defaultValue={title} />
      <AreaField
        pointer="#/question"
        label={t('proposals.form.question')}
        rows={4}
        maxLength={10_000}
        defaultValue={words}
      />
      <AreaField
        pointer="#/answer"
        label={t('proposals.form.guidance')}
        rows={5}
        maxLength={10_000}
        defaultValue={answer ?? ''}
      />
    </>
  )
}
