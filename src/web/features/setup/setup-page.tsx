import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Home, Session } from '../../../shared/people.ts'
import { CheckField } from '../../ui/fields.tsx'
import { Form } from '../../ui/form.tsx'
import type { FieldErrorWords } from '../../ui/form-errors.ts'
import { capitalised } from '../../ui/format.ts'
import { once } from '../../ui/once.ts'
import { Page } from '../../ui/page.tsx'
import { ProblemMessage, type ProblemWords } from '../../ui/problem-message.tsx'
import { type Province, ProvinceChoice } from './province-choice.tsx'
import style from './setup.module.css'
import { addHome, addSample } from './setup.ts'

const PROBLEMS: ProblemWords = {
  'province-already-set-up': 'setup.problem.alreadySetUp',
  'not-a-province': 'setup.problem.notAProvince',
}
const FIELD_WORDS: FieldErrorWords = {
  required: 'setup.problem.provinceRequired',
  'not-a-province': 'setup.problem.notAProvince',
}

type SetupPageProps = { homes: Session['homes']; onAdded: (home: Home) => void }

/** The first page of an empty system; later, where a further province is set up. */
export function SetupPage({ homes, onAdded }: SetupPageProps) {
  const { t } = useTranslation()
  const [province, setProvince] = useState<Province>()
  const adding = useMutation({ mutationFn: addHome, onSuccess: onAdded })
  const sampling = useMutation({ mutationFn: addSample, onSuccess: onAdded })
  const empty = homes.length === 0
  return (
    <Page
      title={t('setup.title')}
      up={empty ? null : <Link to="/administration">{t('app.places.administration')}</Link>}
      about={empty ? t('setup.aboutFirst') : null}
    >
      {empty ? null : (
        <section className="stack">
          <h2>{t('setup.homes')}</h2>
          <ul className={style.homes}>
            {homes.map(({ id, name, sample }) => (
              <li key={id}>{sample ? t('setup.homeSample', { name: capitalised(name) }) : capitalised(name)}</li>
            ))}
          </ul>
          <h2>{t('setup.another')}</h2>
        </section>
      )}
      <Form
        busy={adding.isPending}
        problem={adding.error}
        problemWords={PROBLEMS}
        fieldWords={FIELD_WORDS}
        check={() => (province ? [] : [{ pointer: '#/unitId', code: 'required' }])}
        onSubmit={({ alsoPlanner }) => {
          if (province) adding.mutate({ unitId: province.value, alsoPlanner: alsoPlanner === 'yes' })
        }}
      >
        <ProvinceChoice chosen={province} onChoose={setProvince} />
        <CheckField pointer="#/alsoPlanner" label={t('setup.planner')} hint={t('setup.plannerHint')} defaultChecked />
        <div>
          <button type="submit" className="main">
            {t('setup.button')}
          </button>
        </div>
      </Form>
      {homes.some(({ sample }) => sample) ? null : (
        <section className="stack reading">
          <h2>{t('setup.sample.title')}</h2>
          <p>{t('setup.sample.offer')}</p>
          <ProblemMessage error={sampling.error} />
          <button type="button" onClick={once(() => sampling.mutate())} disabled={sampling.isPending}>
            {sampling.isPending ? t('setup.sample.making') : t('setup.sample.button')}
          </button>
        </section>
      )}
    </Page>
  )
}
