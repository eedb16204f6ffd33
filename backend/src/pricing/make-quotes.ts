import { Injectable } from '@nestjs/common';
import { AppError } from '@topsteel/domain/errors';
import { feeDown } from '@topsteel/domain/order';
import { convertUp, type CurrencyRates } from '@topsteel/domain/pricing';
import { mulDivUp } from '@topsteel/domain/units';
import { keepDecisions, resolveCommissions } from '../commission/index.ts';
import { Config } from '../platform/config/index.ts';
import { newId, type Tx } from '../platform/database/index.ts';
import { insertQuotes } from './infra/insert-quotes.ts';
import type { NewQuote, StoredQuote } from './infra/quote-store.ts';
import { keptLine } from './kept-line.ts';
import type { PricedOfferLine } from './priced-offer-line.ts';

/** The largest amount that the database keeps exactly. */
const LARGEST = 2n ** 63n - 1n;
const GRAMS_PER_TONNE = 1_000_000n;

/** Makes a quote of each priced line, in USDC millionths, with the rate frozen in `quote.line`. */
@Injectable()
export class MakeQuotes {
  constructor(private readonly config: Config) {}

  /**
   * Quotes in the order of the lines; four statements whatever their number. Net, tax and the most that can leave the wallet
   * are each converted up; the quote ends with the rate it stands on, if that is earlier.
   *
   * @throws AppError `conflict` with reason `delivery-to-be-asked` for a line whose carriage has no price; `invalid-input` for
   * amounts that are too large.
   */
  async run(
    tx: Tx,
    request: { buyerId: string; lines: readonly PricedOfferLine[]; at: Date },
  ): Promise<StoredQuote[]> {
    const { buyerId, lines, at } = request;
    const amounts = lines.map(inDollarsUp);
    const { settlement, commission } = this.config.settings;
    const decisions = await resolveCommissions(
      tx,
      lines.map(({ offer }, index) => ({
        seller: { id: offer.sellerId, country: offer.sellerCountry, vatNumber: offer.sellerVat },
        buyerId,
        offerId: offer.id,
        category: offer.category,
        goodsMinor: amounts[index]?.netMinor ?? 0n,
        totalMinor: amounts[index]?.totalMinor ?? 0n,
        currency: 'USDC' as const,
        at,
      })),
      { feeBps: settlement.feeBps, ...commission },
    );
    const quoteEnds = at.getTime() + settlement.quoteSeconds * 1_000;
    const rows = lines.map((line, index): NewQuote & { id: string } => {
      const { netMinor, taxMinor, totalMinor, maxAmountMinor } = amounts[index] ?? inDollarsUp(line);
      const rateBps = decisions[index]?.rateBps ?? settlement.feeBps;
      const rateEnds = line.rate?.validUntil.getTime() ?? Infinity;
      return {
        id: newId(at),
        offerId: line.offer.id,
        buyerId,
        sellerId: line.offer.sellerId,
        lotId: line.offer.lotId,
        lotCode: line.offer.lotCode,
        description: line.offer.description,
        grade: line.offer.grade,
        heatNumber: line.offer.heatNumber,
        massGrams: line.massGrams,
        maxGrams: line.maxGrams,
        pricePerTonneMinor: mulDivUp(netMinor, GRAMS_PER_TONNE, line.massGrams),
        goodsMinor: netMinor,
        taxMinor,
        totalMinor,
        maxAmountMinor,
        taxRule: line.tax,
        commission: {
          feeBps: rateBps,
          paidBy: 'seller',
          feeMinor: feeDown(totalMinor, rateBps).toString(),
          shares: rateBps === 0 ? [] : settlement.feeShares,
        },
        inspectionSeconds: settlement.inspectionSeconds,
        expiresAt: new Date(Math.min(quoteEnds, rateEnds)),
        line: keptLine(line),
      };
    });
    const quotes = await insertQuotes(tx, rows, at);
    await keepDecisions(
      tx,
      decisions.map((decision, index) => ({ quoteId: rows[index]?.id ?? '', decision })),
    );
    return quotes;
  }
}

/**
 * The most that can leave a buyer's wallet for a line, in USDC millionths, rounded up, and the line as a quote keeps it.
 * Nothing is kept.
 *
 * @throws AppError `conflict` with reason `delivery-to-be-asked` for a line whose carriage has no price.
 */
export const mostOf = (line: PricedOfferLine) => ({
  maxAmountMinor: inDollarsUp(line).maxAmountMinor,
  offerId: line.offer.id,
  line: keptLine(line),
});

/** A line's amounts in USDC millionths; charges and carriage are part of the net. */
function inDollarsUp(line: PricedOfferLine) {
  const { currency, rate, offer } = line;
  if (line.deliveryMinor === null) {
    throw new AppError('conflict', {
      message: `${line.deliverySentence} ${offer.description} can't be ordered delivered before that.`,
      details: { reason: 'delivery-to-be-asked', offerId: offer.id },
    });
  }
  const rates: CurrencyRates = rate === null ? {} : { [rate.currency]: rate.rateE8 };
  const convert = (amountMinor: bigint): bigint => {
    const converted = convertUp(amountMinor, currency, 'USDC', rates);
    if (converted !== null && converted <= LARGEST) return converted;
    throw tooLarge();
  };
  const netMinor = convert(line.netMinor);
  const taxMinor = convert(line.taxMinor);
  const totalMinor = netMinor + taxMinor;
  const maxAmountMinor = mulDivUp(totalMinor, line.maxGrams, line.massGrams);
  if (maxAmountMinor > LARGEST) throw tooLarge();
  return { netMinor, taxMinor, totalMinor, maxAmountMinor };
}

const tooLarge = (): AppError =>
  new AppError('invalid-input', {
    message: 'This order is too large to be paid at once. Order less.',
    details: { reason: 'too-large' },
  });
