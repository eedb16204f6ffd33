import { expect } from 'chai';
import fc from 'fast-check';
import { emptySnapshot, railNames, type Snapshot } from '../payment/index.ts';
import { captureAmountOf, currencyOnChain, movableUp, paymentOfSnapshot, priceInUp } from './index.ts';

describe('the amounts of an order in the currency of its rail', () => {
  it('are converted up, at par for USDC', () => {
    expect(priceInUp(3_618_000_000n, 'EUR', 116_243_100n)).to.equal(311_245n);
    expect(priceInUp(3_618_000_000n, 'ETH', 301_500_000_000n)).to.equal(1_200_000_000_000_000_000n);
    expect(priceInUp(3_618_000_000n, 'USDC', null)).to.equal(3_618_000_000n);
    expect(() => priceInUp(1n, 'EUR', null)).to.throw('A price in EUR needs a rate, and none was given.');
  });

  it('pay for the delivered grams: down in escrow, up elsewhere, never over the most', () => {
    expect(captureAmountOf('usdc-escrow', 3_618_000_000n, 4_982_000n, 5_025_000n)).to.equal(3_587_040_000n);
    // 311,245 × 4,982,000 ÷ 5,025,000 = 308,581.61…
    expect(captureAmountOf('sepa', 311_245n, 4_982_000n, 5_025_000n)).to.equal(308_582n);
    expect(captureAmountOf('sepa', 311_245n, 5_025_000n, 5_025_000n)).to.equal(311_245n);
    expect(() => captureAmountOf('card', 1n, 5_025_001n, 5_025_000n)).to.throw('Capture at most that.');
    fc.assert(
      fc.property(
        fc.constantFrom(...railNames),
        fc.bigInt(1n, 1n << 100n),
        fc.bigInt(1n, 1n << 60n),
        fc.bigInt(0n, 1n << 60n),
        (rail, most, maxGrams, part) => {
          const amount = captureAmountOf(rail, most, part % (maxGrams + 1n), maxGrams);
          expect(amount >= 0n && amount <= most).to.equal(true);
        },
      ),
    );
  });

  it('are whole cents where the provider moves nothing finer', () => {
    expect(movableUp('coinbase', 1_147_897_500n)).to.equal(1_147_900_000n);
    expect(movableUp('coinbase', 1_147_900_000n)).to.equal(1_147_900_000n);
    expect(movableUp('eth', 1_147_897_501n)).to.equal(1_147_897_501n);
    // 1,147,900,000 × 1,000,000 ÷ 1,025,000 = 1,119,902,439.02…
    expect(captureAmountOf('coinbase', 1_147_900_000n, 1_000_000n, 1_025_000n)).to.equal(1_119_910_000n);
    expect(captureAmountOf('coinbase', 1_147_900_000n, 1_025_000n, 1_025_000n)).to.equal(1_147_900_000n);
  });

  it('name their currency on chain by three letters', () => {
    expect(currencyOnChain('EUR')).to.equal('EUR');
    expect(currencyOnChain('USDC')).to.equal('USD');
  });
});

describe('the payment of an order by what its provider says', () => {
  const of = (said: Partial<Snapshot>, isAsked = false) =>
    paymentOfSnapshot({ ...emptySnapshot, ...said }, { amountMinor: 311_245n, isAsked });
  const money = { authorizedMinor: 311_245n, capturedMinor: 308_582n, voidedMinor: 2_663n };

  it('is captured for the weighed part, and the rest returned', () => {
    expect(of({ authorizedMinor: 311_245n }).state).to.equal('authorized');
    expect(of({ authorizedMinor: 311_244n }).state).to.equal('requested');
    expect(of({ authorizedMinor: 311_245n }, true).state).to.equal('capture-requested');
    const { state, capturedMinor, returnedMinor } = of(money);
    expect([state, capturedMinor, returnedMinor]).to.deep.equal(['captured', 308_582n, 2_663n]);
  });

  it('has failed when it was paid after its price had lapsed, also once it went back', () => {
    const late = { authorizedMinor: 311_245n, lateMinor: 311_245n };
    const sentence = 'The payment was made after its price had lapsed. It goes back to the payer.';
    for (const said of [
      late,
      { ...late, voidedMinor: 311_245n },
      // A part in time, and the rest of it too late.
      { ...late, lateMinor: 1n },
      { ...late, lateMinor: 1n, voidedMinor: 311_245n },
    ]) {
      expect(of(said)).to.include({ state: 'failed', failure: sentence });
    }
    const surplus = of({ authorizedMinor: 311_252n, lateMinor: 7n });
    expect([surplus.state, surplus.failure]).to.deep.equal(['authorized', null]);
    expect(of({ ...money, authorizedMinor: 311_252n, lateMinor: 7n }).state).to.equal('captured');
  });

  it('does not read paid once all of it went back', () => {
    expect(of({ ...money, refundedMinor: 308_582n })).to.include({
      state: 'refunded',
      capturedMinor: 0n,
      returnedMinor: 311_245n,
    });
    expect(of({ ...money, reversedMinor: 308_582n })).to.include({ state: 'reversed', capturedMinor: 0n });
    expect(of({ ...money, refundedMinor: 8_582n })).to.include({
      state: 'captured',
      capturedMinor: 300_000n,
    });
    expect(of({ ...money, disputedMinor: 308_582n }).state).to.equal('disputed');
  });

  it('keeps its totals within each other whatever a provider says', () => {
    const any = fc.bigInt(0n, 1_000n);
    fc.assert(
      fc.property(
        any,
        any,
        any,
        any,
        any,
        (authorizedMinor, capturedMinor, voidedMinor, refundedMinor, reversedMinor) => {
          const said = of({ authorizedMinor, capturedMinor, voidedMinor, refundedMinor, reversedMinor });
          expect(said.capturedMinor + said.returnedMinor <= authorizedMinor).to.equal(true);
        },
      ),
    );
  });
});
