import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'

/** Whether what colleagues have by name is left out; it stands in the address. */
export function HeldFilter({ toMe }: { toMe: boolean }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const change = (wanted: boolean) =>
    void navigate({
      to: '.',
      search: ({ whose: _whose, ...others }: Record<string, unknown>): object => ({
        ...others,
        ...(wanted ? { whose: 'to-me' } : {}),
      }),
      replace: true,
      resetScroll: false,
    })
  return (
    <label className="row screen-only">
      <input type="checkbox" checked={toMe} onChange={(event) => change(event.target.checked)} />
      {t('holdings.mineOnly')}
    </label>
  )
}
