import { Injectable, type OnModuleInit } from '@nestjs/common';
import { accountOf, type AccountRef } from '@topsteel/domain/ledger';
import { canPayout } from '@topsteel/domain/payout';
import { z } from 'zod';
import { recordAudit } from '../audit/index.ts';
import { BankTransfers, type TransferChange } from '../bank/index.ts';
import { noteBelowZero, noteCovered } from '../conversion/index.ts';
import { enterGroup } from '../ledger/index.ts';
import { BridgeEvents, type BridgeIntent } from '../platform/bridge/index.ts';
import { Config } from '../platform/config/index.ts';
import type { Tx } from '../platform/database/index.ts';
import { lockPayout, movePayout, type StoredPayout } from './infra/payout-store.ts';
import { returnPayout, takeUpAgain, whereItIs } from './return-payout.ts';
import { payoutIdOf } from './send-payouts.ts';
import { SendAdvice } from './send-advice.ts';
import { sentAmount } from './sent-amount.ts';

const ofPayout = z.object({ payoutId: z.string() });

/**
 * Learns what became of payouts: from the bank by its status and its statements, from the chain by the intent's end. Told
 * twice or late, nothing is booked twice: what cannot follow on a payout's state has been told before.
 */
@Injectable()
export class FollowPayouts implements OnModuleInit {
  constructor(
    private readonly config: Config,
    private readonly bank: BankTransfers,
    private readonly events: BridgeEvents,
    private readonly advice: SendAdvice,
  ) {}

  onModuleInit(): void {
    this.bank.onTransferStatus((tx, change) => this.takeBankWord(tx, change));
    this.events.onIntent('pay-out', (intent, tx) => this.takeChainWord(tx, intent));
  }

  /** A status of the bank; transfers that are no payouts are passed over. */
  async takeBankWord(tx: Tx, change: TransferChange): Promise<void> {
    const payoutId = payoutIdOf(change.key);
    const payout = payoutId === null ? null : await lockPayout(tx, payoutId);
    if (!payout) return;
    const paidFrom = accountOf('bank', change.iban);
    const at = change.bookedOn === null ? new Date() : new Date(`${change.bookedOn}T00:00:00Z`);
    switch (change.status) {
      case 'accepted':
        return this.send(tx, payout, 'The bank has taken it.');
      case 'settled':
        return this.settle(tx, payout, { paidFrom, at, cause: 'The bank statement shows it.' });
      case 'rejected':
      case 'returned': {
        const word = change.status === 'rejected' ? 'refused it' : 'sent it back';
        const { code = null, sentence = 'The bank gave no reason.' } = change.reason ?? {};
        // A statement that shows only the return has shown the payment too: the bank books both.
        if (change.status === 'returned')
          await this.settle(tx, payout, { paidFrom, at, cause: 'It had left our account.' });
        return this.giveBack(tx, payout.id, {
          at,
          failure: `The bank ${word}${code === null ? '' : ` (${code})`}: ${sentence}`,
        });
      }
    }
  }

  /** The state of a `pay-out` intent. */
  async takeChainWord(tx: Tx, intent: BridgeIntent): Promise<void> {
    const payout = await lockPayout(tx, ofPayout.parse(intent.payload).payoutId);
    if (!payout) return;
    switch (intent.status) {
      case 'requested':
        return;
      case 'sent':
      case 'mined':
        return this.send(tx, payout, 'The transfer is on its way on chain.');
      case 'final':
        return this.settle(tx, payout, {
          paidFrom: accountOf('treasury_wallet', this.config.settings.settlement.treasury),
          at: new Date(),
          cause: 'The transfer is final on chain.',
          txHash: intent.txHash,
        });
      case 'failed':
        return this.giveBack(tx, payout.id, {
          at: new Date(),
          failure: intent.error?.message ?? 'The chain refused it without a reason.',
        });
    }
  }

  private async send(tx: Tx, payout: StoredPayout, cause: string): Promise<void> {
    if (!canPayout(payout.state, 'send')) return;
    await movePayout(tx, payout.id, { state: 'sent', cause });
    await this.note(tx, payout, 'sent', {});
  }

  private async settle(
    tx: Tx,
    payout: StoredPayout,
    {
      paidFrom,
      at,
      cause,
      txHash,
    }: {
      paidFrom: AccountRef;
      at: Date;
      cause: string;
      txHash?: string | null;
    },
  ): Promise<void> {
    if (!canPayout(payout.state, 'settle') || payout.paidFrom !== null) return;
    if (payout.state === 'returned') await takeUpAgain(tx, payout, { at, money: paidFrom });
    else
      await enterGroup(tx, {
        externalRef: `payout:${payout.id}:settle`,
        orderId: null,
        effectiveAt: at,
        legs: [
          {
            debit: accountOf('payout_in_flight', payout.id),
            credit: paidFrom,
            ...sentAmount(payout),
            code: 'payout-settled',
          },
        ],
      });
    await movePayout(tx, payout.id, {
      state: 'settled',
      cause,
      lines: 'taken',
      failure: null,
      paidFrom: paidFrom.owner,
      ...(txHash !== undefined && { txHash }),
    });
    await this.note(tx, payout, 'settled', { paidFrom: paidFrom.owner });
    await noteBelowZero(tx, { account: paidFrom, ...sentAmount(payout), ref: `payout:${payout.id}` });
    await this.advice.paid(tx, payout);
  }

  private async giveBack(tx: Tx, payoutId: string, word: { at: Date; failure: string }): Promise<void> {
    const payout = await lockPayout(tx, payoutId);
    if (!payout || !canPayout(payout.state, 'return')) return;
    await returnPayout(tx, payout, word);
    if (payout.paidFrom !== null) await noteCovered(tx, whereItIs(payout), sentAmount(payout).currency);
    await this.note(tx, payout, 'returned', { failure: word.failure });
    await this.advice.returned(tx, payout, word.failure);
  }

  private note(tx: Tx, payout: StoredPayout, after: string, details: Record<string, unknown>): Promise<void> {
    return recordAudit(tx, {
      actor: payout.method === 'sepa' ? 'bank' : 'bridge',
      organisationId: payout.sellerId,
      action: `payout.${after}`,
      subject: `payout:${payout.id}`,
      details: {
        before: payout.state,
        after,
        amountMinor: payout.amountMinor,
        ...(payout.conversion !== null && { paid: sentAmount(payout) }),
        ...details,
      },
    });
  }
}
