import { useTranslations } from 'next-intl';
import type { CommissionDecisionView } from '@topsteel/domain/api';
import type { Currency } from '@topsteel/domain/units';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Money } from '../../ui/money.tsx';

/** What a sale costs its seller and why, to the last minor unit. */
export function Decision({ decision }: { decision: CommissionDecisionView }) {
  const t = useTranslations('commission');
  const { rule, why, vat, passedOver } = decision;
  const currency = decision.currency as Currency;
  const rows: [string, string][] = [
    ...decision.parts.map(({ name, amountMinor }): [string, string] => [name, amountMinor]),
    ...(decision.adjustmentMinor === '0'
      ? []
      : [[t('explain.adjustment'), decision.adjustmentMinor] satisfies [string, string]]),
  ];
  return (
    <div className="grid gap-3">
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
              <Money minor={decision.totalMinor} currency={currency} bare />
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
              <Money minor={decision.commissionMinor} currency={currency} bare />
            </td>
          </tr>
          <tr>
            <th scope="row">{t('explain.vat')}</th>
            <td className="num">
              <Money minor={decision.vatMinor} currency={currency} bare />
            </td>
          </tr>
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('explain.net')}</th>
            <td className="num">
              <Money minor={decision.netMinor} currency={currency} bare />
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
    </div>
  );
}
