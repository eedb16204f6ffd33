import { useTranslations } from 'next-intl';
import type { MissingCertificate } from '@topsteel/domain/api';
import { Heat } from '../../ui/heat.tsx';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Link } from '../../ui/link.tsx';
import { Mass } from '../../ui/mass.tsx';
import { Tag } from '../../ui/tag.tsx';

const TONES = { revoked: 'bad', 'not-countersigned': 'attention', 'not-registered': 'hot' } as const;

/** Lots without a certificate that a buyer can rely on, and who waits for it. */
export function MissingTable({ items }: { items: readonly MissingCertificate[] }) {
  const t = useTranslations('certificate.missing');
  return (
    <LedgerTable
      caption={t('caption')}
      tools="vendor-missing-certificates"
      columns={[
        t('lot'),
        t('steel'),
        { figure: t('mass'), unit: 't' },
        t('certificate'),
        t('why'),
        t('orders'),
      ]}
    >
      <tbody>
        {items.map(({ lot, certificateId, certificateNumber, reason, orders }) => (
          <tr key={lot.id}>
            <th scope="row">
              <Link href={`/vendor/lots/${lot.id}`} className="font-mono whitespace-nowrap">
                {lot.lotCode}
              </Link>
            </th>
            <td>
              {lot.grade} {lot.product} <Heat number={lot.heatNumber} />
            </td>
            <td className="num">
              <Mass grams={lot.massGrams} bare />
            </td>
            <td>
              <Link href={`/vendor/certificates/${certificateId}`}>{certificateNumber}</Link>
            </td>
            <td>
              <Tag tone={TONES[reason]}>{t(`reason.${reason}`)}</Tag>
            </td>
            <td>
              {orders.length === 0
                ? '–'
                : orders.map(({ id, number }) => (
                    <Link key={id} href={`/vendor/orders/${id}`} className="mr-2 whitespace-nowrap">
                      {number}
                    </Link>
                  ))}
            </td>
          </tr>
        ))}
      </tbody>
    </LedgerTable>
  );
}
