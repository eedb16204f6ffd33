import { Injectable } from '@nestjs/common';
import { accountOf } from '@topsteel/domain/ledger';
import { recordAudit } from '../audit/index.ts';
import { expectPayout, inTransitOf } from '../bank/index.ts';
import { enterGroup, type GroupLeg } from '../ledger/index.ts';
import { PrismaService } from '../platform/database/index.ts';
import { openWork } from '../work/index.ts';
import type { ProviderPayout, Rail } from './rail.ts';

const LOOK_BACK_MS = 14 * 86_400_000;

/**
 * Books what a provider has paid to our bank account. It lies in `bank` under the provider's name until the bank's own
 * statement shows it; the reconciliation moves it to the account that it arrived on.
 */
@Injectable()
export class BookPayouts {
  constructor(private readonly prisma: PrismaService) {}

  /** Safe to repeat: a payout is booked once, and taken back once when it failed. @returns how many were new */
  async run(rail: Rail, now = new Date()): Promise<number> {
    const payouts = (await rail.payouts?.(new Date(now.getTime() - LOOK_BACK_MS))) ?? [];
    let count = 0;
    for (const payout of payouts) count += await this.book(rail, payout);
    return count;
  }

  private async book(rail: Rail, payout: ProviderPayout): Promise<number> {
    const { ref, currency, amountMinor, at, status } = payout;
    const provider = rail.name === 'card' ? 'stripe' : rail.name;
    const expected = { provider, ref, currency, amountMinor, arrivesAt: at, isFailed: status === 'failed' };
    if (status === 'on-its-way') {
      await this.prisma.transact((tx) => expectPayout(tx, expected));
      return 0;
    }
    const leg: GroupLeg = {
      debit: inTransitOf(provider),
      credit: accountOf(rail.name === 'card' ? 'card_clearing' : 'crypto_clearing', provider),
      amountMinor,
      code: 'provider-payout',
      currency,
    };
    const externalRef = `provider-payout:${provider}:${ref}`;
    return this.prisma.transact(async (tx) => {
      await expectPayout(tx, expected);
      const paid = await enterGroup(tx, { externalRef, orderId: null, effectiveAt: at, legs: [leg] });
      // A payout that came back was paid before, whether we looked in between or not: both are in the books.
      const cameBack =
        status === 'failed' &&
        (await enterGroup(tx, {
          externalRef: `${externalRef}:failed`,
          orderId: null,
          effectiveAt: at,
          legs: [{ ...leg, debit: leg.credit, credit: leg.debit }],
        }));
      if (cameBack) {
        await openWork(tx, {
          key: `${externalRef}:failed`,
          kind: 'payout-failed',
          orderId: null,
          organisationId: null,
          reason: `The provider’s payout ${ref} did not reach our bank account.`,
          action: 'Correct the bank account with the provider.',
          details: { ref, amountMinor: amountMinor.toString(), currency },
        });
      }
      if (!paid && !cameBack) return 0;
      await recordAudit(tx, {
        actor: 'system',
        organisationId: null,
        action: 'payment.provider-payout',
        subject: externalRef,
        details: { amountMinor, currency, status },
      });
      return 1;
    });
  }
}
