import { useTranslations } from 'next-intl';
import { CutNote } from '../../ui/cut-note.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import type { Customers } from './read-customers.ts';

/** Which customers and groups are missing from a choice, and why. */
export function CustomersNote({ from: { orders, groups } }: Pick<Customers, 'from'>) {
  const t = useTranslations('priceList');
  return (
    <>
      {!orders.ok ? (
        <ProblemNotice problem={orders.problem} />
      ) : orders.value.isCut ? (
        <p className="text-sm text-ink-2">{t('customersCut', { count: orders.value.items.length })}</p>
      ) : null}
      <CutNote of={groups} />
    </>
  );
}
