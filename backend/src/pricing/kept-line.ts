import type { KeptPricedLine } from '@topsteel/domain/api';
import type { PricedOfferLine } from './priced-offer-line.ts';

/** A line as `quote.line` keeps it and the API shows it: amounts as decimal strings, and the rate it stands on. */
export function keptLine(line: PricedOfferLine): KeptPricedLine {
  const { quantity, rate } = line;
  return {
    offerId: line.offerId,
    productId: line.productId,
    currency: line.currency,
    quantity: { unit: quantity.unit, amountMilli: quantity.amountMilli.toString() },
    cuts: line.cuts.map(({ lengthUm, pieces }) => ({ lengthUm: lengthUm.toString(), pieces })),
    pieces: text(line.pieces),
    lengthUm: text(line.lengthUm),
    massGrams: line.massGrams.toString(),
    maxGrams: line.maxGrams.toString(),
    priceBasis: line.priceBasis,
    priceMinor: line.priceMinor.toString(),
    goodsMinor: line.goodsMinor.toString(),
    charges: line.charges.map((charge) => ({
      code: charge.code,
      basis: charge.basis,
      quantityMilli: charge.quantityMilli.toString(),
      priceMinor: charge.priceMinor.toString(),
      amountMinor: charge.amountMinor.toString(),
    })),
    deliveryMinor: text(line.deliveryMinor),
    netMinor: line.netMinor.toString(),
    taxMinor: line.taxMinor.toString(),
    tax: line.tax,
    grossMinor: line.grossMinor.toString(),
    maxGrossMinor: line.maxGrossMinor.toString(),
    productEmissionsGrams: text(line.productEmissionsGrams),
    deliveryEmissionsGrams: text(line.deliveryEmissionsGrams),
    rate: rate && {
      currency: rate.currency,
      rateE8: rate.rateE8.toString(),
      round: rate.round,
      validUntil: rate.validUntil.toISOString(),
    },
    why: [...line.why],
  };
}

const text = (amount: bigint | null): string | null => amount?.toString() ?? null;
