import { Injectable } from '@nestjs/common';
import type { AwardInput, Rfq } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import { awardRow, landedCost, type AwardedAmount, type QuotedRow } from '@topsteel/domain/sourcing';
import { recordAudit } from '../audit/index.ts';
import { Organisations } from '../organisation/index.ts';
import { PrismaService, type Tx } from '../platform/database/index.ts';
import { notFound, type OrganisationCaller } from '../platform/http/index.ts';
import { AgreeOnLot } from './agree-on-lot.ts';
import { insertAward } from './infra/quotation-store.ts';
import { lockRecipients, type StoredQuotation, type WholeRecipient } from './infra/recipient-store.ts';
import { findRfq, lockRfq, type WholeRfq } from './infra/rfq-store.ts';
import { lifeOf, needOf, quotedOf, stateOfAward } from './present-quotation.ts';
import { ReadRfqs } from './read-rfqs.ts';
import { TellAboutRfq } from './tell-about-rfq.ts';

/** The buyer accepts rows of a quotation. Nobody is bound to pay before the order. */
@Injectable()
export class AwardRows {
  constructor(
    private readonly prisma: PrismaService,
    private readonly organisations: Organisations,
    private readonly agreeing: AgreeOnLot,
    private readonly telling: TellAboutRfq,
    private readonly rfqs: ReadRfqs,
  ) {}

  /**
   * All rows are accepted at the total that the buyer saw, or none is. A row with a lot lies in a basket afterwards; one
   * without waits for the vendor to name it.
   *
   * @throws AppError `not-found`; `conflict` for a quotation that does not stand, a need that is covered, another total, or
   * a lot that can't be ordered so
   */
  async run(caller: OrganisationCaller, id: string, input: AwardInput, now = new Date()): Promise<Rfq> {
    await this.prisma.transact(async (tx) => {
      await lockRfq(tx, id, caller.organisationId);
      const { rfq, recipient, quotation } = await this.locked(tx, caller, id, input.quotationId);
      const awards: AwardedAmount[] = rfq.recipients
        .flatMap((one) => one.awards)
        .map((one) => ({ row: one.needRow, amountMilli: one.amountMilli, state: stateOfAward(one, now) }));
      const needs = rfq.rows.map(needOf);
      const life = { ...lifeOf(quotation, recipient), rows: quotation.rows.map(quotedOf) };
      const taken = input.rows.map(({ row, amountMilli }): QuotedRow => {
        const wanted = { row, amountMilli: amountMilli === undefined ? null : BigInt(amountMilli) };
        const part = awardRow({ state: rfq.state, needs, awards }, life, wanted, now);
        awards.push({ row, amountMilli: part.amountMilli, state: 'lot-needed' });
        return part;
      });
      const costs = taken.map((part) => landedCost(needs[part.row - 1]?.unit ?? 'tonne', part).totalMinor);
      const totalMinor = costs.reduce((sum, cost) => sum + cost, 0n);
      if (totalMinor !== BigInt(input.acceptMinor)) throw otherTotal(totalMinor, input.acceptMinor);
      let isLotNeeded = false;
      for (const [index, row] of taken.entries()) {
        const awardId = await insertAward(tx, {
          rfqId: id,
          recipientId: recipient.id,
          quotationId: quotation.id,
          buyerId: rfq.buyerId,
          vendorId: recipient.vendorId,
          needRow: row.row,
          amountMilli: row.amountMilli,
          massGrams: row.massGrams,
          totalMinor: costs[index] ?? 0n,
          awardedBy: caller.userId,
          heldUntil: quotation.validUntil,
        });
        const offerId = quotation.rows.find((one) => one.row === row.row)?.offerId ?? null;
        const { vendorId } = recipient;
        if (offerId === null || vendorId === null) {
          isLotNeeded = true;
          continue;
        }
        const unit = needs[row.row - 1]?.unit ?? 'tonne';
        const heldUntil = quotation.validUntil;
        const agreed = { rfq, awardId, unit, row, offerId, vendorId, heldUntil, awardedBy: caller.userId };
        await this.agreeing.run(tx, agreed);
      }
      await this.word(tx, caller, { rfq, recipient, quotation }, isLotNeeded, totalMinor);
    });
    return this.rfqs.read(caller, id, now);
  }

  /** Read again once both are locked: the vendor may have sent something in between. */
  private async locked(
    tx: Tx,
    caller: OrganisationCaller,
    id: string,
    quotationId: string,
  ): Promise<{ rfq: WholeRfq; recipient: WholeRecipient; quotation: StoredQuotation }> {
    const seen = await findRfq(tx, id, caller.organisationId);
    const whose = seen?.recipients.find((one) => one.quotations.some((each) => each.id === quotationId));
    if (!seen || !whose) throw notFound(seen ? 'quotation' : 'request');
    await lockRecipients(tx, [whose.id]);
    const rfq = await findRfq(tx, id, caller.organisationId);
    const recipient = rfq?.recipients.find((one) => one.id === whose.id);
    const quotation = recipient?.quotations.find((one) => one.id === quotationId);
    if (!rfq || !recipient || !quotation) throw notFound('quotation');
    return { rfq, recipient, quotation };
  }

  private async word(
    tx: Tx,
    caller: OrganisationCaller,
    { rfq, recipient, quotation }: { rfq: WholeRfq; recipient: WholeRecipient; quotation: StoredQuotation },
    isLotNeeded: boolean,
    totalMinor: bigint,
  ): Promise<void> {
    const buyer = await this.organisations.byId(rfq.buyerId, tx);
    if (!buyer) throw notFound('organisation');
    await recordAudit(tx, {
      actor: caller.userId,
      organisationId: rfq.buyerId,
      action: 'rfq.award',
      subject: `rfq:${rfq.id}`,
      details: { number: rfq.number, quotationId: quotation.id, version: quotation.version, totalMinor },
    });
    // Whose quotation was accepted reads who accepts it.
    await this.telling.vendor(
      tx,
      { rfq: { ...rfq, isBuyerNamed: true }, buyer, recipient },
      {
        word: isLotNeeded ? 'lot-needed' : 'accepted',
        key: `${quotation.id}:accepted:${recipient.awards.length}`,
        until: quotation.validUntil,
      },
    );
  }
}

const otherTotal = (totalMinor: bigint, acceptMinor: string) =>
  new AppError('conflict', {
    message: 'This comes to another total than you saw: something of the row was given away. Look again.',
    details: { reason: 'total-changed', totalMinor: totalMinor.toString(), acceptMinor },
  });
