import Link from 'next/link';
import type { CarbonPurchase, CarbonPurchases } from '@topsteel/domain/api';
import { Mass } from '../../ui/mass.tsx';
import { countryName } from '../../ui/names.ts';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Tag } from '../../ui/tag.tsx';
import { When } from '../../ui/when.tsx';
import { CarbonMass, tonnesText } from './carbon-mass.tsx';
import { texts } from './texts.ts';
import { WordTag } from './word-tag.tsx';

/** Deliveries with the carbon of product and transport; the last line adds up what stands above. */
export function PurchaseTable({ items, totals }: Pick<CarbonPurchases, 'items' | 'totals'>) {
  const words = texts.columns;
  return (
    <LedgerTable
      caption={texts.caption}
      columns={[
        words.order,
        words.received,
        words.product,
        words.origin,
        { figure: words.mass },
        { figure: words.intensity },
        { figure: words.product13 },
        words.word,
        { figure: words.transport },
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
            {texts.total}
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
            {texts.downloads.epd}
            <span className="sr-only"> of {item.lotCode}</span>
          </a>
        </div>
      </td>
      <td>{countryName(item.countryOfMelt)}</td>
      <td className="num">
        <Mass grams={item.massGrams} bare />
      </td>
      <td className="num">{productStage === null ? '–' : tonnesText(productStage.gramsCo2ePerTonne)}</td>
      <td className="num">
        {productStage === null ? '–' : <CarbonMass grams={productStage.emissionsGrams} />}
      </td>
      <td className="min-w-32">
        {productStage === null ? texts.notStated : <WordTag assurance={productStage.assurance} />}
        {verifier === null ? null : <div className="text-sm text-ink-2">{texts.verifiedBy(verifier)}</div>}
        {plausibility?.verdict === 'needs-evidence' ? (
          <div className="mt-1" title={plausibility.sentence}>
            <Tag tone="attention">{texts.needsEvidence}</Tag>
            <p className="text-sm text-ink-2">{plausibility.sentence}</p>
          </div>
        ) : null}
      </td>
      <td className="num">
        {transport === null ? (
          texts.notStated
        ) : (
          <>
            <CarbonMass grams={transport.emissionsGrams} />
            {transport.source === 'default' ? (
              <div className="text-sm text-ink-2">{texts.byDefault}</div>
            ) : null}
          </>
        )}
      </td>
    </tr>
  );
}
