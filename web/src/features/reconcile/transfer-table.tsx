import { useTranslations } from 'next-intl';
import type { BankTransfer } from '@topsteel/domain/api';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Money } from '../../ui/money.tsx';
import { When } from '../../ui/when.tsx';
import { ResendTransfer } from './resend-transfer.tsx';
import { TransferTag } from './state-tag.tsx';

/** What we sent by bank, and what became of it; what failed can be sent to another account. */
export function TransferTable({
  transfers,
  mayDecide,
}: {
  transfers: readonly BankTransfer[];
  mayDecide: boolean;
}) {
  const t = useTranslations('reconcile');
  return (
    <section aria-labelledby="transfers" className="grid gap-3">
      <h2 id="transfers">{t('transfers.heading')}</h2>
      {transfers.length === 0 ? (
        <EmptyState title={t('transfers.empty')} />
      ) : (
        <LedgerTable
          caption={t('transfers.caption')}
          columns={[
            t('transfers.to'),
            t('transfers.kind'),
            t('transfers.state'),
            t('transfers.changed'),
            { figure: t('transfers.amount') },
          ]}
        >
          <tbody>
            {transfers.map((transfer) => (
              <tr key={transfer.id}>
                <th scope="row">
                  {transfer.creditor.name}
                  <div className="font-mono text-sm font-normal">{transfer.creditor.iban}</div>
                </th>
                <td>{t(`transfers.kinds.${transfer.kind}`)}</td>
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
