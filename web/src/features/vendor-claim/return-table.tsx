import { useTranslations } from 'next-intl';
import type { GoodsReturn } from '@topsteel/domain/api';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Link } from '../../ui/link.tsx';
import { Mass } from '../../ui/mass.tsx';
import { Money } from '../../ui/money.tsx';
import { Tag } from '../../ui/tag.tsx';
import { When } from '../../ui/when.tsx';

export const RETURN_TONES = {
  requested: 'attention',
  authorised: 'hot',
  refused: 'unknown',
  received: 'attention',
  credited: 'good',
  rejected: 'unknown',
  withdrawn: 'unknown',
} as const;

/** Returns and credits of a seller's orders, the newest first. */
export function ReturnTable({ returns }: { returns: readonly GoodsReturn[] }) {
  const t = useTranslations('vendorClaim');
  return (
    <LedgerTable
      caption={t('returnsCaption')}
      tools="vendor-returns"
      columns={[
        t('number'),
        t('order'),
        t('kind'),
        { figure: t('mass'), unit: 't' },
        { figure: t('asked') },
        t('state'),
        t('since'),
      ]}
    >
      <tbody>
        {returns.map((each) => (
          <tr key={each.id}>
            <th scope="row">
              <Link href={`/vendor/claims/returns/${each.id}`} className="font-semibold whitespace-nowrap">
                {each.number}
              </Link>
            </th>
            <td>
              <Link href={`/vendor/orders/${each.orderId}`}>{each.orderNumber}</Link>
            </td>
            <td>{t(`returnKinds.${each.kind}`)}</td>
            <td className="num">{each.kind === 'return' ? <Mass grams={each.askedGrams} bare /> : '–'}</td>
            <td className="num">
              {each.askedMinor === null ? '–' : <Money minor={each.askedMinor} currency={each.currency} />}
            </td>
            <td>
              <Tag tone={RETURN_TONES[each.state]}>{t(`returnStates.${each.state}`)}</Tag>
            </td>
            <td>
              <When iso={each.createdAt} />
            </td>
          </tr>
        ))}
      </tbody>
    </LedgerTable>
  );
}
