import { Injectable } from '@nestjs/common';
import { AppError } from '@topsteel/domain/errors';
import type { RailName } from '@topsteel/domain/payment';
import type { Currency } from '@topsteel/domain/units';
import { formatTonnes } from '@topsteel/domain/units';
import { recordAudits } from '../audit/index.ts';
import { recalledAmong, requireNotRecalled } from '../genealogy/index.ts';
import { Organisations } from '../organisation/index.ts';
import { insertPayments, type NewPayment } from '../payment/index.ts';
import { ChainClient } from '../platform/chain/index.ts';
import { Config } from '../platform/config/index.ts';
import { newId, type Tx } from '../platform/database/index.ts';
import { notFound } from '../platform/http/index.ts';
import { useAgreedPrices, type StoredQuote } from '../pricing/index.ts';
import { Payments, type FirstAttempt } from '../rail/index.ts';
import { reserveSpendings } from '../spending/index.ts';
import { insertOrders, nameOrders } from './infra/insert-orders.ts';
import { lockGoods, takeGoods } from './infra/lock-goods.ts';
import { planEscrowPayment, planRailPayment, type PaymentParts } from './plan-payment.ts';
import { PriceRails } from './price-rails.ts';

/** Quotes of one buyer that become orders together, and how all of them are paid. */
export interface OrdersToPlace {
  buyerId: string;
  /** The user who orders. */
  createdBy: string;
  /** Whose spending limits count, where somebody else let the order pass; else those of who orders. */
  spentBy?: string | undefined;
  quotes: readonly StoredQuote[];
  rail: RailName;
  currency: Currency | undefined;
  /** The wallet that will pay into escrow. */
  payer: string | undefined;
  reference: string | null;
  groupId: string | null;
  costCentreId: string | null;
}

export interface PlacedOrder {
  id: string;
  number: string;
  quote: StoredQuote;
  payment: NewPayment;
}

/**
 * Makes an order of each quote: the terms of its payment are fixed, and its steel is kept back for the buyer. The number
 * of statements does not depend on the number of orders.
 */
@Injectable()
export class PlaceOrders {
  constructor(
    private readonly config: Config,
    private readonly chain: ChainClient,
    private readonly organisations: Organisations,
    private readonly rails: PriceRails,
    private readonly payments: Payments,
  ) {}

  /**
   * @throws AppError `conflict` when a quote was ordered before, its agreed price was used, an offer closed, its seller is suspended, a lot was recalled, or others took what
   * is left; `forbidden` above a spending limit; `unavailable` when the rail can't be used now or nobody has signed a
   * fresh rate. The transaction must then be rolled back.
   */
  async run(tx: Tx, plan: OrdersToPlace): Promise<PlacedOrder[]> {
    await this.reserveGoods(tx, plan.quotes);
    const now = new Date();
    const quoteIds = plan.quotes.map(({ id }) => id);
    const { numbers, ordered } = await nameOrders(tx, now.getUTCFullYear(), quoteIds);
    if (ordered.length > 0) throw orderedBefore();
    const planned = await this.planPayments(tx, plan, numbers, now);
    const buyerName = planned[0]?.parts.buyer.name ?? '';
    await insertOrders(
      tx,
      planned.map(({ parts: { orderId: id, orderNumber: number, quote } }) => ({
        id,
        number,
        quoteId: quote.id,
        offerId: quote.offerId,
        buyerId: quote.buyerId,
        sellerId: quote.sellerId,
        createdBy: plan.createdBy,
        reference: plan.reference,
        groupId: plan.groupId,
        heldGrams: quote.maxGrams,
        said: `${buyerName} ordered ${formatTonnes(quote.massGrams)} t.`,
        saidBy: buyerName,
      })),
    );
    await useAgreedPrices(
      tx,
      planned.flatMap(({ parts: { orderId, quote } }) => {
        const agreedPriceId = quote.line?.agreedPriceId ?? null;
        return agreedPriceId === null ? [] : [{ agreedPriceId, orderId }];
      }),
    );
    await reserveSpendings(
      tx,
      {
        organisationId: plan.buyerId,
        userId: plan.spentBy ?? plan.createdBy,
        costCentreId: plan.costCentreId,
        at: now,
      },
      planned.map(({ parts: { orderId, quote } }) => ({ orderId, amountMinor: quote.maxAmountMinor })),
    );
    const attempts = planned.flatMap(({ attempt }) => attempt ?? []);
    if (attempts.length > 0) await this.payments.beginFirst(tx, attempts);
    const payments = planned.map(({ payment }) => payment);
    await insertPayments(tx, payments);
    await recordAudits(
      tx,
      planned.map(({ parts, payment }) => ({
        actor: plan.createdBy,
        organisationId: plan.buyerId,
        action: 'order.create',
        subject: `order:${parts.orderId}`,
        details: {
          number: parts.orderNumber,
          quoteId: parts.quote.id,
          ...(plan.groupId !== null && { groupId: plan.groupId }),
          ...(plan.spentBy !== undefined && { spentBy: plan.spentBy }),
          rail: payment.rail,
          paymentId: payment.paymentId,
          payer: plan.payer ?? null,
          amountMinor: payment.amountMinor,
          maxAmountMinor: parts.quote.maxAmountMinor,
          maxGrams: parts.quote.maxGrams,
        },
      })),
    );
    return planned.map(({ parts, payment }) => ({
      id: parts.orderId,
      number: parts.orderNumber,
      quote: parts.quote,
      payment,
    }));
  }

  private async planPayments(
    tx: Tx,
    plan: OrdersToPlace,
    numbers: readonly string[],
    now: Date,
  ): Promise<{ parts: PaymentParts; payment: NewPayment; attempt: FirstAttempt | null }[]> {
    const sides = await this.organisations.byIds(
      [...new Set([plan.buyerId, ...plan.quotes.map(({ sellerId }) => sellerId)])],
      tx,
    );
    const { rail, payer } = plan;
    const priced =
      rail === 'usdc-escrow' ? null : await this.rails.priceAll(tx, plan.quotes, rail, plan.currency);
    // Of one millisecond, so that only sorting puts them in the order of the lines.
    const ids = plan.quotes.map(() => newId(now)).sort();
    return plan.quotes.map((quote, index) => {
      const [buyer, seller] = [sides.get(plan.buyerId), sides.get(quote.sellerId)];
      const [orderId, orderNumber] = [ids[index], numbers[index]];
      if (!buyer || !seller || orderId === undefined || orderNumber === undefined)
        throw notFound('organisation');
      const { settlement: settings } = this.config.settings;
      const parts = {
        orderId,
        orderNumber,
        quote,
        buyer,
        seller,
        deployment: this.chain.deployment,
        settings,
      };
      const price = priced?.[index];
      if (rail === 'usdc-escrow' || !price) {
        if (payer === undefined) throw needsPayer();
        return { parts, payment: planEscrowPayment(parts, payer, now), attempt: null };
      }
      const { currency, amountMinor, priceUntil: expiresAt } = price;
      const attempt = { id: newId(now), orderId, orderNumber, rail, currency, amountMinor, expiresAt };
      return { parts, payment: planRailPayment(parts, rail, price, attempt.id), attempt };
    });
  }

  /** One at a time on the same lot: whoever comes second sees what the first has left. */
  private async reserveGoods(tx: Tx, quotes: readonly StoredQuote[]): Promise<void> {
    const goods = await lockGoods(tx, [...new Set(quotes.map(({ offerId }) => offerId))]);
    const taken = new Map<string, bigint>();
    for (const quote of quotes) {
      const offer = goods.get(quote.offerId);
      if (!offer?.isOpen) throw offerClosed(quote);
      if (offer.isSuspended) throw sellerSuspended(quote);
      const before = taken.get(offer.lotRowId) ?? 0n;
      if (offer.availableGrams - before < quote.maxGrams) {
        throw notAvailable(quote, offer.availableGrams > before ? offer.availableGrams - before : 0n);
      }
      taken.set(offer.lotRowId, before + quote.maxGrams);
    }
    const [recalled] = await recalledAmong(tx, [...new Set(quotes.map(({ lotId }) => lotId))]);
    if (recalled !== undefined) await requireNotRecalled(tx, recalled);
    if (!(await takeGoods(tx, taken))) throw takenMeanwhile();
  }
}

const offerClosed = ({ offerId }: StoredQuote) =>
  new AppError('conflict', {
    message: 'This offer was closed meanwhile. Look for another one.',
    details: { reason: 'offer-closed', offerId },
  });
const sellerSuspended = ({ offerId }: StoredQuote) =>
  new AppError('conflict', {
    message: 'This seller takes no new orders now. Look for another offer of the same product.',
    details: { reason: 'seller-suspended', offerId },
  });
const orderedBefore = () =>
  new AppError('conflict', {
    message: 'This quote was ordered already. Open that order, or ask for a new quote to order again.',
    details: { reason: 'quote-ordered' },
  });
const notAvailable = ({ offerId, maxGrams }: StoredQuote, left: bigint) =>
  new AppError('conflict', {
    message: `Only ${formatTonnes(left)} t are left, and this order needs up to ${formatTonnes(maxGrams)} t. Order less, or look for another offer.`,
    details: { reason: 'quantity-not-available', availableGrams: left.toString(), offerId },
  });
const takenMeanwhile = () =>
  new AppError('conflict', {
    message:
      'Somebody was faster: less of a lot is left than you order. Order less, or look for another offer.',
    details: { reason: 'quantity-not-available' },
  });
const needsPayer = () =>
  new AppError('invalid-input', {
    message: 'A payment into escrow needs the wallet that will pay.',
    details: {
      reason: 'payer-missing',
      errors: [
        { field: 'payer', message: 'Name the wallet that will sign and pay, or choose another rail.' },
      ],
    },
  });
