import { useTranslations } from 'next-intl';
import { useFormats } from '../../ui/formats.ts';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Tag } from '../../ui/tag.tsx';
import type { CountedLimit } from './limits.ts';

type LimitTableProps = {
  limits: readonly CountedLimit[];
  maxMinor: string;
  currency: string;
  centreNames: ReadonlyMap<string, string>;
};

/** What is left of every limit that counts the order, before and after it. */
export function LimitTable({ limits, maxMinor, currency, centreNames }: LimitTableProps) {
  const t = useTranslations('checkoutSteps.approval');
  const formats = useFormats();
  return (
    <LedgerTable
      caption={t('caption')}
      columns={[
        t('whose'),
        { figure: t('limit') },
        { figure: t('left') },
        { figure: t('order') },
        { figure: t('after') },
      ]}
    >
      <tbody>
        {limits.map((limit) => (
          <tr key={limit.id}>
            <th scope="row">
              {limit.costCentreId === null ? t('you') : (centreNames.get(limit.costCentreId) ?? '')}
            </th>
            <td className="num">
              {formats.money(limit.amountMinor, limit.currency)} {t(`per.${limit.period}`)}
            </td>
            <td className="num">
              {formats.money(limit.period === 'order' ? limit.amountMinor : limit.leftMinor, limit.currency)}
            </td>
            <td className="num">{formats.money(maxMinor, currency)}</td>
            <td className="num">
              {limit.afterMinor === null ? (
                t('otherCurrency')
              ) : limit.isOver ? (
                <Tag tone="bad">
                  {formats.money(-limit.afterMinor, limit.currency)} {t('overLimit')}
                </Tag>
              ) : (
                formats.money(limit.afterMinor, limit.currency)
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </LedgerTable>
  );
}
