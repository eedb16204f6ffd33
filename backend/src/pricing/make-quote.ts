import { Injectable } from '@nestjs/common';
import type { Quote, QuoteInput } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import { feeDown, massFault, priceOrder, vatRuleOf } from '@topsteel/domain/order';
import { keepDecision, resolveCommission } from '../commission/index.ts';
import { Organisations, type OrganisationFacts } from '../organisation/index.ts';
import { Config } from '../platform/config/index.ts';
import { PrismaService } from '../platform/database/index.ts';
import { notFound } from '../platform/http/index.ts';
import { insertQuote, type NewQuote } from './infra/quote-store.ts';
import { OfferBook } from './offer-book.ts';
import { presentQuote } from './present-quote.ts';

/** The largest amount and mass that the database keeps exactly. */
const LARGEST = 2n ** 63n - 1n;

/** Prices an order: goods, tax, commission, and the most that may leave the wallet. */
@Injectable()
export class MakeQuote {
  constructor(
    private readonly config: Config,
    private readonly prisma: PrismaService,
    private readonly offers: OfferBook,
    private readonly organisations: Organisations,
  ) {}

  /**
   * @throws AppError `not-found` for an offer that is gone, `invalid-input` for a mass that can't be ordered,
   * `conflict` when a side has no registered account yet or buyer and seller are one.
   */
  async run(buyerId: string, input: QuoteInput): Promise<Quote> {
    const offer = await this.offers.find(input.offerId);
    if (!offer) throw notFound('offer');
    if (!offer.isOpen) throw notOpen();
    const [buyer, seller] = await Promise.all([this.party(buyerId), this.party(offer.sellerId)]);
    if (buyer.id === seller.id) throw ownOffer();
    const orderedGrams = BigInt(input.massGrams);
    const fault = massFault(orderedGrams, offer);
    if (fault !== undefined) throw wrongMass(fault);
    const { settlement, commission } = this.config.settings;
    const { feeShares, inspectionSeconds, quoteSeconds } = settlement;
    const vat = vatRuleOf({
      sellerCountry: seller.country,
      buyerCountry: buyer.country,
      buyerVat: buyer.vatNumber,
    });
    const price = priceOrder({ ...offer, orderedGrams, vat, feeBps: 0 });
    if (price.maxAmountMinor > LARGEST)
      throw wrongMass('This order is too large to be paid at once. Order less.');
    const now = new Date();
    const decision = await resolveCommission(
      this.prisma.client,
      {
        seller,
        buyerId,
        offerId: offer.id,
        category: offer.category,
        goodsMinor: price.goodsMinor,
        totalMinor: price.totalMinor,
        currency: 'USDC',
        at: now,
      },
      { feeBps: settlement.feeBps, ...commission },
    );
    const { rateBps } = decision;
    const row: NewQuote = {
      offerId: offer.id,
      buyerId,
      sellerId: seller.id,
      lotId: offer.lotId,
      lotCode: offer.lotCode,
      description: offer.description,
      grade: offer.grade,
      heatNumber: offer.heatNumber,
      massGrams: orderedGrams,
      maxGrams: price.maxGrams,
      pricePerTonneMinor: offer.pricePerTonneMinor,
      goodsMinor: price.goodsMinor,
      taxMinor: price.taxMinor,
      totalMinor: price.totalMinor,
      maxAmountMinor: price.maxAmountMinor,
      taxRule: vat,
      commission: {
        feeBps: rateBps,
        paidBy: 'seller',
        feeMinor: feeDown(price.totalMinor, rateBps).toString(),
        shares: rateBps === 0 ? [] : feeShares,
      },
      inspectionSeconds,
      expiresAt: new Date(now.getTime() + quoteSeconds * 1_000),
      line: null,
    };
    const quote = await this.prisma.transact(async (tx) => {
      const inserted = await insertQuote(tx, row);
      await keepDecision(tx, inserted.id, decision);
      return inserted;
    });
    return presentQuote(quote, seller);
  }

  private async party(id: string): Promise<OrganisationFacts> {
    const organisation = await this.organisations.byId(id);
    if (!organisation) throw notFound('organisation');
    if (organisation.account !== null) return organisation;
    throw new AppError('conflict', {
      message: `${organisation.name} is not in the register yet. Try again when its registration is confirmed.`,
      details: { reason: 'organisation-not-registered' },
    });
  }
}

const notOpen = () =>
  new AppError('conflict', {
    message: 'This offer is no longer open. Look for another one.',
    details: { reason: 'offer-closed' },
  });
const ownOffer = () =>
  new AppError('conflict', {
    message: 'This is your own offer. Buy from another organisation.',
    details: { reason: 'own-offer' },
  });
const wrongMass = (message: string) =>
  new AppError('invalid-input', {
    message,
    details: { reason: 'mass-not-orderable', errors: [{ field: 'massGrams', message }] },
  });
