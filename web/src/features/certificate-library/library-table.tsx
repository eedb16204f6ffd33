import { useTranslations } from 'next-intl';
import type { ReceivedGoods } from '@topsteel/domain/api';
import { Heat } from '../../ui/heat.tsx';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Link } from '../../ui/link.tsx';
import { Mass } from '../../ui/mass.tsx';
import { Tag } from '../../ui/tag.tsx';
import { When } from '../../ui/when.tsx';
import { standingWord } from './standing-word.ts';

/** Received bundles with the certificate behind each, its state and its files. */
export function LibraryTable({ items, gateway }: { items: ReceivedGoods[]; gateway: string }) {
  const t = useTranslations('certificateLibrary');
  return (
    <LedgerTable
      caption={t('caption')}
      tools="certificates"
      columns={[
        t('heat'),
        t('certificate'),
        t('word'),
        t('product'),
        { figure: t('mass'), unit: 't' },
        t('order'),
        t('files'),
      ]}
    >
      <tbody>
        {items.map((item) => (
          <Row key={item.orderId} item={item} gateway={gateway} />
        ))}
      </tbody>
    </LedgerTable>
  );
}

function Row({ item, gateway }: { item: ReceivedGoods; gateway: string }) {
  const t = useTranslations('certificateLibrary');
  const { certificate } = item;
  const { word, tone } = standingWord(item);
  return (
    <tr>
      <th scope="row">
        <Heat number={item.heatNumber} />
      </th>
      <td>
        <span className="font-mono whitespace-nowrap">{certificate.number}</span>
        <div className="text-ink-2">
          {t(`kinds.${certificate.kind}`)}, {certificate.issuer}
        </div>
      </td>
      <td>
        <Tag tone={tone}>{t(`states.${word}`)}</Tag>
      </td>
      <td className="min-w-40">{item.product}</td>
      <td className="num">
        <Mass grams={item.massGrams} bare />
      </td>
      <td>
        <Link href={`/orders/${item.orderId}`} prefetch={false} className="whitespace-nowrap">
          {item.orderNumber}
        </Link>
        <div className="text-ink-2">
          <When iso={item.receivedAt} dayOnly />
        </div>
      </td>
      <td className="min-w-44">
        <Files item={item} gateway={gateway} />
      </td>
    </tr>
  );
}

/** The documents as they are registered, the evidence that is verified offline, and the check. */
function Files({ item, gateway }: { item: ReceivedGoods; gateway: string }) {
  const t = useTranslations('certificateLibrary');
  const of = (file: string) => t('of', { file, number: item.certificate.number });
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1">
      <li>
        <a href={`/v/${item.lotCode}?21=${item.serial}`} className="font-semibold">
          {t('checkHeat', { heat: item.heatNumber })}
        </a>
      </li>
      {item.certificate.documents.map(({ role, cid }) => {
        const name = role === 'certificate-pdf' ? t('pdf') : t('json');
        return (
          <li key={role}>
            <a href={`${gateway}/ipfs/${encodeURIComponent(cid)}`} rel="noopener" aria-label={of(name)}>
              {name}
            </a>
          </li>
        );
      })}
      <li>
        <a
          href={`/v2/lots/${item.lotCode}/evidence.zip?serial=${item.serial}`}
          aria-label={of(t('evidence'))}
        >
          {t('evidence')}
        </a>
      </li>
    </ul>
  );
}
