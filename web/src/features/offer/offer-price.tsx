import type { OfferDetail } from '@topsteel/domain/api';
import { formatTonnes } from '@topsteel/domain/units';
import { amountText } from '../../ui/amount-text.ts';
import { comparablePerTonneUp, isQuotedOtherwise, pricedAmountText, priceText } from '../../ui/price-text.ts';
import { texts } from './texts.ts';

/** What the vendor asks, from which mass on it asks less, and what it charges for work. */
export function OfferPrice({ offer }: { offer: OfferDetail }) {
  const { price, priceBreaks, extras } = offer;
  const words = texts.buy;
  return (
    <div className="mb-4 grid gap-1">
      <p>
        <strong className="text-lg whitespace-nowrap">{priceText(price)}</strong>{' '}
        <span className="text-ink-2">{words.beforeTax}</span>
      </p>
      {isQuotedOtherwise(price) ? (
        <p className="text-sm text-ink-2">
          {words.compare(amountText(comparablePerTonneUp(offer.pricePerTonneMinor).toString(), 'USDC'))}
        </p>
      ) : null}
      <Terms
        heading={words.breaks}
        lines={priceBreaks.map(({ fromGrams, priceMinor }) =>
          words.breakLine(formatTonnes(BigInt(fromGrams)), priceText({ ...price, minor: priceMinor })),
        )}
      />
      <Terms
        heading={words.extras}
        lines={extras.map(({ code, basis, priceMinor, isAlways }) =>
          words.extraLine(code, pricedAmountText(priceMinor, price.currency), basis, isAlways),
        )}
      />
    </div>
  );
}

function Terms({ heading, lines }: { heading: string; lines: string[] }) {
  if (lines.length === 0) return null;
  return (
    <>
      <h3 className="mt-2 text-sm font-semibold">{heading}</h3>
      <ul className="text-sm text-ink-2">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  );
}
