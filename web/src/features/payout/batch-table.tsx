import Link from 'next/link';
import type { PayoutBatch } from '@topsteel/domain/api';
import type { Currency } from '@topsteel/domain/units';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Money } from '../../ui/money.tsx';
import { PayoutTag } from './payout-tag.tsx';
import { texts } from './texts.ts';

/** Batches, with who proposed and who decided. */
export function BatchTable({ batches }: { batches: readonly PayoutBatch[] }) {
  const words = texts.batches;
  if (batches.length === 0) return <EmptyState title={words.empty}>{words.emptyHint}</EmptyState>;
  return (
    <LedgerTable
      caption={words.caption}
      columns={[
        words.number,
        words.state,
        words.proposed,
        words.decided,
        words.payouts,
        { figure: words.total },
      ]}
    >
      <tbody>
        {batches.map((batch) => (
          <tr key={batch.id}>
            <th scope="row">
              <Link href={`/finance/payouts/${batch.id}`} className="font-mono whitespace-nowrap">
                {batch.number}
              </Link>
            </th>
            <td>
              <PayoutTag state={batch.state} />
            </td>
            <td>{batch.proposedBy.name}</td>
            <td>{batch.decidedBy?.name ?? '–'}</td>
            <td>{batch.payouts.length}</td>
            <td className="num">
              {totalsOf(batch).map(([currency, minor]) => (
                <div key={currency}>
                  <Money minor={minor} currency={currency} />
                </div>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </LedgerTable>
  );
}

function totalsOf(batch: PayoutBatch): [Currency, bigint][] {
  const totals = new Map<Currency, bigint>();
  for (const { currency, amountMinor } of batch.payouts) {
    const key = currency as Currency;
    totals.set(key, (totals.get(key) ?? 0n) + BigInt(amountMinor));
  }
  return [...totals];
}
