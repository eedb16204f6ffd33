import { useTranslations } from 'next-intl';
import { workKinds, type WorkItemQuery } from '@topsteel/domain/api';

/** Chooses what of the queue is shown; works without scripts. */
export function WorkFilter({ state, kind }: Pick<WorkItemQuery, 'state' | 'kind'>) {
  const t = useTranslations('work');
  return (
    <form method="get" className="mb-4 flex flex-wrap items-end gap-4">
      <div className="grid gap-1">
        <label htmlFor="state" className="font-semibold">
          {t('state')}
        </label>
        <select id="state" name="state" className="field" defaultValue={state}>
          {(['open', 'closed'] as const).map((one) => (
            <option key={one} value={one}>
              {t(`states.${one}`)}
            </option>
          ))}
        </select>
      </div>
      <div className="grid gap-1">
        <label htmlFor="kind" className="font-semibold">
          {t('kind')}
        </label>
        <select id="kind" name="kind" className="field" defaultValue={kind ?? ''}>
          <option value="">{t('all')}</option>
          {workKinds.map((one) => (
            <option key={one} value={one}>
              {t(`kinds.${one}`)}
            </option>
          ))}
        </select>
      </div>
      <button className="button">{t('filter')}</button>
    </form>
  );
}
