import { Injectable } from '@nestjs/common';
import type { AwardLotInput, QuoteRequest, QuoteRequestClaim } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import { partOfRow } from '@topsteel/domain/sourcing';
import { recordAudit } from '../audit/index.ts';
import { PrismaService, runAs } from '../platform/database/index.ts';
import { notFound, type OrganisationCaller } from '../platform/http/index.ts';
import { hashSecret } from '../platform/secret/index.ts';
import { AgreeOnLot } from './agree-on-lot.ts';
import { requireOwnOffers } from './infra/lot-store.ts';
import { bindVendor, countAsked, lockRequest } from './infra/recipient-store.ts';
import { needOf, quotedOf, stateOfAward } from './present-quotation.ts';
import { ReadRfqs } from './read-rfqs.ts';
import { TellAboutRfq } from './tell-about-rfq.ts';

/** The vendor names the lot that an accepted row is delivered from, and takes over what its link has opened. */
@Injectable()
export class NameLot {
  constructor(
    private readonly prisma: PrismaService,
    private readonly agreeing: AgreeOnLot,
    private readonly telling: TellAboutRfq,
    private readonly rfqs: ReadRfqs,
  ) {}

  /**
   * State: lot-needed → ready. The buyer orders next.
   *
   * @throws AppError `not-found`; `conflict` when it has a lot or has lapsed, or the lot can't be ordered so;
   * `invalid-input` for another's offer
   */
  async run(
    caller: OrganisationCaller,
    id: string,
    awardId: string,
    { offerId }: AwardLotInput,
    now = new Date(),
  ): Promise<QuoteRequest> {
    const key = { id, vendorId: caller.organisationId };
    await this.prisma.transact(async (tx) => {
      const asked = await lockRequest(tx, key);
      const award = asked?.awards.find((one) => one.id === awardId);
      if (!asked || !award) throw notFound('award');
      const state = stateOfAward(award, now);
      if (state !== 'lot-needed') throw notWaiting(state);
      await requireOwnOffers(tx, caller.organisationId, [{ offerId }]);
      const quotation = asked.quotations.find((one) => one.id === award.quotationId);
      const quoted = quotation?.rows.find((one) => one.row === award.needRow);
      const need = asked.rfq.rows[award.needRow - 1];
      if (!quoted || !need) throw notFound('award');
      const { unit } = needOf(need, award.needRow - 1);
      await this.agreeing.run(tx, {
        rfq: asked.rfq,
        awardId,
        unit,
        row: partOfRow(unit, quotedOf(quoted), award.amountMilli),
        offerId,
        vendorId: caller.organisationId,
        awardedBy: award.awardedBy,
        heldUntil: award.heldUntil,
      });
      const who = asked.vendor?.name ?? asked.name;
      await this.telling.buyer(
        tx,
        { rfq: asked.rfq, buyer: asked.buyer, who },
        { word: 'lot-named', key: `${awardId}:lot-named`, until: award.heldUntil },
      );
      await recordAudit(tx, {
        actor: caller.userId,
        organisationId: caller.organisationId,
        action: 'rfq.name-lot',
        subject: `rfq:${asked.rfqId}`,
        details: { awardId, offerId },
      });
    });
    return this.rfqs.request(key, now);
  }

  /**
   * Whoever has the link and sells here takes the request over: from then on it is among their company’s own, and the
   * link opens nothing. Doing it again changes nothing.
   *
   * @throws AppError `not-found` when the link has ended; `conflict` when another company has it, or it is
   * the caller's own request
   */
  async claim(caller: OrganisationCaller, { token }: QuoteRequestClaim): Promise<QuoteRequest> {
    const { organisationId: vendorId } = caller;
    const key = { tokenHash: hashSecret(token), now: new Date() };
    const id = await runAs('system', () =>
      this.prisma.transact(async (tx) => {
        const asked = await lockRequest(tx, key);
        if (!asked) throw notFound('request');
        if (asked.vendorId === vendorId) return asked.id;
        const isAsked = await countAsked(tx, asked.rfqId, vendorId);
        if (asked.vendorId !== null || asked.buyerId === vendorId || isAsked > 0) throw taken();
        await bindVendor(tx, asked.id, vendorId);
        await recordAudit(tx, {
          actor: caller.userId,
          organisationId: vendorId,
          action: 'rfq.claim',
          subject: `rfq:${asked.rfqId}`,
          details: { recipientId: asked.id },
        });
        return asked.id;
      }),
    );
    return this.rfqs.request({ id, vendorId });
  }
}

const notWaiting = (state: string) =>
  new AppError('conflict', {
    message:
      state === 'lapsed'
        ? 'The quotation has ended, and its price with it. Send a new version.'
        : 'This row has its lot already. It is the buyer’s move.',
    details: { reason: 'lot-not-needed', state },
  });
const taken = () =>
  new AppError('conflict', {
    message: 'This request belongs to another company, or yours was asked already. Look among your requests.',
    details: { reason: 'request-taken' },
  });
