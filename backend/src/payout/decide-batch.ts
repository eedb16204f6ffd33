import { Injectable } from '@nestjs/common';
import type { DecisionInput, PayoutBatch } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import { ratesApartBps } from '@topsteel/domain/fx';
import { heldBackBecause, nextPayoutState } from '@topsteel/domain/payout';
import { recordAudit } from '../audit/index.ts';
import { requireMarketplace, requireOtherPerson, requireStepUp } from '../identity/index.ts';
import { Organisations } from '../organisation/index.ts';
import { exchangeRates, requireMoneyMoves } from '../platform/bridge/index.ts';
import { Config } from '../platform/config/index.ts';
import { PrismaService, type Tx } from '../platform/database/index.ts';
import { notFound, type CallerIdentity } from '../platform/http/index.ts';
import { isSameDestination, wayOf } from './destination-of.ts';
import { lockDistribution, updateDistribution } from './infra/distribution-store.ts';
import { readDue } from './infra/due-store.ts';
import {
  decideBatchRow,
  lockBatch,
  movePayout,
  type StoredBatch,
  type StoredPayout,
} from './infra/payout-store.ts';
import { ReadPayouts } from './read-payouts.ts';
import { sendPayouts } from './send-payouts.ts';
import { sentAmount } from './sent-amount.ts';
import { setAside } from './set-aside.ts';

/** The second pair of eyes: approves a batch, which sets its money aside and sends it, or declines it. */
@Injectable()
export class DecideBatch {
  constructor(
    private readonly config: Config,
    private readonly prisma: PrismaService,
    private readonly organisations: Organisations,
    private readonly payouts: ReadPayouts,
  ) {}

  /**
   * @throws AppError `forbidden` to who proposed it, outside the marketplace or with an old sign-in; `conflict` when it was
   * decided before, or when something of it changed since it was proposed; `unavailable` while the chain is in question.
   * Nothing is changed then.
   */
  async run(
    caller: CallerIdentity,
    id: string,
    decision: DecisionInput,
    now = new Date(),
  ): Promise<PayoutBatch> {
    requireMarketplace(caller);
    requireStepUp(caller, this.config.settings.payout.freshSignInMinutes, now);
    await this.prisma.transact((tx) => this.decide(tx, caller, id, decision, now));
    return this.payouts.batch(caller, id);
  }

  private async decide(
    tx: Tx,
    caller: CallerIdentity,
    id: string,
    { approve, note }: DecisionInput,
    now: Date,
  ): Promise<void> {
    const batch = await lockBatch(tx, id);
    if (!batch) throw notFound('batch of payouts');
    if (batch.state !== 'scheduled') {
      throw new AppError('conflict', {
        message: `Batch ${batch.number} was ${batch.state} already. Open it to see where its payouts stand.`,
        details: { reason: 'batch-decided', state: batch.state },
      });
    }
    const state = approve ? 'approved' : 'declined';
    if (approve) await this.approve(tx, caller, batch, now);
    else {
      for (const payout of batch.payouts)
        await movePayout(tx, payout.id, {
          state: nextPayoutState(payout.state, 'decline'),
          cause: `Declined by ${caller.name}.`,
          lines: 'dropped',
        });
    }
    await decideBatchRow(tx, id, { state, decidedBy: caller.userId, note: note ?? null });
    await recordAudit(tx, {
      actor: caller.userId,
      organisationId: caller.organisationId,
      action: approve ? 'payout.approve' : 'payout.decline',
      subject: `payout-batch:${id}`,
      details: {
        number: batch.number,
        proposedBy: batch.proposedBy,
        note,
        before: 'scheduled',
        after: state,
        payouts: batch.payouts.map((payout) => ({
          id: payout.id,
          amountMinor: payout.amountMinor,
          ...(payout.conversion !== null && { paid: sentAmount(payout) }),
        })),
      },
    });
  }

  private async approve(tx: Tx, caller: CallerIdentity, batch: StoredBatch, now: Date): Promise<void> {
    requireOtherPerson(caller, batch.proposedBy, 'You proposed this batch.');
    await requireMoneyMoves(tx);
    await this.takeUp(tx, batch, now);
    // One order of pairs for everybody: each exchange of a pair waits for the other.
    const inOrder = [...batch.payouts].sort((a, b) => pairOf(a).localeCompare(pairOf(b)));
    for (const payout of inOrder) {
      await setAside(tx, payout, now);
      await movePayout(tx, payout.id, {
        state: nextPayoutState(payout.state, 'approve'),
        cause: `Approved by ${caller.name}.`,
        lines: 'taken',
      });
    }
    await sendPayouts(tx, batch);
  }

  /** Takes the orders up, in one order for all payouts, so that two transactions can't wait for each other. */
  private async takeUp(tx: Tx, batch: StoredBatch, now: Date): Promise<void> {
    const lines = batch.payouts
      .flatMap((payout) => payout.lines.map((line) => ({ payout, line })))
      .sort((a, b) =>
        `${a.line.orderId} ${a.line.currency}`.localeCompare(`${b.line.orderId} ${b.line.currency}`),
      );
    const distributions = [];
    for (const { payout, line } of lines) {
      const distribution = await lockDistribution(tx, line.orderId, line.currency);
      if (
        distribution?.allocation !== line.allocation ||
        distribution.allocatedMinor !== line.fromMinor ||
        distribution.netMinor !== line.toMinor
      ) {
        throw changed(
          payout,
          `What is due for order ${line.orderNumber} has changed since the batch was proposed.`,
        );
      }
      distributions.push({ ...distribution, allocatedMinor: line.toMinor, allocation: line.allocation + 1 });
    }
    await this.judgeAgain(tx, batch, now);
    for (const distribution of distributions) await updateDistribution(tx, distribution);
  }

  /** A dispute, a recall of finality or a new bank account between the two people stops the batch. */
  private async judgeAgain(tx: Tx, batch: StoredBatch, now: Date): Promise<void> {
    const due = await readDue(tx, null);
    const { holdDays } = this.config.settings.payout;
    const payoutIds = batch.payouts.map(({ id }) => id);
    for (const payout of batch.payouts) {
      for (const line of payout.lines) {
        const item = due.find((one) => one.orderId === line.orderId && one.currency === line.currency);
        const why = item
          ? heldBackBecause({ ...item, isScheduled: false }, holdDays, now)
          : 'It is not due any more.';
        if (why !== null) throw changed(payout, `Order ${line.orderNumber} cannot be paid now. ${why}`);
      }
      const seller = await this.organisations.byId(payout.sellerId, tx);
      const way = seller && (await wayOf(tx, seller, payout.currency, now, payoutIds));
      if (way && 'why' in way) throw changed(payout, way.why);
      if (
        !way ||
        way.currency !== sentAmount(payout).currency ||
        !isSameDestination(way.destination, payout.destination)
      )
        throw changed(
          payout,
          'The account that a vendor is paid to has changed since the batch was proposed.',
        );
      await this.judgeRates(tx, payout);
    }
  }

  /** What was agreed on by one rate is not paid by another: neither more than it is worth, nor clearly less. */
  private async judgeRates(tx: Tx, payout: StoredPayout): Promise<void> {
    if (payout.conversion === null) return;
    const { currency, rates } = payout.conversion;
    const current = await exchangeRates(tx, { from: payout.currency, to: currency });
    if (current === null)
      throw changed(payout, `No rate from ${payout.currency} to ${currency} holds any more.`);
    if (ratesApartBps(rates, current) > this.config.settings.payout.fxToleranceBps)
      throw changed(
        payout,
        `The rate from ${payout.currency} to ${currency} has moved too far since the batch was proposed.`,
      );
  }
}

const pairOf = (payout: StoredPayout): string => `${payout.currency} ${sentAmount(payout).currency}`;

const changed = (payout: StoredPayout, what: string): AppError =>
  new AppError('conflict', {
    message: `${what} Decline the batch and propose it again.`,
    details: { reason: 'batch-outdated', payoutId: payout.id },
  });
