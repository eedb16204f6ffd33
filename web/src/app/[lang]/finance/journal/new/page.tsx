import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { bankEntry, moneyOverview, type BankEntry } from '@topsteel/domain/api';
import { handCodes } from '@topsteel/domain/journal';
import { formatScaled } from '@topsteel/domain/units';
import { read } from '../../../../../backend/read.ts';
import { holderText } from '../../../../../features/ledger/holder-text.ts';
import { JournalForm, type JournalStart } from '../../../../../features/journal/journal-form.tsx';
import { accountChoice } from '../../../../../features/journal/read-journal.ts';
import { FailedPage } from '../../../../../ui/failed-page.tsx';
import type { Formats } from '../../../../../ui/formats.ts';
import { getFormats } from '../../../../../ui/get-formats.ts';
import { Link } from '../../../../../ui/link.tsx';
import { PageTitle } from '../../../../../ui/page-title.tsx';
import { shorten } from '../../../../../ui/shorten.ts';
import { When } from '../../../../../ui/when.tsx';
import { ClientWords } from '../../../../../words/client-words.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('journal');
  return { title: t('new') };
}

export default async function NewJournalEntryPage({
  searchParams,
}: {
  searchParams: Promise<{ line?: string }>;
}) {
  const { line: lineId } = await searchParams;
  const [t, names, formats, money, line] = await Promise.all([
    getTranslations('journal'),
    getTranslations('ledger.accounts'),
    getFormats(),
    read('/v2/finance/money', moneyOverview),
    lineId === undefined ? null : read(`/v2/finance/bank-entries/${encodeURIComponent(lineId)}`, bankEntry),
  ]);
  if (!money.ok) return <FailedPage title={t('new')} problem={money.problem} />;
  if (line?.ok === false) return <FailedPage title={t('new')} problem={line.problem} />;
  const own = money.value.accounts.map((account) => ({
    code: account.code,
    owner: account.owner,
    currency: account.currency,
    label: `${names(account.code)}, ${shorten(holderText(account), 10, 4)}`,
  }));
  return (
    <ClientWords of={['journal', 'stepUp', 'refusals']}>
      <PageTitle eyebrow={<Link href="/finance/journal">{t('title')}</Link>} title={t('new')}>
        {t('form.intro')}
      </PageTitle>
      {line === null ? null : (
        <p className="mb-6">
          {t.rich('form.ofLine', {
            day: () => <When iso={line.value.bookedOn} dayOnly />,
            amount: formats.money(line.value.openMinor, 'EUR'),
            who: line.value.counterparty.name ?? t('form.nobody'),
          })}
        </p>
      )}
      <JournalForm
        own={own}
        names={Object.fromEntries(handCodes.map((code) => [code, names(code)]))}
        today={money.value.at.slice(0, 10)}
        start={line === null ? undefined : startOf(line.value, formats)}
      />
    </ClientWords>
  );
}

/** An entry for a line of the bank begins with the account of the bank, on the side on which the money moved. */
function startOf(line: BankEntry, formats: Formats): JournalStart {
  const amount = formats.entry(formatScaled(BigInt(line.openMinor), 2, 2));
  const isIn = line.direction === 'credit';
  return {
    bankEntryId: line.id,
    date: line.bookedOn,
    reference: (line.endToEndId ?? line.text).slice(0, 80),
    line: {
      account: accountChoice('bank', line.iban.toLowerCase()),
      owner: '',
      debit: isIn ? amount : '',
      credit: isIn ? '' : amount,
    },
  };
}
