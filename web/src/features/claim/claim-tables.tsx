import { useTranslations } from 'next-intl';
import type { DisputeSummary, GoodsReturn } from '@topsteel/domain/api';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Link } from '../../ui/link.tsx';
import { Money } from '../../ui/money.tsx';
import { Tag } from '../../ui/tag.tsx';
import { When } from '../../ui/when.tsx';
import { disputeTones, returnTones } from './claim-tones.ts';
import { Asked } from './asked.tsx';

/** Disputes of the buyer, with whose answer is awaited until when. */
export function DisputeTable({ disputes }: { disputes: DisputeSummary[] }) {
  const t = useTranslations('claim');
  return (
    <LedgerTable
      caption={t('list.disputes')}
      columns={[
        t('list.number'),
        t('list.order'),
        t('list.about'),
        { figure: t('list.asked') },
        t('list.state'),
        t('list.until'),
        t('list.outcome'),
      ]}
    >
      <tbody>
        {disputes.map((dispute) => (
          <tr key={dispute.id}>
            <th scope="row">
              <Link href={`/orders/${dispute.orderId}/claim`} prefetch={false} className="font-semibold">
                {dispute.number}
              </Link>
              <div className="text-ink-2">
                <When iso={dispute.createdAt} dayOnly />
              </div>
            </th>
            <td>{dispute.orderNumber}</td>
            <td>{t(`disputeKinds.${dispute.kind}`)}</td>
            <td className="num">
              {dispute.claimedMinor === null ? (
                t('list.none')
              ) : (
                <Money minor={dispute.claimedMinor} currency={dispute.currency} />
              )}
            </td>
            <td>
              <Tag tone={disputeTones[dispute.state]}>{t(`disputeStates.${dispute.state}`)}</Tag>
            </td>
            <td>{dispute.state === 'open' ? <When iso={dispute.answerBefore} /> : t('list.none')}</td>
            <td className="min-w-36">
              {dispute.outcome === null ? t('list.none') : t(`disputeOutcomes.${dispute.outcome}`)}
              {dispute.refundMinor === null ? null : (
                <div>
                  <Money minor={dispute.refundMinor} currency={dispute.currency} />
                </div>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </LedgerTable>
  );
}

/** Returns and lower prices of the buyer. */
export function ReturnTable({ returns }: { returns: GoodsReturn[] }) {
  const t = useTranslations('claim');
  return (
    <LedgerTable
      caption={t('list.returns')}
      columns={[
        t('list.number'),
        t('list.order'),
        t('list.about'),
        { figure: t('list.asked') },
        t('list.state'),
        { figure: t('returns.credit') },
      ]}
    >
      <tbody>
        {returns.map((each) => (
          <tr key={each.id}>
            <th scope="row">
              <Link href={`/orders/${each.orderId}/claim`} prefetch={false} className="font-semibold">
                {each.number}
              </Link>
              <div className="text-ink-2">
                <When iso={each.createdAt} dayOnly />
              </div>
            </th>
            <td>{each.orderNumber}</td>
            <td>{t(`returnKinds.${each.kind}`)}</td>
            <td className="num">
              <Asked goodsReturn={each} />
            </td>
            <td>
              <Tag tone={returnTones[each.state]}>{t(`returnStates.${each.state}`)}</Tag>
            </td>
            <td className="num">
              {each.creditMinor === null ? (
                t('list.none')
              ) : (
                <Money minor={each.creditMinor} currency={each.currency} />
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </LedgerTable>
  );
}
