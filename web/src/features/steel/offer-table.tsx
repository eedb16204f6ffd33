import Link from 'next/link';
import type { Offer } from '@topsteel/domain/api';
import { carbonText } from '../../ui/carbon-text.ts';
import { Co2e } from '../../ui/co2e.tsx';
import { Mass } from '../../ui/mass.tsx';
import { Money } from '../../ui/money.tsx';
import { capitalised, certificateType } from '../../ui/names.ts';
import { comparablePerTonneUp, isQuotedOtherwise, priceText } from '../../ui/price-text.ts';
import { ScrollTable } from '../../ui/scroll-table.tsx';
import { texts } from './texts.ts';

const VERDICT_INKS = { conforms: 'text-good', fails: 'text-bad', unknown: 'text-unknown' } as const;

/** One row per offer: what it is, its proof, its price, what is left, its carbon. */
export function OfferTable({ offers, caption }: { offers: Offer[]; caption: string }) {
  const { columns } = texts;
  return (
    <ScrollTable label={caption}>
      <table className="ledger">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{columns.product}</th>
            <th scope="col">{columns.grade}</th>
            <th scope="col">{columns.certificate}</th>
            <th scope="col">{columns.place}</th>
            <th scope="col" className="num">
              {columns.price}
            </th>
            <th scope="col" className="num">
              {columns.available}
            </th>
            <th scope="col" className="num">
              <Co2e /> t/t
            </th>
            <th scope="col">{columns.proof}</th>
          </tr>
        </thead>
        <tbody>
          {offers.map((offer) => (
            <tr key={offer.id}>
              <th scope="row" className="min-w-44">
                <Link href={`/offers/${offer.id}`} prefetch={false} className="font-semibold">
                  {offer.product}
                </Link>
                <div className="text-ink-2">
                  {offer.form === null ? '' : `${capitalised(offer.form)}, `}
                  {offer.dimensions}
                </div>
              </th>
              <td>
                <span className="whitespace-nowrap">{offer.grade}</span>
                <div className="text-ink-2">{offer.norm}</div>
              </td>
              <td>
                <span className="whitespace-nowrap">
                  {certificateType(offer.certificate.kind)}{' '}
                  <span className={VERDICT_INKS[offer.certificate.conformance.verdict]}>
                    {texts.conformance[offer.certificate.conformance.verdict]}
                  </span>
                </span>
                <div className="text-ink-2">
                  Heat <span className="font-mono">{offer.heatNumber}</span>
                </div>
              </td>
              <td>
                <span className="whitespace-nowrap">
                  {offer.location.city}, {offer.location.country}
                </span>
                <div className="text-ink-2">{offer.seller.name}</div>
              </td>
              <td className="num font-semibold">
                <Money minor={comparablePerTonneUp(offer.pricePerTonneMinor)} bare />
                {isQuotedOtherwise(offer.price) ? (
                  <div className="font-normal whitespace-nowrap text-ink-2">{priceText(offer.price)}</div>
                ) : null}
              </td>
              <td className="num">
                <Mass grams={offer.availableGrams} bare isFloored />
              </td>
              <td className="num">
                {offer.emissions === null ? (
                  <span className="text-ink-3">{texts.carbonNone}</span>
                ) : (
                  <>
                    <span>{carbonText(offer.emissions.gramsCo2ePerKg)} D</span>
                    <div className="text-carbon">{texts.declared}</div>
                  </>
                )}
              </td>
              <td>
                <a href={`/v/${offer.lot.lotCode}`}>
                  {texts.passport}
                  <span className="sr-only">
                    {' '}
                    of {offer.product}, heat {offer.heatNumber}
                  </span>
                </a>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollTable>
  );
}
