import { getTranslations } from 'next-intl/server';
import { escrowAudit, ledgerPeriods, type BankPosition } from '@topsteel/domain/api';
import { read } from '../../backend/read.ts';
import { getFormats } from '../../ui/get-formats.ts';
import { Link } from '../../ui/link.tsx';
import { Notice } from '../../ui/notice.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { ThreeWay } from '../audit/three-way.tsx';
import { Position } from './position.tsx';

/** The numbers that have to be equal: escrow by chain, contract and books, and the bank by bank and books. Then the lock. */
export async function Equality({ position }: { position: BankPosition }) {
  const [t, formats, escrow, periods] = await Promise.all([
    getTranslations('reconcile'),
    getFormats(),
    read('/v2/audit/escrow', escrowAudit),
    read('/v2/ledger/periods', ledgerPeriods),
  ]);
  const closed = periods.ok ? periods.value.items.find(({ state }) => state === 'closed') : undefined;
  return (
    <div className="grid gap-6">
      <div className="grid gap-8 xl:grid-cols-2">
        {escrow.ok ? <ThreeWay audit={escrow.value} /> : <ProblemNotice problem={escrow.problem} />}
        <Position position={position} />
      </div>
      <Notice tone="info" live={false}>
        {closed === undefined ? t('lock.none') : t('lock.until', { month: formats.month(closed.month) })}{' '}
        {periods.ok && periods.value.next !== null ? (
          <Link href={`/finance/close?month=${periods.value.next}`}>
            {t('lock.next', { month: formats.month(periods.value.next) })}
          </Link>
        ) : (
          <Link href="/finance/close">{t('lock.look')}</Link>
        )}
      </Notice>
    </div>
  );
}
