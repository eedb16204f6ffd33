import { expect } from 'chai';
import fc from 'fast-check';
import {
  canFollow,
  planDocuments,
  planStatuses,
  priceDocuments,
  splitGrossHalfUp,
  type IssuedDocument,
  type LifecycleCode,
  type LifecycleStatus,
  type Pricing,
  type StatedDocument,
} from './index.ts';
import { taxAmountHalfUp } from '../order/index.ts';
import { mulDivHalfUp } from '../units/index.ts';

const invoice = (id: string, amountMinor: bigint, massGrams = 1_000n): IssuedDocument => ({
  id,
  isCredit: false,
  amountMinor,
  massGrams,
  corrects: null,
});
const credit = (id: string, corrects: string, amountMinor: bigint): IssuedDocument => ({
  id,
  isCredit: true,
  amountMinor,
  massGrams: 0n,
  corrects,
});

describe('what is to be invoiced', () => {
  it('is what was paid since', () => {
    expect(planDocuments([invoice('a', 100n)], { amountMinor: 100n, massGrams: 1_000n })).to.deep.equal([]);
    expect(planDocuments([invoice('a', 100n)], { amountMinor: 160n, massGrams: 1_500n })).to.deep.equal([
      { isCredit: false, amountMinor: 60n, massGrams: 500n, corrects: null },
    ]);
  });

  it('is credited from the newest invoice, and never more than it has left', () => {
    const issued = [invoice('a', 100n), invoice('b', 60n), credit('c', 'b', 20n)];
    expect(planDocuments(issued, { amountMinor: 70n, massGrams: 2_000n })).to.deep.equal([
      { isCredit: true, amountMinor: 40n, massGrams: 0n, corrects: 'b' },
      { isCredit: true, amountMinor: 30n, massGrams: 0n, corrects: 'a' },
    ]);
  });

  it('always sums to what was paid, through any history, and asking again issues nothing', () => {
    fc.assert(
      fc.property(fc.array(fc.bigInt(0n, 1_000n), { maxLength: 12 }), (totals) => {
        const issued: IssuedDocument[] = [];
        for (const amountMinor of totals) {
          const target = { amountMinor, massGrams: 5_000n };
          for (const planned of planDocuments(issued, target))
            issued.push({ ...planned, id: issued.length.toString() });
          const net = issued.reduce(
            (sum, each) => sum + (each.isCredit ? -each.amountMinor : each.amountMinor),
            0n,
          );
          expect(net).to.equal(amountMinor);
          expect(planDocuments(issued, target)).to.deep.equal([]);
        }
      }),
    );
  });
});

describe('what documents state, in cents', () => {
  const usdc = (amountMinor: bigint) => mulDivHalfUp(amountMinor, 1n, 10_000n);
  const saleAt = (ratePermille: number, centsHalfUp = usdc): Pricing => ({
    centsHalfUp,
    partHalfUp: ({ grossMinor }) => splitGrossHalfUp(grossMinor, ratePermille),
  });
  const commissionAt = (ratePermille: number, centsHalfUp = usdc): Pricing => ({
    centsHalfUp,
    partHalfUp: ({ netMinor }) => ({ netMinor, taxMinor: taxAmountHalfUp(netMinor, ratePermille) }),
  });
  type Total = { amountMinor: bigint; netMinor: bigint | null };
  /** The documents of an order whose totals were these, one after the other. */
  const documentsOf = (totals: readonly Total[], pricing: Pricing): StatedDocument[] => {
    const issued: StatedDocument[] = [];
    for (const total of totals) {
      for (const priced of priceDocuments(issued, { ...total, massGrams: 0n }, pricing)) {
        issued.push({ ...priced, id: issued.length.toString() });
      }
    }
    return issued;
  };
  const statedIn = (documents: readonly StatedDocument[]) =>
    documents.reduce(
      (sum, { isCredit, stated }) => {
        const sign = isCredit ? -1n : 1n;
        return {
          grossMinor: sum.grossMinor + sign * stated.grossMinor,
          netMinor: sum.netMinor + sign * stated.netMinor,
          taxMinor: sum.taxMinor + sign * stated.taxMinor,
        };
      },
      { grossMinor: 0n, netMinor: 0n, taxMinor: 0n },
    );
  const nothing = { grossMinor: 0n, netMinor: 0n, taxMinor: 0n };

  it('are differences of rounded totals: three refunds of 1,000 USDC come to 1,000.00', () => {
    const totals = [1_000_000_000n, 666_665_000n, 333_330_000n, 0n].map((amountMinor) => ({
      amountMinor,
      netMinor: null,
    }));
    expect(documentsOf(totals, saleAt(0)).map(({ stated }) => stated.grossMinor)).to.deep.equal([
      100_000n,
      33_333n,
      33_334n,
      33_333n,
    ]);
  });

  it('are net and tax as the commission’s totals fell', () => {
    const totals = [
      [115n, 20n],
      [114n, 19n],
      [77n, 13n],
      [38n, 6n],
      [0n, 0n],
    ].map(([netMinor = 0n, taxMinor = 0n]) => ({ amountMinor: netMinor + taxMinor, netMinor }));
    const euros = commissionAt(170, (amountMinor) => amountMinor);
    expect(
      documentsOf(totals, euros).map(({ netMinor, stated }) => [netMinor, stated.netMinor, stated.taxMinor]),
    ).to.deep.equal([
      [115n, 115n, 20n],
      [1n, 1n, 1n],
      [37n, 37n, 6n],
      [39n, 39n, 7n],
      [38n, 38n, 6n],
    ]);
  });

  it('leave out what is less than half a cent, and have it in the next one', () => {
    const totals = [10_000_000n, 9_996_000n, 9_992_000n].map((amountMinor) => ({
      amountMinor,
      netMinor: null,
    }));
    const documents = documentsOf(totals, saleAt(0));
    expect(documents.map(({ amountMinor, stated }) => [amountMinor, stated.grossMinor])).to.deep.equal([
      [10_000_000n, 1_000n],
      [8_000n, 1n],
    ]);
  });

  it('sum to the invoices in net, tax and gross when all is refunded, in however many parts', () => {
    const parts = fc.array(fc.bigInt(1n, 2_000_000n), { minLength: 1, maxLength: 12 });
    const rates = fc.integer({ min: 0, max: 300 });
    const scales = fc.constantFrom(usdc, (amountMinor: bigint) => amountMinor);
    const loads = fc.integer({ min: 1, max: 3 });
    fc.assert(
      fc.property(parts, rates, scales, loads, fc.boolean(), (refunds, rate, scale, count, isSale) => {
        const whole = refunds.reduce((sum, each) => sum + each, 0n);
        const bases = Array.from({ length: count }, (_, n) => (whole * BigInt(n + 1)) / BigInt(count));
        let left = whole;
        for (const refund of refunds) bases.push((left -= refund));
        const totals = bases.map((base) =>
          isSale
            ? { amountMinor: base, netMinor: null }
            : { amountMinor: base + taxAmountHalfUp(base, rate), netMinor: base },
        );
        const pricing = isSale ? saleAt(rate, scale) : commissionAt(rate, scale);
        const documents = documentsOf(totals, pricing);
        expect(statedIn(documents)).to.deep.equal(nothing);
        totals.forEach(({ amountMinor }, index) => {
          const { grossMinor } = statedIn(documentsOf(totals.slice(0, index + 1), pricing));
          // Of several invoices one may have no cent left where it has some of its smaller units left.
          const off = grossMinor - scale(amountMinor);
          expect(count === 1 ? off === 0n : off <= 1n && off >= -1n).to.equal(true);
        });
        for (const { isCredit, stated } of documents) {
          const off = stated.taxMinor * 1_000n - stated.netMinor * BigInt(rate);
          expect(off <= 1_000n && off >= -1_000n && (isCredit || (off <= 500n && off >= -500n))).to.equal(
            true,
          );
        }
        for (const invoice of documents.filter(({ isCredit }) => !isCredit)) {
          const own = documents.filter(({ id, corrects }) => id === invoice.id || corrects === invoice.id);
          expect(statedIn(own)).to.deep.equal(nothing);
        }
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('the statuses of an invoice', () => {
  const deposited: LifecycleStatus = { code: '200', amountMinor: null, source: 'party' };

  it('tell the money by differences', () => {
    const first = planStatuses([deposited], { receivedMinor: 358_704n, isDisputed: false });
    expect(first).to.deep.equal([{ code: '212', amountMinor: 358_704n, source: 'payment' }]);
    const taken = planStatuses([deposited, ...first], { receivedMinor: 0n, isDisputed: false });
    expect(taken).to.deep.equal([{ code: '212', amountMinor: -358_704n, source: 'payment' }]);
    expect(planStatuses([], { receivedMinor: 358_704n, isDisputed: false })).to.deep.equal([]);
  });

  it('tell a dispute over the payment and its end, and leave the buyer’s own dispute alone', () => {
    const disputed = planStatuses([deposited], { receivedMinor: 0n, isDisputed: true });
    expect(disputed.map(({ code }) => code)).to.deep.equal(['207']);
    const won = planStatuses([deposited, ...disputed], { receivedMinor: 5n, isDisputed: false });
    expect(won.map(({ code }) => code)).to.deep.equal(['205', '212']);
    const own: LifecycleStatus = { code: '207', amountMinor: null, source: 'party' };
    expect(planStatuses([deposited, own], { receivedMinor: 0n, isDisputed: false })).to.deep.equal([]);
  });

  it('follow the order that platforms keep', () => {
    const after = (...codes: LifecycleCode[]) => codes.map((code) => ({ code }));
    expect(canFollow([], '201')).to.equal(false);
    expect(canFollow([], '200')).to.equal(true);
    expect(canFollow(after('200', '202', '203', '204'), '205')).to.equal(true);
    expect(canFollow(after('200', '204'), '203')).to.equal(false);
    expect(canFollow(after('200', '210'), '212')).to.equal(false);
    expect(canFollow(after('200', '213'), '205')).to.equal(false);
    expect(canFollow(after('200', '208', '212'), '209')).to.equal(true);
  });
});
