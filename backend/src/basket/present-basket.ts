import type { Basket, BasketLine, BasketPrice, BasketTotals } from '@topsteel/domain/api';
import type { PriceCurrency } from '@topsteel/domain/pricing';
import type { LineOutcome, PricedOfferLine } from '../pricing/index.ts';
import { changesOf } from './changes-of.ts';
import type { StoredBasket, StoredLine } from './infra/basket-store.ts';

/** A basket as the API answers it; `outcomes` in the order of its lines. */
export function presentBasket(basket: StoredBasket, outcomes: readonly LineOutcome[]): Basket {
  const shown = basket.lines.flatMap((line, index) => {
    const outcome = outcomes[index];
    return outcome ? [{ line: presentLine(line, outcome, basket.currency), priced: outcome.line }] : [];
  });
  const sellers = new Map<string, { line: BasketLine; priced: PricedOfferLine }[]>();
  for (const { line, priced } of shown) {
    if (priced === null) continue;
    const of = sellers.get(priced.offer.sellerId) ?? [];
    of.push({ line, priced });
    sellers.set(priced.offer.sellerId, of);
  }
  return {
    id: basket.id,
    name: basket.name,
    isCurrent: basket.isCurrent,
    currency: basket.currency,
    site: basket.site,
    vendors: [...sellers].map(([organisationId, lines]) => ({
      seller: {
        organisationId,
        name: lines[0]?.priced.offer.sellerName ?? '',
        country: lines[0]?.priced.offer.sellerCountry ?? '',
      },
      lines: lines.map(({ line }) => line),
      totals: totalsOf(lines.map(({ priced }) => priced)),
    })),
    notOrderable: shown.flatMap(({ line, priced }) => (priced === null ? [line] : [])),
    totals: totalsOf(shown.flatMap(({ priced }) => priced ?? [])),
    lineCount: shown.length,
    isOrderable: shown.length > 0 && shown.every(({ priced }) => priced !== null),
    updatedAt: basket.updatedAt.toISOString(),
  };
}

/** The open basket of somebody who has put nothing into it yet. */
export const emptyBasket = (currency: PriceCurrency): Basket => ({
  id: null,
  name: null,
  isCurrent: true,
  currency,
  site: null,
  vendors: [],
  notOrderable: [],
  totals: totalsOf([]),
  lineCount: 0,
  isOrderable: false,
  updatedAt: null,
});

function presentLine(line: StoredLine, outcome: LineOutcome, currency: PriceCurrency): BasketLine {
  return {
    id: line.id,
    offerId: line.offerId,
    quantity: { unit: line.unit, amountMilli: line.amountMilli.toString() },
    cuts: line.cuts.map(({ lengthUm, pieces }) => ({ lengthUm: lengthUm.toString(), pieces })),
    extras: [...line.extras],
    note: line.note,
    price: outcome.line && presentPrice(outcome.line),
    fault: outcome.fault && { reason: outcome.fault.reason, sentence: outcome.fault.message },
    changes: changesOf(line, outcome, currency),
  };
}

function presentPrice(line: PricedOfferLine): BasketPrice {
  const { offer } = line;
  return {
    description: offer.description,
    grade: offer.grade,
    lotCode: offer.lotCode,
    heatNumber: offer.heatNumber,
    pieces: line.pieces?.toString() ?? null,
    lengthUm: line.lengthUm?.toString() ?? null,
    massGrams: line.massGrams.toString(),
    maxGrams: line.maxGrams.toString(),
    priceBasis: line.priceBasis,
    priceMinor: line.priceMinor.toString(),
    goodsMinor: line.goodsMinor.toString(),
    charges: line.charges.map((charge) => ({
      ...charge,
      quantityMilli: charge.quantityMilli.toString(),
      priceMinor: charge.priceMinor.toString(),
      amountMinor: charge.amountMinor.toString(),
    })),
    chargesMinor: chargesOf(line).toString(),
    deliveryMinor: line.deliveryMinor?.toString() ?? null,
    deliverySentence: line.deliverySentence,
    netMinor: line.netMinor.toString(),
    taxMinor: line.taxMinor.toString(),
    grossMinor: line.grossMinor.toString(),
    maxGrossMinor: line.maxGrossMinor.toString(),
    taxRule: line.tax,
    productEmissionsGrams: line.productEmissionsGrams?.toString() ?? null,
    deliveryEmissionsGrams: line.deliveryEmissionsGrams?.toString() ?? null,
    leadTimeDays: offer.leadTimeDays,
    availableGrams: offer.availableGrams.toString(),
    why: [...line.why],
  };
}

const chargesOf = ({ charges }: PricedOfferLine): bigint =>
  charges.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);

/** Sums of lines; what is unknown of one line is unknown of all. */
export function totalsOf(lines: readonly PricedOfferLine[]): BasketTotals {
  const sum = (of: (line: PricedOfferLine) => bigint) =>
    lines.reduce((total, line) => total + of(line), 0n).toString();
  const known = (of: (line: PricedOfferLine) => bigint | null): string | null =>
    lines.some((line) => of(line) === null) ? null : sum((line) => of(line) ?? 0n);
  return {
    goodsMinor: sum(({ goodsMinor }) => goodsMinor),
    chargesMinor: sum(chargesOf),
    deliveryMinor: known(({ deliveryMinor }) => deliveryMinor),
    netMinor: sum(({ netMinor }) => netMinor),
    taxMinor: sum(({ taxMinor }) => taxMinor),
    grossMinor: sum(({ grossMinor }) => grossMinor),
    maxGrossMinor: sum(({ maxGrossMinor }) => maxGrossMinor),
    massGrams: sum(({ massGrams }) => massGrams),
    emissionsGrams: known(({ productEmissionsGrams, deliveryEmissionsGrams }) =>
      productEmissionsGrams === null || deliveryEmissionsGrams === null
        ? null
        : productEmissionsGrams + deliveryEmissionsGrams,
    ),
  };
}
