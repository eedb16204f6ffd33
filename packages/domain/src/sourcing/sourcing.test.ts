import { expect } from 'chai';
import fc from 'fast-check';
import {
  awardRow,
  awardStateOf,
  findDeviations,
  landedCost,
  nextRfqState,
  openAmount,
  partOfRow,
  standingOf,
  whyNoAnswer,
  type AwardedAmount,
  type NeedRow,
  type QuotationLife,
  type QuotedRow,
} from './index.ts';

const plate: NeedRow = {
  row: 1,
  unit: 'tonne',
  amountMilli: 20_000n,
  grade: 'S355J2',
  certificate: '3.1',
  carbonCapGramsPerKg: 1_800n,
};
const quoted: QuotedRow = {
  row: 1,
  amountMilli: 20_000n,
  massGrams: 20_000_000n,
  priceMinor: 71_250n,
  priceBasis: 'tonne',
  extrasMinor: 12_000n,
  freightMinor: 48_000n,
  grade: 'S355J2+N',
  certificate: '3.1',
  carbonGramsPerKg: 1_620n,
  deliveryOn: '2026-12-04',
};
const now = new Date('2026-11-26T12:00:00Z');
const tomorrow = new Date('2026-11-27T12:00:00Z');
const life: QuotationLife = { version: 1, latestVersion: 1, withdrawnAt: null, validUntil: tomorrow };
const reasonOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    return (error as { details: { reason: string } }).details.reason;
  }
  return 'nothing was thrown';
};

describe('A quoted row', () => {
  it('costs its steel, extras and freight: 20 t at 712.50 with 120 and 480 are 742.50 a tonne', () => {
    expect(landedCost('tonne', quoted)).to.deep.equal({
      goodsMinor: 1_425_000n,
      extrasMinor: 12_000n,
      freightMinor: 48_000n,
      totalMinor: 1_485_000n,
      perTonneMinor: 74_250n,
    });
  });

  it('is priced by the piece and by the metre where it is counted so, and refused where it is not', () => {
    const pieces = { ...quoted, amountMilli: 8_000n, massGrams: 15_072_000n, priceMinor: 134_000n };
    expect(landedCost('piece', { ...pieces, priceBasis: 'piece' }).goodsMinor).to.equal(1_072_000n);
    // 72.5 m at 38.40
    const metres = { ...quoted, amountMilli: 72_500n, massGrams: 4_444_250n, priceMinor: 3_840n };
    expect(landedCost('metre', { ...metres, priceBasis: 'metre' }).goodsMinor).to.equal(278_400n);
    expect(reasonOf(() => landedCost('tonne', { ...quoted, priceBasis: 'piece' }))).to.equal('unit-not-sold');
  });

  it('has no deviation when it is as good as asked, or better', () => {
    expect(findDeviations(plate, { ...quoted, certificate: '3.2' }, '2026-12-05')).to.deep.equal([]);
    expect(findDeviations(plate, { ...quoted, grade: null }, null)).to.deep.equal([]);
    expect(findDeviations(plate, { ...quoted, grade: '1.0577+N' }, null)).to.deep.equal([]);
  });

  it('has each deviation named with what was asked and what is offered', () => {
    const worse: QuotedRow = {
      ...quoted,
      amountMilli: 15_000n,
      grade: 'S235JR',
      certificate: '2.2',
      carbonGramsPerKg: 2_100n,
    };
    expect(findDeviations(plate, worse, '2026-11-30')).to.deep.equal([
      { code: 'later', days: 4 },
      { code: 'other-grade', asked: 'S355J2', quoted: 'S235JR' },
      { code: 'lesser-certificate', asked: '3.1', quoted: '2.2' },
      { code: 'carbon-over', capGramsPerKg: 1_800n, quotedGramsPerKg: 2_100n },
      { code: 'short', askedMilli: 20_000n, quotedMilli: 15_000n },
    ]);
    const silent = { ...quoted, certificate: null, carbonGramsPerKg: null };
    expect(findDeviations(plate, silent, null)).to.deep.equal([
      { code: 'lesser-certificate', asked: '3.1', quoted: null },
      { code: 'carbon-not-stated', capGramsPerKg: 1_800n },
    ]);
  });

  it('is parted by mass, with its freight whole', () => {
    const part = partOfRow('tonne', quoted, 5_000n);
    expect([part.massGrams, part.freightMinor]).to.deep.equal([5_000_000n, 48_000n]);
    expect(reasonOf(() => partOfRow('tonne', quoted, 20_001n))).to.equal('amount-wrong');
    expect(reasonOf(() => partOfRow('piece', quoted, 1_500n))).to.equal('amount-wrong');
  });
});

describe('A request for quotation', () => {
  it('is sent once, and is over once', () => {
    expect(nextRfqState('draft', 'send')).to.equal('sent');
    expect(nextRfqState('sent', 'close')).to.equal('closed');
    expect(reasonOf(() => nextRfqState('sent', 'send'))).to.equal('rfq-state');
    expect(reasonOf(() => nextRfqState('cancelled', 'close'))).to.equal('rfq-state');
  });

  it('takes answers until the moment that was named', () => {
    const rfq = { state: 'sent' as const, answersBy: tomorrow };
    expect(whyNoAnswer(rfq, null, now)).to.equal(null);
    expect(whyNoAnswer(rfq, null, tomorrow)).to.equal('answers-closed');
    expect(whyNoAnswer(rfq, now, now)).to.equal('declined');
    expect(whyNoAnswer({ ...rfq, state: 'closed' }, null, now)).to.equal('rfq-over');
  });

  it('accepts no quotation that was replaced, withdrawn or has ended', () => {
    const rfq = { state: 'sent' as const, needs: [plate], awards: [] };
    const take = (more: Partial<QuotationLife>, at = now) =>
      awardRow(rfq, { ...life, ...more, rows: [quoted] }, { row: 1, amountMilli: null }, at);
    expect(take({}).amountMilli).to.equal(20_000n);
    expect(reasonOf(() => take({ latestVersion: 2 }))).to.equal('quotation-superseded');
    expect(reasonOf(() => take({ withdrawnAt: now }))).to.equal('quotation-withdrawn');
    expect(reasonOf(() => take({}, tomorrow))).to.equal('quotation-ended');
  });

  it('waits for the lot, then for the order, until the quotation ends', () => {
    const award = { hasLot: false, isOrdered: false, validUntil: tomorrow };
    expect(awardStateOf(award, now)).to.equal('lot-needed');
    expect(awardStateOf({ ...award, hasLot: true }, now)).to.equal('ready');
    expect(awardStateOf({ ...award, hasLot: true }, tomorrow)).to.equal('lapsed');
    expect(awardStateOf({ ...award, isOrdered: true }, tomorrow)).to.equal('ordered');
  });

  it('is never given away more than once, whatever is accepted in whatever order', () => {
    const step = fc.record({
      kind: fc.constantFrom('accept' as const, 'supersede' as const, 'withdraw' as const, 'wait' as const),
      amount: fc.bigInt({ min: 0n, max: 30_000n }),
      isRest: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let at = now.getTime();
        let mine = life;
        const awards: (AwardedAmount & { validUntil: Date })[] = [];
        for (const { kind, amount, isRest } of steps) {
          if (kind === 'supersede') mine = { ...mine, latestVersion: mine.latestVersion + 1 };
          if (kind === 'withdraw') mine = { ...mine, withdrawnAt: new Date(at) };
          if (kind === 'wait') at += 7_200_000;
          const clock = new Date(at);
          for (const one of awards) {
            one.state = awardStateOf({ hasLot: true, isOrdered: false, validUntil: one.validUntil }, clock);
          }
          if (kind !== 'accept') continue;
          const rfq = { state: 'sent' as const, needs: [plate], awards };
          const wanted = { row: 1, amountMilli: isRest ? null : amount };
          const before = openAmount(plate, awards);
          try {
            const got = awardRow(rfq, { ...mine, rows: [quoted] }, wanted, clock);
            expect(standingOf(mine, clock)).to.equal('standing');
            expect(got.amountMilli <= before).to.equal(true);
            awards.push({
              row: 1,
              amountMilli: got.amountMilli,
              state: 'ready',
              validUntil: mine.validUntil,
            });
          } catch (error) {
            if ((error as { name?: string }).name === 'AssertionError') throw error;
          }
          const given = awards.filter(({ state }) => state !== 'lapsed');
          expect(given.reduce((sum, one) => sum + one.amountMilli, 0n) <= plate.amountMilli).to.equal(true);
        }
      }),
    );
  });
});
