import { useTranslations } from 'next-intl';
import { Link } from '../../ui/link.tsx';
import type { EscrowAudit } from '@topsteel/domain/api';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Money } from '../../ui/money.tsx';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { shorten } from '../../ui/shorten.ts';
import { Tag } from '../../ui/tag.tsx';

/** Every payment of the escrow with its own agreement. */
export function PaymentTable({ payments }: { payments: EscrowAudit['payments'] }) {
  const t = useTranslations('audit');
  if (payments.length === 0) return <EmptyState title={t('payments.empty')} />;
  return (
    <LedgerTable
      tools="escrow-payments"
      caption={t('payments.caption')}
      columns={[
        t('payments.payment'),
        t('payments.order'),
        t('payments.phase'),
        { figure: t('payments.contract') },
        { figure: t('payments.ledger') },
        { figure: t('payments.captured') },
        t('payments.result'),
        t('payments.entries'),
      ]}
    >
      <tbody>
        {payments.map((payment) => (
          <tr key={payment.paymentId}>
            <th scope="row">
              <Link
                href={`/audit/payment/${payment.paymentId}`}
                prefetch={false}
                className="font-mono text-[0.92em] whitespace-nowrap"
              >
                {shorten(payment.paymentId)}
              </Link>
            </th>
            <td className="whitespace-nowrap">{payment.orderNumber ?? '–'}</td>
            <td>{t(`payments.phases.${payment.phase}`)}</td>
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
              <Tag tone={payment.agrees ? 'good' : 'bad'}>
                {payment.agrees ? t('payments.agree') : t('payments.differ')}
              </Tag>
            </td>
            <td>
              {payment.orderId === null ? null : (
                <Link href={`/finance/ledger?order=${payment.orderId}`} prefetch={false}>
                  {t('payments.entries')}
                  <span className="sr-only">: {payment.orderNumber ?? payment.paymentId}</span>
                </Link>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </LedgerTable>
  );
}
