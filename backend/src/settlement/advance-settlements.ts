import { Injectable, Logger } from '@nestjs/common';
import { isAppError } from '@topsteel/domain/errors';
import {
  advance,
  type Settlement,
  type SettlementAct,
  type SettlementFacts,
} from '@topsteel/domain/settlement';
import { recordAudit } from '../audit/index.ts';
import { lockOrder, reclaimEscrow, voidEscrow, type StoredOrder } from '../order/index.ts';
import { PrismaService, type Tx } from '../platform/database/index.ts';
import { Payments, type StoredAttempt } from '../rail/index.ts';
import { closeWork, openWork } from '../work/index.ts';
import { CarryOutAct } from './carry-out-act.ts';
import {
  dueSettlements,
  findSettlement,
  insertTransitions,
  updateSettlement,
} from './infra/settlement-store.ts';
import { readFacts } from './read-facts.ts';
import { RunDueCaptures } from './run-due-captures.ts';
import { tellUnpaidLoad } from './tell-unpaid-load.ts';

/** An act can make the next one due at once; more looks than this in one transaction are none of its business. */
const MOST_LOOKS = 4;

/**
 * Looks at the settlements that are due and brings each where its facts say: state, trail and what is asked of chain,
 * provider and people in one transaction. Safe to repeat and to run in several processes: orders are locked, acts keyed.
 */
@Injectable()
export class AdvanceSettlements {
  private readonly logger = new Logger('settlement');

  constructor(
    private readonly prisma: PrismaService,
    private readonly payments: Payments,
    private readonly acts: CarryOutAct,
    private readonly dueCaptures: RunDueCaptures,
  ) {}

  /** @returns how many were looked at */
  async run(now = new Date()): Promise<number> {
    const due = await dueSettlements(this.prisma.client, now);
    for (const orderId of due) {
      await this.prisma
        .transact((tx) => this.look(tx, orderId, now))
        .catch((error: unknown) => {
          this.logger.error(`The settlement of ${orderId} is looked at again: ${String(error)}`);
        });
    }
    return due.length;
  }

  /** One order, in the caller's transaction. */
  async look(tx: Tx, orderId: string, now: Date): Promise<void> {
    for (let looks = 0; looks < MOST_LOOKS; looks += 1) {
      const order = await lockOrder(tx, orderId);
      const before = await findSettlement(tx, orderId);
      if (!order || !before) return;
      const attempt = await this.attemptOf(tx, order);
      const facts = await readFacts(tx, order, attempt);
      const { settlement, transitions, acts, lookAtMs } = advance(before, facts, now.getTime());
      await updateSettlement(tx, orderId, settlement, lookAtMs);
      if (transitions.length > 0) {
        await insertTransitions(tx, transitions, facts);
        await this.trail(tx, order, before, settlement, transitions.at(-1)?.cause ?? 'facts');
      }
      for (const act of acts) await this.carryOut(tx, act, { order, attempt, facts, now });
      if (!acts.some((act) => act.kind === 'do')) return;
    }
  }

  private async attemptOf(tx: Tx, { id, payment }: StoredOrder): Promise<StoredAttempt | null> {
    if (payment.attemptId === null) return null;
    return (await this.payments.attemptsOf(tx, id)).find((one) => one.id === payment.attemptId) ?? null;
  }

  private async carryOut(
    tx: Tx,
    act: SettlementAct,
    at: { order: StoredOrder; attempt: StoredAttempt | null; facts: SettlementFacts; now: Date },
  ): Promise<void> {
    const { order, attempt, now } = at;
    if (act.kind === 'close-work') {
      await closeWork(tx, act.key, 'system', 'The settlement went on by itself.');
      return;
    }
    if (act.kind === 'open-work') {
      await openWork(tx, {
        key: act.key,
        kind: 'settlement-stuck',
        orderId: order.id,
        organisationId: null,
        reason: `Order ${order.number}: ${act.reason}`,
        action: act.action,
        details: {
          rail: order.payment.rail,
          failure: order.payment.failure,
          ...(act.page !== undefined && { page: act.page }),
        },
      });
      return;
    }
    const { payment } = order;
    const carry = async (): Promise<void> => {
      if (payment.rail !== 'usdc-escrow') {
        if (attempt) await this.acts.run(tx, act, { order, payment, attempt });
      } else if (act.verb === 'capture') await this.dueCaptures.capture(tx, order.id, now);
      else if (act.verb === 'void') await voidEscrow(tx, payment);
      else if (act.verb === 'reclaim') {
        await reclaimEscrow(tx, payment);
        await tellUnpaidLoad(tx, order, payment);
      }
    };
    await carry().catch((error: unknown) => {
      // Refused before anything was written: tried again later, and told to a person when it goes on.
      if (!isAppError(error) || error.code === 'internal') throw error;
      this.logger.warn(`${act.verb} of order ${order.number} is tried again: ${error.message}`);
    });
  }

  private async trail(
    tx: Tx,
    order: StoredOrder,
    before: Settlement,
    after: Settlement,
    cause: string,
  ): Promise<void> {
    await recordAudit(tx, {
      actor: 'system',
      organisationId: null,
      action: 'settlement.advance',
      subject: `order:${order.id}`,
      details: { before: before.state, after: after.state, cause },
    });
  }
}
