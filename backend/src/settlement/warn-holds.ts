import { Injectable } from '@nestjs/common';
import { CARD_HOLD_MS } from '@topsteel/domain/settlement';
import { formatAmount } from '@topsteel/domain/units';
import { findOrder, type StoredOrder } from '../order/index.ts';
import { PrismaService, type Tx } from '../platform/database/index.ts';
import { openWork } from '../work/index.ts';
import { isWeighed } from './domain/hold-letters.ts';
import { endingHolds } from './infra/ending-holds.ts';
import { SendWord } from './send-word.ts';

const DAY_MS = 86_400_000;

/** Tells the seller, a day before, that a card's hold is about to end and its money has not been taken. */
@Injectable()
export class WarnHolds {
  constructor(
    private readonly prisma: PrismaService,
    private readonly word: SendWord,
  ) {}

  /** Safe to repeat: each hold is told once. @returns how many were told */
  async run(now = new Date()): Promise<number> {
    const began = new Date(now.getTime() - CARD_HOLD_MS);
    const ending = await endingHolds(this.prisma.client, {
      after: began,
      until: new Date(began.getTime() + DAY_MS),
    });
    let told = 0;
    for (const { orderId, heldAt } of ending) {
      const endsAt = new Date(heldAt.getTime() + CARD_HOLD_MS);
      if (await this.prisma.transact((tx) => this.warn(tx, orderId, endsAt))) told += 1;
    }
    return told;
  }

  private async warn(tx: Tx, orderId: string, endsAt: Date): Promise<boolean> {
    const order = await findOrder(tx, orderId);
    if (!order) return false;
    const isNew = await openWork(tx, {
      key: `hold-ends:${order.payment.attemptId ?? ''}`,
      kind: 'settlement-stuck',
      orderId,
      organisationId: order.sellerId,
      reason: `Order ${order.number}: the hold of ${heldOf(order)} on the card ends at ${endsAt.toISOString()}, and it has not been taken.`,
      action: isWeighed(order)
        ? 'Ask the buyer to confirm the delivery before then; otherwise it has to pay again.'
        : 'Have the load weighed and confirmed before then; otherwise the buyer has to pay again.',
      details: { attemptId: order.payment.attemptId, endsAt: endsAt.toISOString() },
      dueAt: endsAt,
    });
    if (isNew) await this.word.warnOfHold(tx, order, endsAt);
    return isNew;
  }
}

const heldOf = ({ payment }: StoredOrder): string =>
  `${formatAmount(payment.authorizedMinor, payment.currency)} ${payment.currency}`;
