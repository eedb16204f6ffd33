import type { CutSheetView, KeptPricedLine } from '@topsteel/domain/api';
import type { CutSheet } from '@topsteel/domain/pricing';
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
    cutting: line.cutting && presentCutSheet(line.cutting),
    productEmissionsGrams: text(line.productEmissionsGrams),
    deliveryEmissionsGrams: text(line.deliveryEmissionsGrams),
    rate: rate && {
      currency: rate.currency,
      rateE8: rate.rateE8.toString(),
      round: rate.round,
      validUntil: rate.validUntil.toISOString(),
    },
    agreedPriceId: line.agreedPriceId,
    why: [...line.why],
  };
}

/** A cut sheet with its figures as text. */
export const presentCutSheet = (sheet: CutSheet): CutSheetView => ({
  ...sheet,
  bars: sheet.bars.map(({ times, isRemnant, ...bar }) => ({
    times,
    isRemnant,
    stockLengthUm: bar.stockLengthUm.toString(),
    pieces: bar.pieces.map(({ lengthUm, pieces }) => ({ lengthUm: lengthUm.toString(), pieces })),
    kerfUm: bar.kerfUm.toString(),
    trimUm: bar.trimUm.toString(),
    offcutUm: bar.offcutUm.toString(),
  })),
  rows: sheet.rows.map(({ kind, lengthUm, pieces, massGrams }) => ({
    kind,
    pieces,
    lengthUm: text(lengthUm),
    massGrams: massGrams.toString(),
  })),
  barsGrams: sheet.barsGrams.toString(),
  leftGrams: sheet.leftGrams.toString(),
  creditMinor: sheet.creditMinor.toString(),
});

const text = (amount: bigint | null): string | null => amount?.toString() ?? null;
