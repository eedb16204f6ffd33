import { useTranslations } from 'next-intl';
import type { AgedBalances } from '@topsteel/domain/api';
import type { Currency } from '@topsteel/domain/units';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Money } from '../../ui/money.tsx';
import { Tag } from '../../ui/tag.tsx';

/** Aged balances, each held against the ledger. */
export function AgedTable({ rows }: { rows: AgedBalances['rows'] }) {
  const t = useTranslations('accountStatement');
  if (rows.length === 0) return <EmptyState title={t('aged.empty')}>{t('aged.emptyHint')}</EmptyState>;
  return (
    <LedgerTable
      caption={t('aged.caption')}
      columns={[
        t('aged.organisation'),
        { figure: t('aged.current') },
        { figure: t('aged.over30') },
        { figure: t('aged.over60') },
        { figure: t('aged.over90') },
        { figure: t('aged.total') },
        t('aged.ledger'),
      ]}
    >
      <tbody>
        {rows.map((row) => (
          <tr key={row.kind + row.organisationId + row.currency}>
            <th scope="row">
              {row.organisationName}
              <div className="text-ink-2">
                {t(`aged.kinds.${row.kind}`)}, {row.currency}
              </div>
            </th>
            {[row.currentMinor, row.over30Minor, row.over60Minor, row.over90Minor, row.totalMinor].map(
              (minor, column) => (
                <td key={column} className="num">
                  <Money minor={minor} currency={row.currency as Currency} bare full />
                </td>
              ),
            )}
            <td>
              <Tag tone={row.agrees ? 'good' : 'bad'}>
                {row.agrees ? t('aged.agrees') : t('aged.differs')}
              </Tag>
            </td>
          </tr>
        ))}
      </tbody>
    </LedgerTable>
  );
}
