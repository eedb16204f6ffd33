import type { AccountStatementQuery } from '@topsteel/domain/api';
import { currencyDecimals } from '@topsteel/domain/units';
import { texts } from './texts.ts';

const words = texts.choose;

/** Chooses a statement; works without script: the choice is in the address. */
export function ChooseStatement({
  query,
  organisations,
}: {
  query: AccountStatementQuery;
  organisations: readonly { id: string; name: string }[];
}) {
  return (
    <form method="get" className="no-print flex flex-wrap items-end gap-4">
      {organisations.length === 0 ? null : (
        <label className="grid gap-1">
          <span className="font-semibold">{words.organisation}</span>
          <select name="organisationId" className="field" defaultValue={query.organisationId ?? ''}>
            <option value="">{words.own}</option>
            {organisations.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
      <label className="grid gap-1">
        <span className="font-semibold">{words.side}</span>
        <select name="side" className="field" defaultValue={query.side}>
          {(['vendor', 'buyer'] as const).map((side) => (
            <option key={side} value={side}>
              {words.sides[side]}
            </option>
          ))}
        </select>
      </label>
      <label className="grid gap-1">
        <span className="font-semibold">{words.currency}</span>
        <select name="currency" className="field" defaultValue={query.currency}>
          {Object.keys(currencyDecimals).map((currency) => (
            <option key={currency}>{currency}</option>
          ))}
        </select>
      </label>
      {(['from', 'until'] as const).map((name) => (
        <label key={name} className="grid gap-1">
          <span className="font-semibold">{words[name]}</span>
          <input type="date" name={name} className="field" required defaultValue={query[name]} />
        </label>
      ))}
      <button className="button">{words.show}</button>
    </form>
  );
}
