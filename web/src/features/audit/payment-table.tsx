import Link from 'next/link';
import type { EscrowAudit } from '@topsteel/domain/api';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Hash } from '../../ui/hash.tsx';
import { Money } from '../../ui/money.tsx';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Tag } from '../../ui/tag.tsx';
import { texts } from './texts.ts';

/** Every payment of the escrow with its own agreement. */
export function PaymentTable({ payments }: { payments: EscrowAudit['payments'] }) {
  const words = texts.payments;
  if (payments.length === 0) return <EmptyState title={words.empty} />;
  return (
    <LedgerTable
      caption={words.caption}
      columns={[
        words.payment,
        words.order,
        words.phase,
        { figure: words.contract },
        { figure: words.ledger },
        { figure: words.captured },
        words.result,
        words.entries,
      ]}
    >
      <tbody>
        {payments.map((payment) => (
          <tr key={payment.paymentId}>
            <th scope="row">
              <Hash value={payment.paymentId} label="payment" />
            </th>
            <td className="whitespace-nowrap">{payment.orderNumber ?? '–'}</td>
            <td>{words.phases[payment.phase]}</td>
            <td className="num">
              <Money minor={payment.contractMinor} bare full />
            </td>
            <td className="num">
              <Money minor={payment.ledgerMinor} bare full />
            </td>
            <td className="num">
              <Money minor={payment.capturedMinor} bare full />
            </td>
            <td>
              <Tag tone={payment.agrees ? 'good' : 'bad'}>{payment.agrees ? words.agree : words.differ}</Tag>
            </td>
            <td>
              {payment.orderId === null ? null : (
                <Link href={`/audit/ledger?order=${payment.orderId}`} prefetch={false}>
                  {words.entries}
                  <span className="sr-only"> of {payment.orderNumber ?? payment.paymentId}</span>
                </Link>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </LedgerTable>
  );
}
