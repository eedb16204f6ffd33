import { Injectable } from '@nestjs/common';
import { planStatuses } from '@topsteel/domain/invoice';
import type { Tx } from '../platform/database/index.ts';
import type { BillingFacts } from './infra/billing-facts.ts';
import { issuedOf } from './infra/invoice-store.ts';
import { insertStatus, lockStatuses, wakeTransmission } from './infra/status-store.ts';

/** Says of an order's invoices what became of their money: received, taken back, in dispute. */
@Injectable()
export class FollowPayments {
  /** In the transaction that has read the facts. Statuses follow on the deposit: without one nothing is said yet. */
  async run(tx: Tx, orderId: string, facts: BillingFacts): Promise<void> {
    const isDisputed = facts.state === 'disputed' || (facts.snapshot?.disputedMinor ?? 0n) > 0n;
    let taken = facts.snapshot?.reversedMinor ?? 0n;
    const invoices = (await issuedOf(tx, orderId)).filter(
      ({ kind, isCredit }) => kind === 'sale' && !isCredit,
    );
    // What a bank took back is taken from the newest invoice first.
    for (const invoice of invoices.reverse()) {
      const lost = taken < invoice.amountMinor ? taken : invoice.amountMinor;
      taken -= lost;
      const history = await lockStatuses(tx, invoice.id);
      const planned = planStatuses(history, { receivedMinor: invoice.amountMinor - lost, isDisputed });
      for (const [index, status] of planned.entries()) {
        await insertStatus(tx, invoice.id, {
          ...status,
          position: history.length + index + 1,
          reason: null,
          platformId: null,
          at: new Date(),
        });
      }
      if (planned.length > 0) await wakeTransmission(tx, invoice.id);
    }
  }
}
