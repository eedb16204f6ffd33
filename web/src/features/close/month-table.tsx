import { useTranslations } from 'next-intl';
import { Link } from '../../ui/link.tsx';
import type { LedgerPeriods } from '@topsteel/domain/api';
import { useFormats } from '../../ui/formats.ts';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Tag } from '../../ui/tag.tsx';
import { When } from '../../ui/when.tsx';

/** The months of the books, newest first, with a way to each one's trial balance. */
export function MonthTable({ periods }: { periods: LedgerPeriods }) {
  const t = useTranslations('close');
  const formats = useFormats();
  return (
    <LedgerTable caption={t('months')} columns={[t('month'), t('state'), t('closedAt'), t('look')]}>
      <tbody>
        {periods.items.map(({ month, state, closedAt }) => (
          <tr key={month}>
            <th scope="row">{formats.month(month)}</th>
            <td>
              <Tag tone={state === 'closed' ? 'good' : 'info'}>{t(`states.${state}`)}</Tag>
            </td>
            <td>{closedAt === null ? '–' : <When iso={closedAt} />}</td>
            <td>
              <Link href={`/finance/close?month=${month}`}>
                {t('balanceOf', { month: formats.month(month) })}
              </Link>
            </td>
          </tr>
        ))}
      </tbody>
    </LedgerTable>
  );
}
