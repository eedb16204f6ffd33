import { Injectable } from '@nestjs/common';
import type { PayoutBatch, PayoutBatchInput } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import { recordAudit } from '../audit/index.ts';
import { requireMarketplace, requireStepUp } from '../identity/index.ts';
import { Config } from '../platform/config/index.ts';
import { newId, PrismaService, type Tx } from '../platform/database/index.ts';
import type { CallerIdentity } from '../platform/http/index.ts';
import { readDue } from './infra/due-store.ts';
import { insertBatch, insertPayout, lockProposals, nextBatchNumber } from './infra/payout-store.ts';
import { ReadDue } from './read-due.ts';
import { ReadPayouts } from './read-payouts.ts';
import { sentAmount } from './sent-amount.ts';

/** Puts everything that can be paid now into a batch, which another person has to approve. No money moves. */
@Injectable()
export class ProposePayouts {
  constructor(
    private readonly config: Config,
    private readonly prisma: PrismaService,
    private readonly due: ReadDue,
    private readonly payouts: ReadPayouts,
  ) {}

  /**
   * @throws AppError `forbidden` outside the marketplace or with an old sign-in; `conflict` when nothing can be paid now.
   */
  async run(caller: CallerIdentity, input: PayoutBatchInput, now = new Date()): Promise<PayoutBatch> {
    requireMarketplace(caller);
    requireStepUp(caller, this.config.settings.payout.freshSignInMinutes, now);
    const id = await this.prisma.transact((tx) => this.propose(tx, caller, input, now));
    return this.payouts.batch(caller, id);
  }

  private async propose(
    tx: Tx,
    caller: CallerIdentity,
    { sellerIds }: PayoutBatchInput,
    now: Date,
  ): Promise<string> {
    await lockProposals(tx);
    const { payouts } = await this.due.plan(tx, null, now);
    const chosen = payouts.filter(({ seller }) => sellerIds?.includes(seller.id) ?? true);
    if (chosen.length === 0) {
      throw new AppError('conflict', {
        message: 'Nothing can be paid now. The list of what is due says why for each vendor.',
        details: { reason: 'nothing-due' },
      });
    }
    const due = await readDue(tx, null);
    const turnOf = new Map(due.map((item) => [`${item.orderId} ${item.currency}`, item]));
    const id = newId(now);
    const number = await nextBatchNumber(tx, now.getUTCFullYear());
    await insertBatch(tx, { id, number, proposedBy: caller.userId });
    for (const payout of chosen) {
      const turns = payout.lines.map((line) => ({
        ...line,
        turn: turnOf.get(`${line.orderId} ${payout.currency}`),
      }));
      await insertPayout(
        tx,
        {
          id: newId(),
          batchId: id,
          sellerId: payout.seller.id,
          sellerAccount: turns[0]?.turn?.sellerAccount ?? payout.seller.account ?? '',
          currency: payout.currency,
          method: payout.way.method,
          destination: payout.way.destination,
          payableMinor: payout.payableMinor,
          debtMinor: payout.debtMinor,
          amountMinor: payout.amountMinor,
          conversion: payout.conversion,
          lines: turns.map(({ orderId, orderNumber, fromMinor, toMinor, turn }) => ({
            orderId,
            orderNumber,
            fromMinor,
            toMinor,
            allocation: turn?.allocation ?? 0,
          })),
        },
        `Proposed by ${caller.name}.`,
      );
    }
    await recordAudit(tx, {
      actor: caller.userId,
      organisationId: caller.organisationId,
      action: 'payout.propose',
      subject: `payout-batch:${id}`,
      details: {
        number,
        payouts: chosen.map((payout) => ({
          sellerId: payout.seller.id,
          currency: payout.currency,
          amountMinor: payout.amountMinor,
          ...(payout.conversion !== null && { paid: sentAmount(payout) }),
        })),
      },
    });
    return id;
  }
}
