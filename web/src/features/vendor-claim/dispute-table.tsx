import { useTranslations } from 'next-intl';
import type { DisputeSummary } from '@topsteel/domain/api';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Link } from '../../ui/link.tsx';
import { Money } from '../../ui/money.tsx';
import { Tag } from '../../ui/tag.tsx';
import { When } from '../../ui/when.tsx';

export const DISPUTE_TONES = {
  open: 'attention',
  answered: 'hot',
  escalated: 'attention',
  withdrawn: 'unknown',
  decided: 'info',
} as const;

/** Disputes about a seller's orders, the newest first. */
export function DisputeTable({ disputes }: { disputes: readonly DisputeSummary[] }) {
  const t = useTranslations('vendorClaim');
  return (
    <LedgerTable
      caption={t('disputesCaption')}
      tools="vendor-disputes"
      columns={[t('number'), t('order'), t('kind'), { figure: t('claimed') }, t('state'), t('answerBefore')]}
    >
      <tbody>
        {disputes.map((dispute) => (
          <tr key={dispute.id}>
            <th scope="row">
              <Link
                href={`/vendor/claims/disputes/${dispute.id}`}
                className="font-semibold whitespace-nowrap"
              >
                {dispute.number}
              </Link>
            </th>
            <td>
              <Link href={`/vendor/orders/${dispute.orderId}`}>{dispute.orderNumber}</Link>
            </td>
            <td>{t(`kinds.${dispute.kind}`)}</td>
            <td className="num">
              {dispute.claimedMinor === null ? (
                '–'
              ) : (
                <Money minor={dispute.claimedMinor} currency={dispute.currency} />
              )}
            </td>
            <td>
              <Tag tone={DISPUTE_TONES[dispute.state]}>{t(`states.${dispute.state}`)}</Tag>
            </td>
            <td>{dispute.state === 'open' ? <When iso={dispute.answerBefore} /> : '–'}</td>
          </tr>
        ))}
      </tbody>
    </LedgerTable>
  );
}
