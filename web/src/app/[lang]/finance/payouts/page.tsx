import { getTranslations } from 'next-intl/server';
import type { Metadata } from 'next';
import { dueList, payoutAccountList, payoutBatchPage } from '@topsteel/domain/api';
import { read } from '../../../../backend/read.ts';
import { AwaitedAccounts } from '../../../../features/payout/account-table.tsx';
import { BatchTable } from '../../../../features/payout/batch-table.tsx';
import { DueTable } from '../../../../features/payout/due-table.tsx';
import { ProposePayouts } from '../../../../features/payout/propose-payouts.tsx';
import { sentOf } from '../../../../features/payout/sent-of.ts';
import { totalsOf } from '../../../../features/payout/totals-of.ts';

import { getFormats } from '../../../../ui/get-formats.ts';
import { PageTitle } from '../../../../ui/page-title.tsx';
import { Pager } from '../../../../ui/pager.tsx';
import { FailedPage } from '../../../../ui/failed-page.tsx';
import { ClientWords } from '../../../../words/client-words.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('payout');
  return { title: t('title') };
}

export default async function FinancePayoutsPage({
  searchParams,
}: {
  searchParams: Promise<{ cursor?: string }>;
}) {
  const t = await getTranslations('payout');
  const { cursor } = await searchParams;
  const query = cursor === undefined ? '' : `?cursor=${encodeURIComponent(cursor)}`;
  const [due, batches, accounts] = await Promise.all([
    read('/v2/finance/payouts-due', dueList),
    read(`/v2/finance/payout-batches${query}`, payoutBatchPage),
    read('/v2/finance/payout-accounts', payoutAccountList),
  ]);
  if (!due.ok) return <FailedPage title={t('title')} problem={due.problem} />;
  if (!batches.ok) return <FailedPage title={t('title')} problem={batches.problem} />;
  const payable = totalsOf(due.value.vendors.map((vendor) => sentOf(vendor, vendor.payableNowMinor)));
  const formats = await getFormats();
  return (
    <ClientWords of={['payout', 'stepUp', 'problem']}>
      <PageTitle title={t('title')}>{t('financeIntro')}</PageTitle>
      <div className="grid gap-10">
        <section aria-labelledby="due" className="grid gap-4">
          <h2 id="due">{t('due.heading')}</h2>
          <DueTable vendors={due.value.vendors} />
          {payable.length > 0 && accounts.ok ? (
            <ProposePayouts
              amounts={formats.list(payable.map(([currency, minor]) => formats.money(minor, currency)))}
            />
          ) : null}
        </section>
        {accounts.ok ? <AwaitedAccounts accounts={accounts.value.items} /> : null}
        <section aria-labelledby="batches" className="grid gap-4">
          <h2 id="batches">{t('batches.heading')}</h2>
          <BatchTable batches={batches.value.items} />
          <Pager base="/finance/payouts" cursor={cursor} next={batches.value.nextCursor} />
        </section>
      </div>
    </ClientWords>
  );
}
