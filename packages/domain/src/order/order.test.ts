import { expect } from 'chai';
import fc from 'fast-check';
import {
  capturedTotalDown,
  captureFee,
  feeDown,
  fulfilmentEvents,
  fulfilmentStates,
  massFault,
  nextFulfilmentState,
  nextMoveOf,
  nextPaymentState,
  orderStatusOf,
  paymentEvents,
  paymentStates,
  priceOrder,
  splitFee,
  vatRuleOf,
  type FulfilmentState,
  type PaymentState,
} from './index.ts';

const amounts = fc.bigInt({ min: 0n, max: 2n ** 120n - 1n });

describe('price of an order', () => {
  it('of 5 t at 720 USDC/t, 5 ‰ tolerance, no tax', () => {
    expect(
      priceOrder({
        pricePerTonneMinor: 720_000_000n,
        orderedGrams: 5_000_000n,
        overTolerancePermille: 5,
        vat: { ratePermille: 0 },
        feeBps: 100,
      }),
    ).to.deep.equal({
      goodsMinor: 3_600_000_000n,
      taxMinor: 0n,
      totalMinor: 3_600_000_000n,
      maxGrams: 5_025_000n,
      maxAmountMinor: 3_618_000_000n,
      feeMinor: 36_000_000n,
    });
  });

  it('of 1.234 t at 745.555555 USDC/t with 20 % tax rounds goods up and tax to the nearest', () => {
    const price = priceOrder({
      pricePerTonneMinor: 745_555_555n,
      orderedGrams: 1_234_000n,
      overTolerancePermille: 0,
      vat: { ratePermille: 200 },
      feeBps: 125,
    });
    // 745.555555 × 1.234 = 920.01555487; tax 184.003111 (184.0031112)
    expect(price.goodsMinor).to.equal(920_015_555n);
    expect(price.taxMinor).to.equal(184_003_111n);
    expect(price.totalMinor).to.equal(1_104_018_666n);
    expect(price.maxAmountMinor).to.equal(1_104_018_666n);
    expect(price.feeMinor).to.equal(13_800_233n);
  });

  it('captures 3,587.04 for 4,982 kg of at most 5,025 kg, and gives back 30.96', () => {
    const captured = capturedTotalDown(3_618_000_000n, 4_982_000n, 5_025_000n);
    expect(captured).to.equal(3_587_040_000n);
    expect(3_618_000_000n - captured).to.equal(30_960_000n);
    expect(feeDown(captured, 100)).to.equal(35_870_400n);
    expect(splitFee(35_870_400n, [8_000, 2_000])).to.deep.equal([28_696_320n, 7_174_080n]);
    expect(() => capturedTotalDown(3_618_000_000n, 5_025_001n, 5_025_000n)).to.throw('more than the 5.025 t');
  });

  it('never captures above what was authorized, whatever is weighed in whatever parts', () => {
    const positive = fc.bigInt({ min: 1n, max: 2n ** 60n });
    fc.assert(
      fc.property(amounts, positive, fc.array(positive, { maxLength: 8 }), (maxAmount, maxGrams, parts) => {
        let grams = 0n;
        let captured = 0n;
        for (const part of parts) {
          grams = grams + part > maxGrams ? maxGrams : grams + part;
          const total = capturedTotalDown(maxAmount, grams, maxGrams);
          expect(total >= captured).to.equal(true);
          captured = total;
        }
        expect(captured <= maxAmount).to.equal(true);
        if (grams === maxGrams) expect(captured).to.equal(maxAmount);
      }),
    );
  });

  it('says why a mass cannot be ordered', () => {
    const offer = {
      minGrams: 2_000_000n,
      stepGrams: 500_000n,
      availableGrams: 5_025_000n,
      overTolerancePermille: 5,
    };
    expect(massFault(5_000_000n, offer)).to.equal(undefined);
    expect(massFault(1_500_000n, offer)).to.equal('The smallest order is 2 t. Order at least that much.');
    expect(massFault(2_250_000n, offer)).to.equal(
      'This steel is sold in steps of 0.5 t. Order a multiple of that.',
    );
    expect(massFault(5_500_000n, offer)).to.contain('Only 5.025 t are left');
  });
});

describe('commission', () => {
  it('costs the same in 10,000 dust captures as in one', () => {
    let captured = 0n;
    let fees = 0n;
    for (let i = 0; i < 10_000; i += 1) {
      fees += captureFee(captured, 3n, 125);
      captured += 3n;
    }
    expect(fees).to.equal(375n);
    expect(fees).to.equal(feeDown(30_000n, 125));
  });

  it('is never lost or made in the split', () => {
    const shares = fc
      .array(fc.integer({ min: 0, max: 10_000 }), { minLength: 0, maxLength: 5 })
      .map((cuts) => [0, ...cuts.sort((a, b) => a - b), 10_000])
      .map((cuts) => cuts.slice(1).map((cut, i) => cut - (cuts[i] ?? 0)));
    fc.assert(
      fc.property(amounts, shares, (fee, sharesBps) => {
        const parts = splitFee(fee, sharesBps);
        expect(parts.reduce((sum, part) => sum + part, 0n)).to.equal(fee);
        expect(parts.every((part) => part >= 0n)).to.equal(true);
      }),
    );
  });

  it('refuses shares that do not sum to 10,000', () => {
    expect(() => splitFee(10n, [8_000, 1_999])).to.throw('these sum to 9999');
  });

  it('gives the remainder to the later receivers', () => {
    expect(splitFee(35_870_401n, [8_000, 2_000])).to.deep.equal([28_696_320n, 7_174_081n]);
    expect(splitFee(1n, [5_000, 5_000])).to.deep.equal([0n, 1n]);
  });
});

describe('value added tax', () => {
  it('is the seller’s rate at home, nothing across a border', () => {
    expect(vatRuleOf({ sellerCountry: 'FR', buyerCountry: 'FR' })).to.include({
      code: 'domestic',
      ratePermille: 200,
    });
    expect(vatRuleOf({ sellerCountry: 'FI', buyerCountry: 'FI' }).sentence).to.equal(
      'VAT of FI at 25.5 %, charged by the seller.',
    );
    const across = vatRuleOf({ sellerCountry: 'LU', buyerCountry: 'BE', buyerVat: 'BE0123456749' });
    expect(across).to.include({ code: 'reverse-charge', ratePermille: 0, country: 'BE' });
    expect(vatRuleOf({ sellerCountry: 'DE', buyerCountry: 'CH' })).to.include({
      code: 'export',
      ratePermille: 0,
    });
  });

  it('needs a VAT number across a border of the Union, and a country it knows', () => {
    expect(() => vatRuleOf({ sellerCountry: 'LU', buyerCountry: 'BE' })).to.throw('needs the VAT number');
    expect(() => vatRuleOf({ sellerCountry: 'constructor', buyerCountry: 'constructor' })).to.throw(
      'no VAT rate',
    );
    expect(() => vatRuleOf({ sellerCountry: 'US', buyerCountry: 'US' })).to.throw(
      'no VAT rate for country "US"',
    );
  });
});

describe('states of an order', () => {
  it('follow payment and fulfilment', () => {
    const rows: [PaymentState, FulfilmentState, string][] = [
      ['awaiting', 'unshipped', 'awaiting-payment'],
      ['requested', 'unshipped', 'payment-pending'],
      ['failed', 'unshipped', 'payment-failed'],
      ['authorized', 'unshipped', 'confirmed'],
      ['authorized', 'announced', 'shipped'],
      ['authorized', 'weighed', 'weighed'],
      ['authorized', 'received', 'settling'],
      ['capture-requested', 'weighed', 'settling'],
      ['captured', 'delivered', 'completed'],
      ['voided', 'unshipped', 'cancelled'],
      ['reclaimed', 'announced', 'cancelled'],
    ];
    for (const [payment, fulfilment, status] of rows) {
      expect(orderStatusOf({ payment, fulfilment }), `${payment}/${fulfilment}`).to.equal(status);
    }
    expect(orderStatusOf({ payment: 'awaiting', fulfilment: 'unshipped', closedAs: 'expired' })).to.equal(
      'expired',
    );
  });

  it('walk the happy path', () => {
    const paid = (['sign', 'authorize', 'request-capture', 'capture'] as const).reduce<PaymentState>(
      nextPaymentState,
      'awaiting',
    );
    const moved = (['announce', 'weigh', 'receive', 'deliver'] as const).reduce<FulfilmentState>(
      nextFulfilmentState,
      'unshipped',
    );
    expect([paid, moved]).to.deep.equal(['captured', 'delivered']);
  });

  it('refuse a second capture, and a capture after a void', () => {
    expect(() => nextPaymentState('captured', 'capture')).to.throw('This payment is captured');
    expect(() => nextPaymentState('voided', 'capture')).to.throw('This payment is voided');
    expect(() => nextFulfilmentState('delivered', 'deliver')).to.throw('This delivery is delivered');
  });

  it('name a next move in every combination', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...paymentStates),
        fc.constantFrom(...fulfilmentStates),
        (payment, fulfilment) => {
          const clock = { authorizeBefore: 1, captureBefore: 2, inspectionEndsAt: null };
          expect(nextMoveOf({ payment, fulfilment, ...clock }).what).to.match(/\.$/);
        },
      ),
    );
  });

  it('leave no event without a state it may happen in', () => {
    const happens = <S, E>(states: readonly S[], event: E, next: (state: S, event: E) => S) =>
      states.some((state) => {
        try {
          next(state, event);
          return true;
        } catch {
          return false;
        }
      });
    for (const event of paymentEvents)
      expect(happens(paymentStates, event, nextPaymentState), event).to.equal(true);
    for (const event of fulfilmentEvents) {
      expect(happens(fulfilmentStates, event, nextFulfilmentState), event).to.equal(true);
    }
  });
});
