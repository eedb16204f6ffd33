import { expect } from 'chai';
import type { LedgerTransfer } from '@topsteel/domain/api';
import { waterfallsOf } from './waterfall.ts';

const entry = (
  number: string,
  code: string,
  debit: string,
  credit: string,
  amountMinor: string,
  kind: LedgerTransfer['kind'] = 'post',
): LedgerTransfer => ({
  id: number,
  entry: number,
  sequence: number,
  groupId: number,
  kind,
  state: kind === 'pending' ? 'resolved' : 'posted',
  pendingId: null,
  debit: { accountId: debit, code: debit, owner: '' },
  credit: { accountId: credit, code: credit, owner: '' },
  amountMinor,
  currency: 'USDC',
  code,
  orderId: null,
  externalRef: 'x',
  blockNumber: null,
  effectiveAt: '2026-11-26T15:08:00.000Z',
  recordedAt: '2026-11-26T15:08:00.000Z',
  period: '2026-11',
  hash: null,
});

/** An order of 3,548.0375 USDC: 3,483.258 captured, 1 % commission, the rest given back. */
const order = [
  entry('32', 'void', 'escrow_liability', 'escrow_onchain', '64779500'),
  entry('31', 'commission-paid', 'commission_payable', 'escrow_onchain', '6966516'),
  entry('30', 'commission-paid', 'treasury_wallet', 'escrow_onchain', '27866064'),
  entry('29', 'commission-earned', 'commission_payable', 'commission_revenue', '27866064'),
  entry('28', 'payout', 'vendor_payable', 'escrow_onchain', '3448425420'),
  entry('26', 'capture', 'escrow_liability', 'vendor_payable', '3483258000'),
  entry('18', 'authorize', 'escrow_onchain', 'escrow_liability', '3548037500'),
  entry('17', 'authorize', 'escrow_onchain', 'escrow_liability', '3548037500', 'pending'),
];

describe('waterfallsOf', () => {
  it('tells what came in, what left and to what end, to the base unit, and ends at what is held', () => {
    const [fall, ...rest] = waterfallsOf(order);
    expect(rest).to.deep.equal([]);
    expect(fall?.steps).to.deep.equal([
      { code: 'authorize', amountMinor: 3_548_037_500n, afterMinor: 3_548_037_500n },
      { code: 'payout', amountMinor: -3_448_425_420n, afterMinor: 99_612_080n },
      { code: 'commission-paid', amountMinor: -34_832_580n, afterMinor: 64_779_500n },
      { code: 'void', amountMinor: -64_779_500n, afterMinor: 0n },
    ]);
    expect([fall?.inMinor, fall?.outMinor, fall?.heldMinor]).to.deep.equal([
      3_548_037_500n,
      3_548_037_500n,
      0n,
    ]);
  });

  it('counts no claim and no movement between accounts that hold nothing', () => {
    expect(waterfallsOf(order.slice(5, 6).concat(order.slice(7)))).to.deep.equal([]);
  });
});
