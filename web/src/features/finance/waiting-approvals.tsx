import {
  conversionPage,
  journalPage,
  payoutAccountList,
  payoutBatchPage,
  type AccessRole,
} from '@topsteel/domain/api';
import { getTranslations } from 'next-intl/server';
import type { Answer } from '../../backend/problem.ts';
import { read } from '../../backend/read.ts';
import { Link } from '../../ui/link.tsx';
import { Notice } from '../../ui/notice.tsx';
import { financeDesk } from './finance-desk.ts';
import { toApprove } from './to-approve.ts';

/** What cannot be read is said on its own page. */
const itemsOf = <T,>(answer: Answer<{ items: T[] }>): T[] => (answer.ok ? answer.value.items : []);

/** What others have proposed and the reader may approve, each with the page where that is done; nothing when nothing waits. */
export async function WaitingApprovals({ access }: { access: readonly AccessRole[] }) {
  if (!financeDesk(access).places.includes('payouts')) return null;
  const [batches, accounts, conversions, entries] = await Promise.all([
    read('/v2/finance/payout-batches?limit=100', payoutBatchPage),
    read('/v2/finance/payout-accounts', payoutAccountList),
    read('/v2/finance/conversions?state=waiting&limit=100', conversionPage),
    read('/v2/finance/journal-entries?state=waiting&limit=100', journalPage),
  ]);
  const waiting = toApprove({
    batches: itemsOf(batches),
    accounts: itemsOf(accounts),
    conversions: itemsOf(conversions),
    entries: itemsOf(entries),
  });
  if (waiting.length === 0) return null;
  const t = await getTranslations('finance.waiting');
  return (
    <div className="mb-4">
      <Notice tone="attention" title={t('title')} live={false}>
        <ul className="flex flex-wrap gap-x-6 gap-y-1">
          {waiting.map(({ what, href, count }) => (
            <li key={what}>
              <Link href={href}>{t(what, { count })}</Link>
            </li>
          ))}
        </ul>
      </Notice>
    </div>
  );
}
