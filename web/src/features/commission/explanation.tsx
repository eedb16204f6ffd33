import { useTranslations } from 'next-intl';
import type { CommissionExplanation } from '@topsteel/domain/api';
import type { Currency } from '@topsteel/domain/units';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Money } from '../../ui/money.tsx';

/** Why an order costs its seller what it does, to the last minor unit, and what became of the money. */
export function Explanation({ explanation }: { explanation: CommissionExplanation }) {
  const t = useTranslations('commission');
  const { rule, why, vat, passedOver, distributed } = explanation;
  const currency = explanation.currency as Currency;
  const rows: [string, string][] = [
    ...explanation.parts.map(({ name, amountMinor }): [string, string] => [name, amountMinor]),
    ...(explanation.adjustmentMinor === '0'
      ? []
      : [[t('explain.adjustment'), explanation.adjustmentMinor] satisfies [string, string]]),
  ];
  return (
    <section aria-labelledby="commission" className="grid gap-3">
      <h2 id="commission">{t('explain.heading')}</h2>
      <p>
        <strong>{rule.name}</strong>, {t('version', { version: rule.version })}.{' '}
        <span lang="en">
          {why} {vat.sentence}
        </span>
      </p>
      <LedgerTable
        caption={t('explain.caption', { currency })}
        columns={[t('explain.part'), { figure: t('explain.amount') }]}
      >
        <tbody>
          <tr>
            <th scope="row">{t('explain.total')}</th>
            <td className="num">
              <Money minor={explanation.totalMinor} currency={currency} bare />
            </td>
          </tr>
          {rows.map(([name, minor]) => (
            <tr key={name}>
              <th scope="row" className="pl-6 font-normal">
                {name}
              </th>
              <td className="num">
                <Money minor={minor} currency={currency} bare />
              </td>
            </tr>
          ))}
          <tr>
            <th scope="row">{t('explain.commission')}</th>
            <td className="num">
              <Money minor={explanation.commissionMinor} currency={currency} bare />
            </td>
          </tr>
          <tr>
            <th scope="row">{t('explain.vat')}</th>
            <td className="num">
              <Money minor={explanation.vatMinor} currency={currency} bare />
            </td>
          </tr>
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('explain.net')}</th>
            <td className="num">
              <Money minor={explanation.netMinor} currency={currency} bare />
            </td>
          </tr>
        </tfoot>
      </LedgerTable>
      {passedOver.length === 0 ? null : (
        <details>
          <summary>{t('explain.passedOver')}</summary>
          <ul className="mt-1 list-disc pl-5">
            {passedOver.map((other) => (
              <li key={other.name}>
                {other.name}: <span lang="en">{other.why}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
      {distributed.length === 0 ? null : <Distributed rows={distributed} />}
    </section>
  );
}

function Distributed({ rows }: { rows: CommissionExplanation['distributed'] }) {
  const t = useTranslations('commission');
  return (
    <LedgerTable
      caption={t('explain.distributed')}
      columns={[
        t('explain.currency'),
        { figure: t('explain.captured') },
        { figure: t('explain.takenBack') },
        { figure: t('explain.commission') },
        { figure: t('explain.vat') },
        { figure: t('explain.net') },
        { figure: t('explain.allocated') },
      ]}
    >
      <tbody>
        {rows.map((row) => (
          <tr key={row.currency}>
            <th scope="row">{row.currency}</th>
            {[
              row.capturedMinor,
              row.takenBackMinor,
              row.commissionMinor,
              row.vatMinor,
              row.netMinor,
              row.allocatedMinor,
            ].map((minor, column) => (
              <td key={column} className="num">
                <Money minor={minor} currency={row.currency as Currency} bare />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </LedgerTable>
  );
}
