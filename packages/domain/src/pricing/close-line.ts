import { taxAmountHalfUp } from '../order/index.ts';
import { mulDivUp } from '../units/index.ts';
import type { PricedLine } from './line.ts';
import type { PricedGoods } from './price-goods.ts';
import { pricingFault } from './pricing-fault.ts';

/** What the largest column of the database holds. */
const LARGEST = 2n ** 63n - 1n;

/** What joins the steel on a line. */
export interface LineAdditions {
  productId: string | null;
  deliveryMinor: bigint | null;
  deliverySentence: string;
  /** In permille; the sentence says why. */
  tax: { ratePermille: number; sentence: string };
  gramsCo2ePerKg: bigint | null;
  deliveryEmissionsGrams: bigint | null;
}

/**
 * A line with carriage, tax and carbon. Net is goods, charges and carriage; tax is half up on the net (EN 16931 BR-CO-17);
 * gross is both. The gross of the most that may be weighed grows with the mass, up: then what is captured at the ordered
 * mass, `maxGrossMinor` × grams ÷ `maxGrams` down, is the gross again, to the minor unit.
 *
 * @throws AppError `invalid-input` with reason `too-large`.
 */
export function closeLine(goods: PricedGoods, additions: LineAdditions): PricedLine {
  const { request, mass, maxGrams } = goods;
  const { deliveryMinor, tax, gramsCo2ePerKg } = additions;
  const chargesMinor = goods.charges.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
  const netMinor = goods.goodsMinor + chargesMinor + (deliveryMinor ?? 0n);
  const taxMinor = taxAmountHalfUp(netMinor, tax.ratePermille);
  const grossMinor = netMinor + taxMinor;
  const maxGrossMinor = mulDivUp(grossMinor, maxGrams, mass.massGrams);
  if (maxGrossMinor > LARGEST || maxGrams > LARGEST) {
    throw pricingFault('too-large', 'This order is too large to be paid at once. Order less.');
  }
  return {
    offerId: request.offerId,
    productId: additions.productId,
    currency: goods.currency,
    quantity: request.quantity,
    cuts: request.cuts,
    pieces: mass.pieces,
    lengthUm: mass.lengthUm,
    massGrams: mass.massGrams,
    maxGrams,
    priceBasis: goods.priceBasis,
    priceMinor: goods.priceMinor,
    goodsMinor: goods.goodsMinor,
    charges: goods.charges,
    deliveryMinor,
    netMinor,
    taxMinor,
    grossMinor,
    maxGrossMinor,
    cutting: goods.cutting,
    productEmissionsGrams: gramsCo2ePerKg === null ? null : mulDivUp(gramsCo2ePerKg, mass.massGrams, 1_000n),
    deliveryEmissionsGrams: additions.deliveryEmissionsGrams,
    agreedPriceId: goods.agreed?.id ?? null,
    why: [...goods.why, additions.deliverySentence, tax.sentence],
  };
}
