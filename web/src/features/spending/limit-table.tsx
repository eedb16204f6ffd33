import { useTranslations } from 'next-intl';
import type { SpendingLimit } from '@topsteel/domain/api';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useFormats } from '../../ui/formats.ts';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Money } from '../../ui/money.tsx';
import { GuardedAct } from '../step-up/guarded-act.tsx';
import { LimitBar, percentTaken } from './limit-bar.tsx';

type LimitTableProps = {
  limits: SpendingLimit[];
  /** What a person or a cost centre is called, by its id. */
  names: ReadonlyMap<string, string>;
  self: string;
  mayChange: boolean;
};

/** The limits, and what is left of each in the period that runs. */
export function LimitTable({ limits, names, self, mayChange }: LimitTableProps) {
  const t = useTranslations('spending');
  const formats = useFormats();
  if (limits.length === 0) {
    return mayChange ? (
      <EmptyState title={t('empty')}>{t('emptyHint')}</EmptyState>
    ) : (
      <EmptyState title={t('emptyOwn')} />
    );
  }
  const nameOf = ({ userId, costCentreId }: SpendingLimit): string => {
    if (userId === self) return t('you');
    return names.get(userId ?? costCentreId ?? '') ?? t('person');
  };
  return (
    <LedgerTable
      caption={t('caption')}
      columns={[
        t('whose'),
        t('period'),
        { figure: t('limit') },
        { figure: t('taken') },
        { figure: t('left') },
        t('use'),
        ...(mayChange ? [{ hidden: t('acts') }] : []),
      ]}
    >
      <tbody>
        {limits.map((limit) => {
          const { id, period, currency, amountMinor, takenMinor, leftMinor } = limit;
          const percent = percentTaken(BigInt(takenMinor), BigInt(amountMinor));
          return (
            <tr key={id}>
              <th scope="row">{nameOf(limit)}</th>
              <td>{t(`periods.${period}`)}</td>
              <td className="num">
                <Money minor={amountMinor} currency={currency} />
              </td>
              {period === 'order' ? (
                <td colSpan={3} className="text-ink-2">
                  {t('perOrder')}
                </td>
              ) : (
                <>
                  <td className="num">
                    <Money minor={takenMinor} currency={currency} />
                  </td>
                  <td className="num">
                    <Money minor={leftMinor} currency={currency} />
                  </td>
                  <td className="whitespace-nowrap">
                    <LimitBar
                      percent={percent}
                      label={t('useLabel', { percent: formats.decimal(percent.toString()) })}
                    />
                  </td>
                </>
              )}
              {mayChange ? (
                <td className="text-right">
                  <GuardedAct
                    label={t('remove.label')}
                    of={nameOf(limit)}
                    title={t('remove.title', { whose: nameOf(limit) })}
                    verb={t('remove.confirm')}
                    path={`/v2/spending-limits/${id}`}
                    method="DELETE"
                  >
                    {t('remove.cost')}
                  </GuardedAct>
                </td>
              ) : null}
            </tr>
          );
        })}
      </tbody>
    </LedgerTable>
  );
}
