import { expect } from 'chai';
import fc from 'fast-check';
import { matchLines, type BankLine, type Decision, type ProviderPayout } from './index.ts';

const line = (given: Partial<BankLine> = {}): BankLine => ({
  id: 'l1',
  direction: 'credit',
  amountMinor: 353_299n,
  bookedOn: '2026-11-27',
  counterpartyName: 'STRIPE TECHNOLOGY EUROPE LTD',
  counterpartyIban: 'FR1420041010050500013M02606',
  rfReferences: [],
  texts: ['STRIPE PAYOUT po_1NkStahl4200'],
  endToEndId: null,
  bankReferences: [],
  messageId: null,
  chargesMinor: 0n,
  isReturn: false,
  returnReason: null,
  isCharges: false,
  ...given,
});
const payout = (given: Partial<ProviderPayout> = {}): ProviderPayout => ({
  id: 'p1',
  provider: 'stripe',
  ref: 'po_1NkStahl4200',
  amountMinor: 353_299n,
  arrivesOn: '2026-11-27',
  isFailed: false,
  isArrived: false,
  isBack: false,
  ...given,
});
const briefly = (decision: Decision) =>
  decision.kind === 'match'
    ? [decision.rule, ...decision.parts.map(({ kind, targetId }) => `${kind} ${targetId ?? ''}`)]
    : decision.kind === 'suggest'
      ? decision.candidates.map(({ key }) => key)
      : 'none';
const decide = (lines: BankLine[], payouts: ProviderPayout[]) =>
  matchLines(lines, { claims: [], transfers: [], receipts: [], payouts }).map(briefly);

describe('a payout of a provider on our account', () => {
  it('is found by its reference and its amount, however the bank writes it, once', () => {
    const named = ['payout-reference-and-amount', 'payout-arrived p1'];
    expect(decide([line(), line({ id: 'l2' })], [payout()])).to.deep.equal([named, 'none']);
    expect(decide([line({ texts: ['REF PO 1NKSTAHL4200 VIREMENT'] })], [payout()])).to.deep.equal([named]);
    expect(decide([line({ texts: [], endToEndId: 'PO1NKSTAHL4200' })], [payout()])).to.deep.equal([named]);
  });

  it('is left to a person when the amount differs, when two are named, and when the name only begins like it', () => {
    expect(decide([line({ amountMinor: 353_298n })], [payout()])).to.deep.equal(['none']);
    const two = line({ texts: ['po_1NkStahl4200 po_1NkStahl4300'], counterpartyName: null });
    const other = payout({ id: 'p2', ref: 'po_1NkStahl4300', amountMinor: 1n });
    expect(decide([two], [payout(), other])).to.deep.equal([['payout-arrived:p1']]);
    const longer = line({ texts: ['po_1NkStahl42001'], counterpartyName: null });
    expect(decide([longer], [payout()])).to.deep.equal([['payout-arrived:p1']]);
  });

  it('is found without a reference by its sender, amount and day, when nothing else can be meant', () => {
    const bare = (given: Partial<BankLine> = {}) => line({ texts: ['PAYOUT'], ...given });
    expect(decide([bare()], [payout()])).to.deep.equal([['payout-amount-and-day', 'payout-arrived p1']]);
    const suggested = [['payout-arrived:p1']];
    expect(decide([bare({ counterpartyName: 'Nordkai Stahlbau GmbH' })], [payout()])).to.deep.equal(
      suggested,
    );
    expect(decide([bare({ bookedOn: '2026-12-02' })], [payout()])).to.deep.equal(suggested);
    expect(decide([bare(), bare({ id: 'l2' })], [payout()])).to.deep.equal([...suggested, ...suggested]);
    expect(decide([bare()], [payout(), payout({ id: 'p2', ref: 'po_2' })])).to.deep.equal([
      ['payout-arrived:p1', 'payout-arrived:p2'],
    ]);
    expect(decide([bare()], [payout({ isArrived: true })])).to.deep.equal(['none']);
  });

  it('goes out again by its reference when the provider says that it failed, and not otherwise', () => {
    const back = line({ direction: 'debit', isReturn: true });
    const arrived = payout({ isArrived: true });
    expect(decide([back], [arrived])).to.deep.equal(['none']);
    expect(decide([back], [{ ...arrived, isFailed: true }])).to.deep.equal([
      ['payout-reference-and-amount', 'payout-back p1'],
    ]);
    expect(decide([back], [{ ...arrived, isFailed: true, isBack: true }])).to.deep.equal(['none']);
  });

  it('is never another one, whatever lines and payouts there are (property)', () => {
    const any = fc.record({
      payouts: fc.array(fc.record({ amount: fc.bigInt(1n, 3n), day: fc.integer({ min: 1, max: 9 }) }), {
        maxLength: 5,
      }),
      lines: fc.array(
        fc.record({ of: fc.nat(4), isNamed: fc.boolean(), amount: fc.bigInt(1n, 3n), isOurs: fc.boolean() }),
        { maxLength: 6 },
      ),
    });
    fc.assert(
      fc.property(any, ({ payouts, lines }) => {
        const known = payouts.map(({ amount, day }, at) =>
          payout({ id: `p${at}`, ref: `po_${at}`, amountMinor: amount, arrivesOn: `2026-11-0${day}` }),
        );
        const booked = lines.map(({ of, isNamed, amount, isOurs }, at) =>
          line({
            id: `l${at}`,
            amountMinor: isOurs ? (known[of]?.amountMinor ?? amount) : amount,
            bookedOn: known[of]?.arrivesOn ?? '2026-11-05',
            texts: isNamed ? [`po_${of}`] : [],
          }),
        );
        const arrived = matchLines(booked, {
          claims: [],
          transfers: [],
          receipts: [],
          payouts: known,
        }).flatMap((decision, at) =>
          decision.kind === 'match' ? [{ at, target: decision.parts[0]?.targetId }] : [],
        );
        expect(new Set(arrived.map(({ target }) => target)).size).to.equal(arrived.length);
        for (const { at, target } of arrived) {
          const found = known.find(({ id }) => id === target);
          expect(found?.amountMinor).to.equal(booked[at]?.amountMinor);
          if (lines[at]?.isNamed) expect(target).to.equal(`p${lines[at].of}`);
        }
      }),
    );
  });
});
