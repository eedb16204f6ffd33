import type { BankTransfer } from '@topsteel/domain/api';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Money } from '../../ui/money.tsx';
import { When } from '../../ui/when.tsx';
import { ResendTransfer } from './resend-transfer.tsx';
import { TransferTag } from './state-tag.tsx';
import { texts } from './texts.ts';

/** What we sent by bank, and what became of it; what failed can be sent to another account. */
export function TransferTable({
  transfers,
  mayDecide,
}: {
  transfers: readonly BankTransfer[];
  mayDecide: boolean;
}) {
  const words = texts.transfers;
  return (
    <section aria-labelledby="transfers" className="grid gap-3">
      <h2 id="transfers">{words.heading}</h2>
      {transfers.length === 0 ? (
        <EmptyState title={words.empty} />
      ) : (
        <LedgerTable
          caption={words.caption}
          columns={[words.to, words.kind, words.state, words.changed, { figure: words.amount }]}
        >
          <tbody>
            {transfers.map((transfer) => (
              <tr key={transfer.id}>
                <th scope="row">
                  {transfer.creditor.name}
                  <div className="font-mono text-sm font-normal">{transfer.creditor.iban}</div>
                </th>
                <td>{words.kinds[transfer.kind]}</td>
                <td>
                  <TransferTag status={transfer.status} />
                  {transfer.reason === null ? null : <p className="text-sm">{transfer.reason}</p>}
                  {mayDecide && transfer.reason !== null && transfer.kind !== 'payout' ? (
                    <ResendTransfer transferId={transfer.id} />
                  ) : null}
                </td>
                <td>
                  <When iso={transfer.changedAt} />
                </td>
                <td className="num">
                  <Money minor={transfer.amountMinor} currency="EUR" bare />
                </td>
              </tr>
            ))}
          </tbody>
        </LedgerTable>
      )}
    </section>
  );
}
