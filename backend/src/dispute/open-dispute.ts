import { Injectable } from '@nestjs/common';
import type { Dispute, DisputeInput } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import { isHeld } from '@topsteel/domain/order';
import { lockOrder, wakeSettlement } from '../order/index.ts';
import { PrismaService } from '../platform/database/index.ts';
import { notFound, type OrganisationCaller } from '../platform/http/index.ts';
import { closeWork, openWork } from '../work/index.ts';
import { keepWord, workKeyOf } from './dispute-word.ts';
import { findDispute, insertDispute, lockDispute, updateDispute } from './infra/dispute-store.ts';
import { ReadDisputes } from './read-disputes.ts';

/** The other side has so long to answer. */
export const ANSWER_DAYS = 5;

/**
 * A side of an order says what is wrong with it. While the dispute is open nothing is captured for the order and nothing of
 * it is paid out; what the escrow's own arbiter may do is untouched.
 */
@Injectable()
export class OpenDispute {
  constructor(
    private readonly prisma: PrismaService,
    private readonly disputes: ReadDisputes,
  ) {}

  /** @throws AppError `not-found`; `conflict` while nothing is paid, a payment is being made, or a dispute is open */
  async run(
    caller: OrganisationCaller,
    orderId: string,
    input: DisputeInput,
    now = new Date(),
  ): Promise<Dispute> {
    const id = await this.prisma.transact(async (tx) => {
      const order = await lockOrder(tx, orderId);
      const side = order?.buyerId === caller.organisationId ? 'buyer' : 'seller';
      if (!order || (side === 'seller' && order.sellerId !== caller.organisationId)) throw notFound('order');
      const { payment } = order;
      if (payment.state === 'capture-requested') throw beingPaid();
      if (!isHeld(payment.state) && payment.state !== 'captured') throw nothingPaid(payment.state);
      const claimedMinor = input.claimedMinor === undefined ? null : BigInt(input.claimedMinor);
      const answerBefore = new Date(now.getTime() + ANSWER_DAYS * 86_400_000);
      const made = await insertDispute(tx, {
        orderId,
        buyerId: order.buyerId,
        sellerId: order.sellerId,
        kind: input.kind,
        openedBy: caller.organisationId,
        statement: input.statement,
        currency: payment.currency,
        claimedMinor,
        answerBefore,
      });
      if (!made) throw openBefore();
      await openWork(tx, {
        key: workKeyOf(made),
        kind: 'dispute',
        orderId,
        organisationId: null,
        reason: `The ${side} of order ${order.number} disputes it (${input.kind}): ${input.statement.slice(0, 200)}`,
        action: 'Read both sides and their evidence, and decide the dispute.',
        details: { disputeId: made.id, number: made.number },
        dueAt: answerBefore,
      });
      await wakeSettlement(tx, orderId);
      await keepWord(tx, made, {
        code: 'dispute-opened',
        what: `The ${side} opened a dispute (${made.number}, ${input.kind}). Nothing is paid out until it is decided.`,
        action: 'dispute.open',
        actor: caller.userId,
        organisationId: caller.organisationId,
        by: caller.name,
        details: { kind: input.kind, claimedMinor },
      });
      return made.id;
    });
    return this.disputes.read(caller, id);
  }

  /** Only who opened it. @throws AppError `not-found`; `conflict` when it is over */
  async withdraw(caller: OrganisationCaller, id: string): Promise<Dispute> {
    await this.prisma.transact(async (tx) => {
      const seen = await findDispute(tx, id);
      if (seen?.openedBy !== caller.organisationId) throw notFound('dispute');
      await lockOrder(tx, seen.orderId);
      const dispute = await lockDispute(tx, id);
      if (!dispute) throw notFound('dispute');
      requireOpen(dispute.state);
      const after = await updateDispute(tx, id, { state: 'withdrawn' });
      await closeWork(tx, workKeyOf(after), caller.userId, 'It was withdrawn.');
      await wakeSettlement(tx, after.orderId);
      await keepWord(tx, after, {
        code: 'dispute-withdrawn',
        what: `Dispute ${after.number} was withdrawn. The order goes on.`,
        action: 'dispute.withdraw',
        actor: caller.userId,
        organisationId: caller.organisationId,
        by: caller.name,
      });
    });
    return this.disputes.read(caller, id);
  }
}

/** @throws AppError `conflict` once it is withdrawn or decided */
export function requireOpen(state: Dispute['state']): void {
  if (state !== 'withdrawn' && state !== 'decided') return;
  throw new AppError('conflict', {
    message: `This dispute is ${state}. Open another one if something is still wrong.`,
    details: { reason: 'dispute-over', state },
  });
}

const nothingPaid = (state: string) =>
  new AppError('conflict', {
    message: `No money is held or paid for this order (payment: ${state}), so there is nothing to dispute. Cancel the order.`,
    details: { reason: 'nothing-paid', state },
  });
const beingPaid = () =>
  new AppError('conflict', {
    message: 'This order is being paid at this moment. Open the dispute when that is done.',
    details: { reason: 'capture-under-way' },
  });
const openBefore = () =>
  new AppError('conflict', {
    message: 'A dispute about this order is open already. Say it there.',
    details: { reason: 'dispute-open' },
  });
