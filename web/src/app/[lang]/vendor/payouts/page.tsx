import { getTranslations } from 'next-intl/server';
import type { Metadata } from 'next';
import { Link } from '../../../../ui/link.tsx';
import { dueList, payoutAccountList, payoutPage } from '@topsteel/domain/api';
import { read } from '../../../../backend/read.ts';

import { AccountTable } from '../../../../features/payout/account-table.tsx';
import { AskForAccount } from '../../../../features/payout/ask-for-account.tsx';
import { DueOrders } from '../../../../features/payout/due-table.tsx';
import { PayoutCard } from '../../../../features/payout/payout-card.tsx';
import { EmptyState } from '../../../../ui/empty-state.tsx';
import { MoreLink } from '../../../../ui/more-link.tsx';
import { PageTitle } from '../../../../ui/page-title.tsx';
import { FailedPage } from '../../../../ui/failed-page.tsx';
import { ClientWords } from '../../../../words/client-words.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('payout');
  return { title: t('title') };
}

export default async function VendorPayoutsPage({
  searchParams,
}: {
  searchParams: Promise<{ cursor?: string }>;
}) {
  const [t, statement] = await Promise.all([getTranslations('payout'), getTranslations('accountStatement')]);
  const { cursor } = await searchParams;
  const query = cursor === undefined ? '' : `?cursor=${encodeURIComponent(cursor)}`;
  const [due, payouts, accounts] = await Promise.all([
    read('/v2/vendor/payouts-due', dueList),
    read(`/v2/vendor/payouts${query}`, payoutPage),
    read('/v2/vendor/payout-accounts', payoutAccountList),
  ]);
  if (!due.ok) return <FailedPage title={t('title')} problem={due.problem} />;
  if (!payouts.ok) return <FailedPage title={t('title')} problem={payouts.problem} />;
  if (!accounts.ok) return <FailedPage title={t('title')} problem={accounts.problem} />;
  return (
    <ClientWords of={['payout', 'stepUp']}>
      <PageTitle title={t('title')} actions={<Link href="/finance/statements">{statement('title')}</Link>}>
        {t('vendorIntro')}
      </PageTitle>
      <div className="grid gap-10">
        <section aria-labelledby="due" className="grid gap-4">
          <h2 id="due">{t('due.heading')}</h2>
          <DueOrders vendors={due.value.vendors} />
          <p className="text-ink-2">{t('due.chainHint')}</p>
        </section>
        <section aria-labelledby="paid" className="grid gap-6">
          <h2 id="paid">{t('list.heading')}</h2>
          {payouts.value.items.length === 0 ? (
            <EmptyState title={t('list.empty')}>{t('list.emptyHint')}</EmptyState>
          ) : (
            payouts.value.items.map((payout) => (
              <PayoutCard key={payout.id} payout={payout} title={payout.batchNumber} />
            ))
          )}
          <MoreLink cursor={payouts.value.nextCursor} base="/vendor/payouts" />
        </section>
        <section aria-labelledby="accounts" className="grid gap-4">
          <h2 id="accounts">{t('accounts.heading')}</h2>
          <AccountTable accounts={accounts.value.items} />
          <AskForAccount />
        </section>
      </div>
    </ClientWords>
  );
}
