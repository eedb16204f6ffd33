import { dueOf } from '@topsteel/domain/payout';
import { isTerminal } from '@topsteel/domain/settlement';
import { balanceIn } from '../fake-books.ts';
import { judgeBooks } from '../judge-books.ts';
import type { LinkHash } from '../processes/seal.ts';
import { CLEARING, SELLER } from './collect.ts';
import type { FakeBank } from './fake-bank.ts';
import type { FakeProvider } from './fake-provider.ts';
import type { FiatDatabase, SimOrder } from './fiat-tables.ts';
import { BANK } from './pay-vendors.ts';

export interface Counterparties {
  provider: FakeProvider;
  bank: FakeBank;
  linkHash: LinkHash;
}

/** What must hold once the faults have stopped. */
export function judgeFiat(db: FiatDatabase, { provider, bank, linkHash }: Counterparties): string[] {
  const violations = [...judgeBooks(db.now.books, linkHash, true), ...db.now.wrongs];
  const must = (what: string, found: bigint, wanted: bigint): void => {
    if (found !== wanted) violations.push(`${what}: ${found}, not ${wanted}`);
  };
  const { books, orders, attempts, distributions, payouts, work } = db.now;
  const on = (ref: { code: string; owner: string }): bigint => balanceIn(books, `${ref.code}|${ref.owner}`);
  let atProvider = 0n;
  let asked = 0n;
  for (const { id, orderId, snapshot } of attempts.values()) {
    const said = provider.of(id);
    const back = said.refundedMinor + said.refundPendingMinor + said.reversedMinor;
    atProvider +=
      said.capturedMinor -
      said.refundedMinor -
      said.reversedMinor -
      said.disputedMinor -
      said.providerFeeMinor;
    must(`${id} captured`, snapshot.capturedMinor, said.capturedMinor);
    must(
      `${id} taken back`,
      snapshot.refundedMinor + snapshot.refundPendingMinor + snapshot.reversedMinor,
      back,
    );
    must(`${orderId} held`, on({ code: 'order_liability', owner: orderId }), 0n);
    must(
      `${orderId} refund on its way`,
      on({ code: 'refund_in_flight', owner: orderId }),
      -said.refundPendingMinor,
    );
    const order = orders.get(orderId) as SimOrder;
    if (said.capturedMinor !== 0n && said.capturedMinor !== order.captureMinor)
      violations.push(`${orderId} captured ${said.capturedMinor} for ${order.captureMinor}`);
    asked += order.refunds.reduce((sum, refund) => sum + refund, 0n);
  }
  if (provider.refundsSent() > asked)
    violations.push(`refunded ${provider.refundsSent()}, asked for ${asked}`);
  must('card clearing', on(CLEARING), atProvider);
  must('bank', on(BANK), -bank.paidMinor());
  let earned = 0n;
  for (const { netMinor } of distributions.values()) earned += netMinor;
  let inFlight = 0n;
  for (const { id } of payouts.values()) inFlight -= on({ code: 'payout_in_flight', owner: id });
  const owed = -on({ code: 'vendor_payable', owner: SELLER }) - on({ code: 'vendor_debt', owner: SELLER });
  must('the vendor’s money', owed + inFlight + bank.paidMinor(), earned);
  for (const [
    orderId,
    { capturedMinor, takenBackMinor, commissionMinor, vatMinor, netMinor },
  ] of distributions)
    must(`${orderId} shares`, commissionMinor + vatMinor + netMinor, capturedMinor - takenBackMinor);
  // A vendor who owes as much as it is due is not paid: its next order pays.
  const due = [...distributions.values()].reduce((sum, one) => sum + dueOf(one), 0n);
  for (const { id, settlement } of orders.values()) {
    const { state } = settlement;
    if (!isTerminal(state) && due > 0n) violations.push(`${id} is left at ${state}`);
    const isWorkOpen = [...work].some((key) => key.startsWith(`settlement:${id}:`));
    if (isWorkOpen !== (state === 'manual'))
      violations.push(`${id} is ${state}, and a person is ${isWorkOpen ? '' : 'not '}asked`);
    const said = provider.of(`a-${id}`);
    if (state === 'cancelled' && said.authorizedMinor !== said.voidedMinor)
      violations.push(`${id} is cancelled, and ${said.authorizedMinor - said.voidedMinor} did not go back`);
  }
  return violations;
}
