import { useTranslations } from 'next-intl';
import type { AccountStatementQuery } from '@topsteel/domain/api';
import { currencyDecimals } from '@topsteel/domain/units';

/** Chooses a statement; works without script: the choice is in the address. */
export function ChooseStatement({
  query,
  organisations,
}: {
  query: AccountStatementQuery;
  organisations: readonly { id: string; name: string }[];
}) {
  const t = useTranslations('accountStatement');
  return (
    <form method="get" className="no-print flex flex-wrap items-end gap-4">
      {organisations.length === 0 ? null : (
        <label className="grid gap-1">
          <span className="font-semibold">{t('choose.organisation')}</span>
          <select name="organisationId" className="field" defaultValue={query.organisationId ?? ''}>
            <option value="">{t('choose.own')}</option>
            {organisations.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
      <label className="grid gap-1">
        <span className="font-semibold">{t('choose.side')}</span>
        <select name="side" className="field" defaultValue={query.side}>
          {(['vendor', 'buyer'] as const).map((side) => (
            <option key={side} value={side}>
              {t(`choose.sides.${side}`)}
            </option>
          ))}
        </select>
      </label>
      <label className="grid gap-1">
        <span className="font-semibold">{t('choose.currency')}</span>
        <select name="currency" className="field" defaultValue={query.currency}>
          {Object.keys(currencyDecimals).map((currency) => (
            <option key={currency}>{currency}</option>
          ))}
        </select>
      </label>
      {(['from', 'until'] as const).map((name) => (
        <label key={name} className="grid gap-1">
          <span className="font-semibold">{t(`choose.${name}`)}</span>
          <input type="date" name={name} className="field" required defaultValue={query[name]} />
        </label>
      ))}
      <button className="button">{t('choose.show')}</button>
    </form>
  );
}
