import { Injectable } from '@nestjs/common';
import { AppError } from '@topsteel/domain/errors';
import type { NeedUnit, QuotedRow } from '@topsteel/domain/sourcing';
import { factsOf, insertBasket, PriceBasket, putLines, seenOf, specOf } from '../basket/index.ts';
import { seeAll, type Tx } from '../platform/database/index.ts';
import { insertAgreedPrice } from '../pricing/index.ts';
import { basketOfRfq, countBaskets } from './infra/lot-store.ts';
import { giveLot } from './infra/quotation-store.ts';
import type { StoredRfq } from './infra/stored-rfq.ts';

/** What was accepted, and the lot that it will be delivered from. */
export interface LotToAgreeOn {
  rfq: StoredRfq;
  awardId: string;
  unit: NeedUnit;
  row: QuotedRow;
  offerId: string;
  vendorId: string;
  /** Who accepted: whose basket it goes into. */
  awardedBy: string;
  heldUntil: Date;
}

/**
 * Makes an accepted row something that can be ordered: the price is agreed for exactly that mass of that offer until the
 * quotation ends, and lies in a basket of the buyer's, ready for the checkout.
 */
@Injectable()
export class AgreeOnLot {
  constructor(private readonly prices: PriceBasket) {}

  /** @throws AppError `conflict` with pricing's reason when the offer can't be ordered so; roll back then */
  async run(tx: Tx, agreed: LotToAgreeOn): Promise<string> {
    const { rfq, row, unit, offerId } = agreed;
    const owner = { kind: 'member' as const, userId: agreed.awardedBy, organisationId: rfq.buyerId };
    const facts = factsOf({ offerId, quantity: { unit, amountMilli: row.amountMilli.toString() } });
    const basket = { currency: rfq.currency, site: siteOf(rfq) };
    const before = await this.judge(tx, basket, facts, owner);
    const agreedPriceId = await insertAgreedPrice(tx, {
      buyerId: rfq.buyerId,
      sellerId: agreed.vendorId,
      offerId,
      name: rfq.number,
      massGrams: before.line.massGrams,
      terms: { priceMinor: row.priceMinor, currency: rfq.currency, priceBasis: row.priceBasis },
      extrasMinor: row.extrasMinor,
      freightMinor: row.freightMinor,
      country: rfq.place.country,
      postcode: rfq.place.postcode,
      validUntil: agreed.heldUntil,
    });
    const priced = await this.judge(tx, basket, facts, owner);
    const line = { ...facts, spec: specOf(facts), seen: seenOf(priced, facts.amountMilli, rfq.currency) };
    // A vendor that names its lot sees no basket of the buyer's.
    const basketId = await seeAll(tx, async () => {
      const id =
        (await basketOfRfq(tx, { rfqId: rfq.id, userId: owner.userId, offerId })) ??
        (await insertBasket(tx, { owner, name: await this.freeName(tx, owner.userId, rfq), ...basket }));
      await putLines(tx, id, [line], {
        actor: agreed.awardedBy,
        organisationId: rfq.buyerId,
        action: 'rfq.fill-basket',
        subject: `basket:${id}`,
        details: { rfqId: rfq.id, awardId: agreed.awardId, offerId, agreedPriceId },
      });
      return id;
    });
    await giveLot(tx, agreed.awardId, { agreedPriceId, basketId });
    return basketId;
  }

  private async judge(
    tx: Tx,
    basket: Parameters<PriceBasket['judge']>[0],
    facts: ReturnType<typeof factsOf>,
    owner: Parameters<PriceBasket['judge']>[2],
  ) {
    const [outcome] = await this.prices.judge(basket, [facts], owner, tx);
    if (outcome?.line) return outcome;
    throw new AppError('conflict', {
      message: `This lot can't be ordered so: ${outcome?.fault.message ?? 'the offer is gone.'}`,
      details: { reason: outcome?.fault.reason ?? 'offer-gone', offerId: facts.offerId },
    });
  }

  /** Baskets of one person have names of their own. */
  private async freeName(tx: Tx, userId: string, rfq: StoredRfq): Promise<string> {
    const taken = await countBaskets(tx, userId, rfq.number);
    return taken === 0 ? rfq.number : `${rfq.number} (${taken + 1})`;
  }
}

const siteOf = ({ place: { country, postcode, city } }: StoredRfq) => ({
  country,
  postcode,
  ...(city !== null && { city }),
});
