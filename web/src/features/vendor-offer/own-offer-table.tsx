import Link from 'next/link';
import type { Offer } from '@topsteel/domain/api';
import { Mass } from '../../ui/mass.tsx';
import { Money } from '../../ui/money.tsx';
import { comparablePerTonneUp, isQuotedOtherwise, priceText } from '../../ui/price-text.ts';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Tag } from '../../ui/tag.tsx';
import { texts } from '../vendor/texts.ts';
import { WithdrawOffer } from './withdraw-offer.tsx';

const TONES = { open: 'good', withdrawn: 'unknown', 'sold-out': 'info' } as const;

/** A vendor's own offers in every state. */
export function OwnOfferTable({ offers }: { offers: Offer[] }) {
  const words = texts.offers;
  return (
    <LedgerTable
      caption={words.caption}
      columns={[
        words.product,
        { figure: words.price },
        { figure: words.available },
        { figure: words.min },
        words.state,
        words.act,
      ]}
    >
      <tbody>
        {offers.map((offer) => (
          <tr key={offer.id}>
            <th scope="row" className="min-w-44">
              <Link href={`/offers/${offer.id}`} prefetch={false} className="font-semibold">
                {offer.grade} {offer.product}
              </Link>
              <div className="text-ink-2">
                {offer.dimensions}, heat <span className="font-mono">{offer.heatNumber}</span>
              </div>
            </th>
            <td className="num">
              <Money minor={comparablePerTonneUp(offer.pricePerTonneMinor)} bare />
              {isQuotedOtherwise(offer.price) ? (
                <div className="font-normal whitespace-nowrap text-ink-2">{priceText(offer.price)}</div>
              ) : null}
            </td>
            <td className="num">
              <Mass grams={offer.availableGrams} bare isFloored />
            </td>
            <td className="num">
              <Mass grams={offer.minGrams} bare />
            </td>
            <td>
              <Tag tone={TONES[offer.state]}>{words.states[offer.state]}</Tag>
            </td>
            <td>
              {offer.state === 'open' ? (
                <WithdrawOffer
                  offerId={offer.id}
                  what={`${offer.grade} ${offer.product}, heat ${offer.heatNumber}`}
                />
              ) : null}
            </td>
          </tr>
        ))}
      </tbody>
    </LedgerTable>
  );
}
