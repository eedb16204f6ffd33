import { useTranslations } from 'next-intl';
import type { InvoiceView, LedgerEntry, Payout } from '@topsteel/domain/api';
import { Fact, Facts } from '../../ui/facts.tsx';
import { Hash } from '../../ui/hash.tsx';
import { Link } from '../../ui/link.tsx';
import { Money } from '../../ui/money.tsx';
import { When } from '../../ui/when.tsx';
import { AccountLink, EntryTag } from './entry-table.tsx';
import { sourceOf } from './source-of.ts';

/** One entry: which accounts, how much, when, and in which month of the books. */
export function EntryFacts({ entry: { transfer } }: { entry: LedgerEntry }) {
  const t = useTranslations('ledger');
  return (
    <Facts>
      <Fact name={t('amount')}>
        <Money minor={transfer.amountMinor} currency={transfer.currency} full />{' '}
        <EntryTag state={transfer.state} />
      </Fact>
      <Fact name={t('debit')}>
        <AccountLink {...transfer.debit} />
      </Fact>
      <Fact name={t('credit')}>
        <AccountLink {...transfer.credit} />
      </Fact>
      <Fact name={t('at')}>
        <When iso={transfer.effectiveAt} />
      </Fact>
      <Fact name={t('recorded')}>
        <When iso={transfer.recordedAt} />
      </Fact>
      <Fact name={t('period')}>{transfer.period}</Fact>
      {transfer.hash === null ? null : (
        <Fact name={t('hash')}>
          <Hash value={transfer.hash} label={t('hash')} />
        </Fact>
      )}
    </Facts>
  );
}

/** What the entry follows from: the document, and the transaction of the register where there is one. */
export function EntryStory({
  entry: { transfer, event },
  invoices,
  payout,
  isAuditor,
}: {
  entry: LedgerEntry;
  invoices: readonly InvoiceView[];
  payout: Payout | undefined;
  isAuditor: boolean;
}) {
  const t = useTranslations('ledger.story');
  const source = sourceOf(transfer.externalRef);
  const orderId = transfer.orderId ?? (source.kind === 'order' ? source.id : null);
  return (
    <section aria-labelledby="story" className="grid gap-3">
      <h2 id="story">{t('heading')}</h2>
      <p>{t(`sources.${source.kind}`)}</p>
      <Facts>
        {orderId === null ? null : (
          <Fact name={t('order')}>
            <Link href={`/orders/${orderId}`} prefetch={false}>
              {invoices[0]?.orderNumber ?? t('openOrder')}
            </Link>{' '}
            · <Link href={`/finance/ledger?order=${orderId}`}>{t('orderEntries')}</Link>
          </Fact>
        )}
        {invoices.map((invoice) => (
          <Fact key={invoice.id} name={t('invoice')}>
            <Link href={`/finance/invoices/${invoice.id}`} prefetch={false}>
              {invoice.number}
            </Link>
          </Fact>
        ))}
        {source.kind === 'bank' ? (
          <Fact name={t('bank')}>
            <Link href={`/finance/reconcile?entry=${source.id}`}>{t('openBank')}</Link>
          </Fact>
        ) : null}
        {source.kind === 'journal' ? (
          <Fact name={t('journal')}>
            <Link href={`/finance/journal/${source.id}`}>{t('openJournal')}</Link>
          </Fact>
        ) : null}
        {payout === undefined ? null : (
          <Fact name={t('payout')}>
            <Link href={`/finance/payouts/${payout.batchId}`}>{payout.batchNumber}</Link>
          </Fact>
        )}
        {event === null ? null : (
          <>
            <Fact name={t('transaction')}>
              <Hash value={event.txHash} label={t('transaction')} />{' '}
              {isAuditor ? (
                <Link href={`/audit/transaction/${event.txHash}`}>{t('openTransaction')}</Link>
              ) : null}
            </Fact>
            <Fact name={t('event')}>
              <span lang="en">
                {event.contract}.{event.name}
              </span>
              , {t('block', { block: event.blockNumber })}
            </Fact>
          </>
        )}
        <Fact name={t('reference')}>
          <code className="text-sm break-all">{transfer.externalRef}</code>
        </Fact>
      </Facts>
    </section>
  );
}
