import { Injectable, type OnModuleInit } from '@nestjs/common';
import { escrowEventNames } from '@topsteel/domain/bridge';
import { z } from 'zod';
import { BridgeEvents, type BridgeIntent } from '../../platform/bridge/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { openWork } from '../../work/index.ts';
import { lookAgainAt } from '../infra/attempt-store.ts';
import { attemptOfPayment } from './attempt-of-payment.ts';

const CONSUMER = 'escrow-attempts';
const ofPayment = z.object({ paymentId: z.string() });

/** What the oracles are asked for by attempts alone, and who has to look when the contract refuses it. */
const refusals = {
  'capture-amount': { what: 'capture', work: 'settlement-stuck' },
  'void-payment': { what: 'void', work: 'refund-failed' },
  'refund-payment': { what: 'refund', work: 'refund-failed' },
} as const;

/** Has attempts in the escrow read again when the contract says something, and a person look when it refuses. */
@Injectable()
export class HearEscrow implements OnModuleInit {
  constructor(private readonly events: BridgeEvents) {}

  onModuleInit(): void {
    this.events.on(
      CONSUMER,
      {
        contract: 'settlementEscrow',
        names: escrowEventNames,
        subjectOf: ({ args }) => ('paymentId' in args ? args.paymentId : null),
      },
      async ({ args }, _stage, tx) => {
        if ('paymentId' in args) await this.wake(tx, args.paymentId);
      },
    );
    for (const kind of Object.keys(refusals) as (keyof typeof refusals)[]) {
      this.events.onIntent(kind, (intent, tx) => this.handle(tx, kind, intent));
    }
  }

  private async handle(tx: Tx, kind: keyof typeof refusals, intent: BridgeIntent): Promise<void> {
    const attempt = await this.wake(tx, ofPayment.parse(intent.payload).paymentId);
    if (!attempt || intent.status !== 'failed') return;
    const { what, work } = refusals[kind];
    await openWork(tx, {
      key: `intent:${intent.businessKey}`,
      kind: work,
      orderId: attempt.orderId,
      organisationId: null,
      reason: `The ${what} of order ${attempt.orderNumber} was refused by the escrow: ${intent.error?.message ?? 'no reason was given.'}`,
      action: 'Look at the payment on the chain. Ask again once the reason is gone, or settle it outside.',
      details: { attemptId: attempt.id, businessKey: intent.businessKey },
    });
  }

  private async wake(tx: Tx, paymentId: string) {
    const attempt = await attemptOfPayment(tx, paymentId);
    if (attempt) await lookAgainAt(tx, attempt.id, new Date());
    return attempt;
  }
}
