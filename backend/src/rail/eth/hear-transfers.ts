import { Injectable, type OnModuleInit } from '@nestjs/common';
import { intentPayloadSchemas } from '@topsteel/domain/bridge';
import { formatAmount } from '@topsteel/domain/units';
import { BridgeEvents, type BridgeIntent } from '../../platform/bridge/index.ts';
import { Config } from '../../platform/config/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { openWork } from '../../work/index.ts';
import { lookAgainAt } from '../infra/attempt-store.ts';
import { bookTransfer } from './book-transfer.ts';
import { kindOf, lockAttemptOfAccount } from './deposit-store.ts';

/**
 * Has attempts in native coin read again when a transfer of theirs gets on, books what it moved between accounts of
 * ours, and has a person look when it failed.
 */
@Injectable()
export class HearTransfers implements OnModuleInit {
  constructor(
    private readonly config: Config,
    private readonly events: BridgeEvents,
  ) {}

  onModuleInit(): void {
    this.events.onIntent('send-native', (intent, tx) => this.handle(tx, intent));
  }

  private async handle(tx: Tx, intent: BridgeIntent): Promise<void> {
    const transfer = intentPayloadSchemas['send-native'].parse(intent.payload);
    const { key, from, to, amountWei } = transfer;
    const attempt = await lockAttemptOfAccount(tx, Number(from));
    if (!attempt) return;
    await lookAgainAt(tx, attempt.id, new Date());
    if (intent.status === 'final') {
      const { treasury } = this.config.settings.settlement;
      await bookTransfer(tx, transfer, { orderId: attempt.orderId, deposit: attempt.address, treasury });
    }
    // A sweep that was refused is asked for again by its settlement.
    if (intent.status !== 'failed' || kindOf(key) === 'sweep') return;
    // A refund that was seen on its way is told by the reading that misses it.
    if (kindOf(key) === 'refund' && attempt.refundPendingWei >= BigInt(amountWei)) return;
    const amount = `${formatAmount(BigInt(amountWei), 'ETH')} ETH`;
    await openWork(tx, {
      key: `intent:${intent.businessKey}`,
      kind: 'refund-failed',
      orderId: attempt.orderId,
      organisationId: null,
      reason: `${amount} of order ${attempt.orderNumber} could not be sent back: ${intent.error?.message ?? 'no reason was given.'}`,
      action: `Ask the buyer for an address that takes plain transfers. Send ${amount} there from ${transfer.outOf === 'treasury' ? 'the treasury' : `the deposit account ${attempt.address}`} by hand, and note the transaction here.`,
      details: {
        attemptId: attempt.id,
        businessKey: intent.businessKey,
        account: from,
        to,
        amountMinor: amountWei,
        currency: 'ETH',
      },
    });
  }
}
