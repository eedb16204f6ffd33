import { useTranslations } from 'next-intl';
import type { CarbonPurchase, CarbonPurchases } from '@topsteel/domain/api';
import { useFormats } from '../../ui/formats.ts';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Link } from '../../ui/link.tsx';
import { Mass } from '../../ui/mass.tsx';
import { Tag } from '../../ui/tag.tsx';
import { When } from '../../ui/when.tsx';
import { Told } from '../told/told.tsx';
import { CarbonMass } from './carbon-mass.tsx';
import { WordTag } from './word-tag.tsx';

/** Deliveries with the carbon of product and transport; the last lines add up what stands above. */
export function PurchaseTable({ items, totals }: Pick<CarbonPurchases, 'items' | 'totals'>) {
  const t = useTranslations('carbon');
  return (
    <LedgerTable
      caption={t('caption')}
      tools="carbon-purchases"
      columns={[
        t('columns.order'),
        t('columns.received'),
        t('columns.product'),
        t('columns.origin'),
        { figure: t('columns.mass') },
        { figure: t('columns.intensity') },
        { figure: t('columns.product13') },
        t('columns.word'),
        { figure: t('columns.transport') },
      ]}
    >
      <tbody>
        {items.map((item) => (
          <Row key={item.orderId} item={item} />
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={4}>
            {t('total')}
          </th>
          <td className="num">
            <Mass grams={totals.massGrams} bare />
          </td>
          <td />
          <td className="num">
            <CarbonMass grams={totals.verifiedGrams} />
          </td>
          <td>
            <WordTag assurance="verified" />
          </td>
          <td className="num">
            <CarbonMass grams={totals.transportGrams} />
          </td>
        </tr>
        <tr>
          <td colSpan={6} />
          <td className="num">
            <CarbonMass grams={totals.selfDeclaredGrams} />
          </td>
          <td>
            <WordTag assurance="self-declared" />
          </td>
          <td />
        </tr>
      </tfoot>
    </LedgerTable>
  );
}

function Row({ item }: { item: CarbonPurchase }) {
  const t = useTranslations('carbon');
  const formats = useFormats();
  const { productStage, plausibility, transport, verifier } = item;
  return (
    <tr>
      <th scope="row">
        <Link href={`/orders/${item.orderId}`} prefetch={false} className="font-semibold whitespace-nowrap">
          {item.orderNumber}
        </Link>
        <div className="text-ink-2">{item.seller}</div>
      </th>
      <td>
        <When iso={item.receivedAt} dayOnly />
      </td>
      <td className="min-w-40">
        {item.product}
        <div>
          <a href={`/v2/carbon/epd/${item.lotCode}?format=csv`}>
            {t.rich('downloads.epd', {
              lot: item.lotCode,
              hidden: (words) => <span className="sr-only">{words}</span>,
            })}
          </a>
        </div>
      </td>
      <td>{formats.country(item.countryOfMelt)}</td>
      <td className="num">
        <Mass grams={item.massGrams} bare />
      </td>
      <td className="num">
        {productStage === null ? t('none') : <CarbonMass grams={productStage.gramsCo2ePerTonne} />}
      </td>
      <td className="num">
        {productStage === null ? t('none') : <CarbonMass grams={productStage.emissionsGrams} />}
      </td>
      <td className="min-w-32">
        {productStage === null ? t('notStated') : <WordTag assurance={productStage.assurance} />}
        {verifier === null ? null : (
          <div className="text-sm text-ink-2">{t('verifiedBy', { name: verifier })}</div>
        )}
        {plausibility?.verdict === 'needs-evidence' ? (
          <div className="mt-1">
            <Tag tone="attention">{t('needsEvidence')}</Tag>
            <p className="text-sm text-ink-2">
              <Told text={plausibility.sentence} />
            </p>
          </div>
        ) : null}
      </td>
      <td className="num">
        {transport === null ? (
          t('notStated')
        ) : (
          <>
            <CarbonMass grams={transport.emissionsGrams} />
            {transport.source === 'default' ? (
              <div className="text-sm text-ink-2">{t('byDefault')}</div>
            ) : null}
          </>
        )}
      </td>
    </tr>
  );
}
