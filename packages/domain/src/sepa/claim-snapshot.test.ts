import { expect } from 'chai';
import fc from 'fast-check';
import { observe } from '../payment/index.ts';
import {
  claimSnapshot,
  planGiveBack,
  refundableMinor,
  uncapturedMinor,
  type ClaimFacts,
} from './claim-snapshot.ts';

const facts = (given: Partial<ClaimFacts> = {}): ClaimFacts => ({
  amountMinor: 500n,
  receipts: [{ amountMinor: 480n, feeMinor: 20n }],
  takenBackMinor: 0n,
  capturedMinor: 0n,
  transfers: [],
  isClosed: false,
  ...given,
});
const sent = (
  kind: 'void' | 'refund',
  status: ClaimFacts['transfers'][number]['status'],
  amountMinor = 100n,
) => ({ kind, status, amountMinor });

describe('a claim on our bank account', () => {
  it('is held when all of it has come, charges on the way counted', () => {
    expect(claimSnapshot(facts())).to.include({
      phase: 'held',
      authorizedMinor: 500n,
      providerFeeMinor: 20n,
    });
    expect(claimSnapshot(facts({ receipts: [] })).phase).to.equal('open');
    expect(claimSnapshot(facts({ receipts: [{ amountMinor: 1n, feeMinor: 0n }] })).phase).to.equal(
      'processing',
    );
    expect(claimSnapshot(facts({ isClosed: true })).phase).to.equal('closed');
  });

  it('counts what goes back when it has left, a refund until it comes back, a void for good', () => {
    const transfers = [sent('void', 'returned'), sent('void', 'accepted'), sent('void', 'rejected')];
    expect(claimSnapshot(facts({ transfers })).voidedMinor).to.equal(100n);
    expect(uncapturedMinor(facts({ transfers }))).to.equal(300n);
    const refunds = [sent('refund', 'returned'), sent('refund', 'settled', 30n), sent('refund', 'sent', 7n)];
    const refunded = facts({ capturedMinor: 400n, transfers: refunds });
    expect(claimSnapshot(refunded)).to.include({ refundedMinor: 30n, refundPendingMinor: 7n });
    expect(refundableMinor(refunded)).to.equal(363n);
    expect(uncapturedMinor(refunded)).to.equal(100n);
  });

  it('goes back to the accounts it came from, the last one first, to the cent', () => {
    const accounts = [
      { iban: 'A', name: 'First', leftMinor: 300n },
      { iban: 'B', name: 'Second', leftMinor: 180n },
    ];
    expect(planGiveBack(accounts, 200n)).to.deep.equal([
      { iban: 'B', name: 'Second', amountMinor: 180n },
      { iban: 'A', name: 'First', amountMinor: 20n },
    ]);
    // 20 were taken on the way: we give them back too.
    expect(planGiveBack(accounts, 500n)).to.deep.equal([
      { iban: 'B', name: 'Second', amountMinor: 200n },
      { iban: 'A', name: 'First', amountMinor: 300n },
    ]);
    expect(planGiveBack([], 1n)).to.equal(null);
  });

  it('loses nothing of what goes back, and is never a reading that cannot be (property)', () => {
    const amounts = fc.bigInt(0n, 1_000n);
    fc.assert(
      fc.property(
        fc.array(amounts, { minLength: 1, maxLength: 5 }),
        fc.bigInt(1n, 6_000n),
        (left, amount) => {
          const accounts = left.map((leftMinor, at) => ({ iban: `I${at}`, name: `N${at}`, leftMinor }));
          const parts = planGiveBack(accounts, amount) ?? [];
          expect(parts.reduce((sum, part) => sum + part.amountMinor, 0n)).to.equal(amount);
        },
      ),
    );
    fc.assert(
      fc.property(amounts, amounts, amounts, (received, captured, back) => {
        const held = facts({ receipts: [{ amountMinor: received, feeMinor: 0n }] });
        const capturedMinor = captured < received ? captured : received;
        const void_ = sent('void', 'settled', uncapturedMinor({ ...held, capturedMinor }));
        const after = { ...held, capturedMinor, transfers: [void_] };
        const most = refundableMinor(after);
        const refund = sent('refund', 'settled', back < most ? back : most);
        const said = claimSnapshot({ ...after, transfers: [void_, refund] });
        expect(observe(claimSnapshot(held), said).findings).to.deep.equal([]);
        expect(said.capturedMinor + said.voidedMinor).to.equal(said.authorizedMinor);
      }),
    );
  });
});
