import { useTranslations } from 'next-intl';
import type { BankPosition } from '@topsteel/domain/api';
import { Tabs } from '../../ui/tabs.tsx';

/** The queue by state, each with how many lines stand in it, and beside it what went wrong after the bank. */
export function StateLinks({
  state,
  all,
  exceptions,
}: {
  state: string | null;
  all: BankPosition['all'];
  /** Undefined where they could not be counted. */
  exceptions: string | undefined;
}) {
  const t = useTranslations('reconcile');
  const states = ['suggested', 'unmatched', 'done', 'auto'] as const;
  const total = states.reduce((sum, each) => sum + all[each].count, 0);
  return (
    <Tabs
      label={t('entries.filter')}
      tabs={[
        ...states.slice(0, 2).map((each) => ({
          href: `/finance/reconcile?state=${each}`,
          name: t(`tabs.${each}`),
          count: all[each].count,
          isHere: state === each,
        })),
        {
          href: '/finance?kind=bank-entry',
          name: t('tabs.exceptions'),
          ...(exceptions === undefined ? {} : { count: exceptions }),
          isHere: false,
        },
        ...states.slice(2).map((each) => ({
          href: `/finance/reconcile?state=${each}`,
          name: t(`tabs.${each}`),
          count: all[each].count,
          isHere: state === each,
        })),
        { href: '/finance/reconcile', name: t('tabs.all'), count: total, isHere: state === null },
      ]}
    />
  );
}
