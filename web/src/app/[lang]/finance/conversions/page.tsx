import { getTranslations } from 'next-intl/server';
import type { Metadata } from 'next';
import { conversionPage, moneyOverview } from '@topsteel/domain/api';
import { read } from '../../../../backend/read.ts';
import { ConversionTable } from '../../../../features/conversion/conversion-table.tsx';
import { holderText } from '../../../../features/ledger/holder-text.ts';
import { MoneyTable, PositionTable } from '../../../../features/conversion/money-table.tsx';
import { accountValue } from '../../../../features/conversion/read-conversion.ts';
import { RecordConversion } from '../../../../features/conversion/record-conversion.tsx';
import { WaitingConversions } from '../../../../features/conversion/waiting-conversions.tsx';
import { getSession, hasAccess } from '../../../../features/session/get-me.ts';
import { FailedPage } from '../../../../ui/failed-page.tsx';
import { getFormats } from '../../../../ui/get-formats.ts';
import { PageTitle } from '../../../../ui/page-title.tsx';
import { Pager } from '../../../../ui/pager.tsx';
import { shorten } from '../../../../ui/shorten.ts';
import { ClientWords } from '../../../../words/client-words.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('conversion');
  return { title: t('title') };
}

export default async function ConversionsPage({
  searchParams,
}: {
  searchParams: Promise<{ cursor?: string }>;
}) {
  const { cursor } = await searchParams;
  const query = cursor === undefined ? '' : `?cursor=${encodeURIComponent(cursor)}`;
  const [t, names, formats, session, money, recorded, waiting] = await Promise.all([
    getTranslations('conversion'),
    getTranslations('ledger.accounts'),
    getFormats(),
    getSession(),
    read('/v2/finance/money', moneyOverview),
    read(`/v2/finance/conversions${query}`, conversionPage),
    read('/v2/finance/conversions?state=waiting&limit=100', conversionPage),
  ]);
  if (!money.ok) return <FailedPage title={t('title')} problem={money.problem} />;
  if (!recorded.ok) return <FailedPage title={t('title')} problem={recorded.problem} />;
  const { accounts, positions, toleranceBps, at } = money.value;
  const options = accounts.map((account) => ({
    value: accountValue(account),
    label: `${names(account.code)}, ${shorten(holderText(account), 10, 4)}, ${account.currency}`,
  }));
  return (
    <ClientWords of={['conversion', 'payout', 'stepUp', 'problem']}>
      <PageTitle title={t('title')}>{t('intro')}</PageTitle>
      <div className="grid gap-10">
        {waiting.ok ? <WaitingConversions conversions={waiting.value.items} /> : null}
        <section aria-labelledby="accounts" className="grid gap-4">
          <h2 id="accounts">{t('accounts.heading')}</h2>
          <MoneyTable accounts={accounts} />
        </section>
        <section aria-labelledby="positions" className="grid gap-4">
          <h2 id="positions">{t('positions.heading')}</h2>
          <p className="max-w-prose text-ink-2">{t('positions.hint')}</p>
          <PositionTable positions={positions} />
        </section>
        {hasAccess(session, 'finance', 'operator') ? (
          <RecordConversion
            accounts={options}
            today={at.slice(0, 10)}
            tolerance={formats.percentOfBps(toleranceBps)}
          />
        ) : null}
        <section aria-labelledby="recorded" className="grid gap-4">
          <h2 id="recorded">{t('list.heading')}</h2>
          <ConversionTable conversions={recorded.value.items} />
          <Pager base="/finance/conversions" cursor={cursor} next={recorded.value.nextCursor} />
        </section>
      </div>
    </ClientWords>
  );
}
