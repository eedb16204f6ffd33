import { MARKETPLACE_ACCOUNT } from '../../../packages/sandbox/src/counterparties/bank/index.ts';
import { openSepaRail } from '../../src/rail/sepa/index.ts';
import type { StoredAttempt } from '../../src/rail/payments.ts';
import type { RailTools } from '../../src/rail/rail-registry.ts';
import { openBankDesk } from '../bank/open-bank-desk.ts';
import type { RailWorld } from './rail-world.ts';

/** Transfers against the embedded bank, over HTTP: statements in, payment files out. */
export async function openSepaWorld(tools: RailTools): Promise<RailWorld> {
  const desk = await openBankDesk(tools);
  const { prisma } = tools;
  const done = () => Promise.resolve();
  const booked = (is: (line: (typeof desk.bank.state.lines)[number]) => boolean): string =>
    desk.bank.state.lines.findLast((line) => line.iban === MARKETPLACE_ACCOUNT.iban && is(line))
      ?.bankReference ?? '';

  return {
    rail: openSepaRail(desk.settings, prisma),
    currency: 'EUR',
    amountMinor: 361_800n,
    feeMinor: () => 0n,
    async pay(attempt, amountMinor = attempt.amountMinor) {
      desk.pay(amountMinor, attempt.reference);
      await desk.settle();
    },
    paysFreely: true,
    priceLapses: false,
    settle: () => desk.settle(),
    async expire(attempt: StoredAttempt) {
      await prisma.client.paymentAttempt.update({
        where: { id: attempt.id },
        data: { expiresAt: new Date(Date.now() - 1_000) },
      });
    },
    async failRefund() {
      const sent = booked(({ direction, returns }) => direction === 'debit' && returns === null);
      desk.bank.sendBack(sent, 'AC04');
      await desk.settle();
    },
    async takeBack(attempt) {
      const received = booked(({ structuredReference }) => structuredReference === attempt.reference);
      desk.bank.sendBack(received, 'MD06');
      await desk.settle();
    },
    setAway: (isAway) => desk.setAway(isAway),
    webhooks() {
      return [];
    },
    hasSignedTime: false,
    refundsByHand: false,
    async close() {
      await done();
      await desk.close();
    },
  };
}
