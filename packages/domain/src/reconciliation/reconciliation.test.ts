import { expect } from 'chai';
import fc from 'fast-check';
import { dayWithTruth } from './day-with-truth.ts';
import {
  comparableName,
  isSameName,
  matchLines,
  type BankLine,
  type Book,
  type Claim,
  type Decision,
  type Receipt,
  type SentTransfer,
} from './index.ts';
import { referencesIn } from '../camt/index.ts';
import { gradeDecisions } from './seal-day.ts';

const IBAN = 'DE89370400440532013000';
const claim = (given: Partial<Claim> = {}): Claim => ({
  id: 'c1',
  reference: 'RF18TS202600004201',
  orderNumber: 'TS-2026-000042',
  dueMinor: 311_245n,
  payerName: 'Nordkai Stahlbau GmbH',
  payerIbans: [],
  openedOn: '2026-11-20',
  isClosed: false,
  ...given,
});
const second = (given: Partial<Claim> = {}): Claim =>
  claim({
    id: 'c2',
    reference: 'RF34TS202600004301',
    orderNumber: 'TS-2026-000043',
    dueMinor: 50_000n,
    ...given,
  });
const line = (given: Partial<BankLine> = {}): BankLine => ({
  id: 'l1',
  direction: 'credit',
  amountMinor: 311_245n,
  bookedOn: '2026-11-26',
  counterpartyName: null,
  counterpartyIban: null,
  rfReferences: [],
  texts: [],
  endToEndId: null,
  bankReferences: [],
  messageId: null,
  chargesMinor: 0n,
  isReturn: false,
  returnReason: null,
  isCharges: false,
  ...given,
});
const transfer = (given: Partial<SentTransfer> = {}): SentTransfer => ({
  id: 't1',
  endToEndId: 'e2e1',
  messageId: 'm1',
  amountMinor: 80_000n,
  creditorIban: IBAN,
  isSettled: false,
  isReturned: false,
  isRefused: false,
  ...given,
});
const receipt = (given: Partial<Receipt> = {}): Receipt => ({
  lineId: 'l0',
  claimId: 'c1',
  amountMinor: 311_245n,
  takenBackMinor: 0n,
  payerIban: IBAN,
  endToEndId: null,
  bankReferences: [],
  rfReferences: ['RF18TS202600004201'],
  ...given,
});
const book = (given: Partial<Book> = {}): Book => ({
  claims: [],
  transfers: [],
  receipts: [],
  payouts: [],
  ...given,
});
const decide = (lines: BankLine[], given: Partial<Book>, declined?: Map<string, Set<string>>) =>
  matchLines(lines, book(given), undefined, declined).map(briefly);

/** Rule and parts of a match, keys of suggestions. */
function briefly(decision: Decision): unknown {
  if (decision.kind === 'none') return 'none';
  if (decision.kind === 'suggest') return decision.candidates.map(({ key }) => key);
  const parts = decision.parts.map(({ kind, targetId, amountMinor, feeMinor }) =>
    [kind, targetId, amountMinor, ...(feeMinor > 0n ? [feeMinor] : [])].join(' '),
  );
  return [decision.rule, ...parts];
}

describe('reconciliation', () => {
  it('matches a day of 1,000 lines with splits, parts, fees and returns: 975, none wrong', () => {
    const day = dayWithTruth(1);
    const { matched, wrong, left } = gradeDecisions(matchLines(day.lines, day.book), day.truth);
    expect([day.lines.length, matched, wrong, left]).to.deep.equal([1_000, 975, [], 25]);
  }).timeout(20_000);

  it('takes the reference with the exact amount, whoever pays', () => {
    const named = { rfReferences: [['RF18TS202600004201']] };
    expect(decide([line({ ...named, counterpartyName: 'Holding AG' })], { claims: [claim()] })).to.deep.equal(
      [['reference-and-amount', 'receipt c1 311245']],
    );
    expect(
      decide([line({ ...named, amountMinor: 310_000n, chargesMinor: 1_245n })], { claims: [claim()] }),
    ).to.deep.equal([['reference-and-amount', 'receipt c1 310000 1245']]);
  });

  it('takes too much and too little for the order that it names, when its buyer pays', () => {
    const named = { rfReferences: [['RF18TS202600004201']], counterpartyName: 'NORDKAI STAHLBAU G.M.B.H.' };
    for (const amountMinor of [1n, 311_244n, 311_246n, 622_490n]) {
      expect(decide([line({ ...named, amountMinor })], { claims: [claim()] })).to.deep.equal([
        ['reference-and-payer', `receipt c1 ${amountMinor}`],
      ]);
    }
    expect(
      decide([line({ ...named, counterpartyName: 'Andere AG', amountMinor: 1n })], { claims: [claim()] }),
    ).to.deep.equal([['receipt:c1']]);
  });

  it('leaves it to a person when the wrong reference may have been copied', () => {
    const paid = line({
      rfReferences: [['RF18TS202600004201']],
      amountMinor: 50_000n,
      counterpartyName: 'Nordkai Stahlbau GmbH',
    });
    expect(decide([paid], { claims: [claim(), second()] })).to.deep.equal([['receipt:c1', 'receipt:c2']]);
  });

  it('bears charges up to 25.00 and no more', () => {
    const named = { rfReferences: [['RF18TS202600004201']] };
    const charged = (chargesMinor: bigint) =>
      line({ ...named, chargesMinor, amountMinor: 311_245n - chargesMinor });
    expect(decide([charged(2_500n)], { claims: [claim()] })).to.deep.equal([
      ['reference-and-amount', 'receipt c1 308745 2500'],
    ]);
    expect(decide([charged(2_501n)], { claims: [claim()] })).to.deep.equal([['receipt:c1']]);
  });

  it('splits one transfer over the orders that it names, to the cent or not at all', () => {
    const both = { texts: ['TS-2026-000042 + ts 2026 000043'] };
    const claims = [claim(), second()];
    expect(decide([line({ ...both, amountMinor: 361_245n })], { claims })).to.deep.equal([
      ['order-numbers-and-sum', 'receipt c1 311245', 'receipt c2 50000'],
    ]);
    expect(decide([line({ ...both, amountMinor: 361_244n })], { claims })[0]).to.include(
      'receipt:c1+receipt:c2',
    );
  });

  it('matches without a reference only when one payment and one order can mean each other', () => {
    const paid = { counterpartyName: 'Nordkai Stahlbau' };
    expect(decide([line(paid)], { claims: [claim()] })).to.deep.equal([
      ['payer-and-amount', 'receipt c1 311245'],
    ]);
    expect(decide([line(paid)], { claims: [claim(), second({ dueMinor: 311_245n })] })).to.deep.equal([
      ['receipt:c1', 'receipt:c2'],
    ]);
    expect(decide([line(paid), line({ ...paid, id: 'l2' })], { claims: [claim()] })).to.deep.equal([
      ['receipt:c1'],
      ['receipt:c1'],
    ]);
    expect(decide([line({ ...paid, bookedOn: '2027-01-20' })], { claims: [claim()] })).to.deep.equal([
      ['receipt:c1'],
    ]);
    expect(
      decide([line({ ...paid, rfReferences: [['RF18539007547034']] })], { claims: [claim()] }),
    ).to.deep.equal([['receipt:c1']]);
  });

  it('sums a known payer’s open orders only when one set of them makes the amount', () => {
    const payer = { payerIbans: [IBAN] };
    const third = claim({
      ...payer,
      id: 'c3',
      reference: 'RF50TS202600004401',
      orderNumber: 'TS-2026-000044',
      dueMinor: 261_245n,
    });
    const claims = [claim(payer), second(payer), third];
    const paid = (amountMinor: bigint) => line({ counterpartyIban: IBAN, amountMinor });
    expect(decide([paid(361_245n)], { claims })).to.deep.equal([
      ['payer-and-sum', 'receipt c1 311245', 'receipt c2 50000'],
    ]);
    // The first with the second, or the third with the fourth: nobody can tell.
    const fourth = claim({
      ...payer,
      id: 'c4',
      reference: 'RF4',
      orderNumber: 'TS-2026-000045',
      dueMinor: 100_000n,
    });
    expect(decide([paid(361_245n)], { claims: [...claims, fourth] })[0]).to.have.lengthOf(4);
    expect(decide([paid(311_246n)], { claims })[0]).to.have.members([
      'receipt:c1',
      'receipt:c2',
      'receipt:c3',
    ]);
  });

  it('settles our transfers by their id, a batch by its sum, and never another amount', () => {
    const debit = { direction: 'debit' as const, amountMinor: 80_000n };
    expect(decide([line({ ...debit, endToEndId: 'e2e1' })], { transfers: [transfer()] })).to.deep.equal([
      ['end-to-end-id', 'settled t1 80000'],
    ]);
    expect(
      decide([line({ ...debit, amountMinor: 80_001n, endToEndId: 'e2e1' })], { transfers: [transfer()] }),
    ).to.deep.equal(['none']);
    const two = [transfer(), transfer({ id: 't2', endToEndId: 'e2e2', amountMinor: 20_000n })];
    expect(
      decide([line({ ...debit, amountMinor: 100_000n, messageId: 'm1' })], { transfers: two }),
    ).to.deep.equal([['message-and-sum', 'settled t1 80000', 'settled t2 20000']]);
  });

  it('matches a return to the transfer that came back, once, and with the charges of the bank', () => {
    const sent = transfer({ isSettled: true });
    const back = line({ amountMinor: 80_000n, endToEndId: 'e2e1', isReturn: true });
    expect(decide([back, { ...back, id: 'l2' }], { transfers: [sent] })).to.deep.equal([
      ['return-of-transfer', 'returned t1 80000'],
      'none',
    ]);
    expect(
      decide([line({ amountMinor: 79_500n, chargesMinor: 500n, endToEndId: 'e2e1', isReturn: true })], {
        transfers: [sent],
      }),
    ).to.deep.equal([['return-of-transfer', 'returned t1 79500 500']]);
    const unnamed = line({ amountMinor: 80_000n, counterpartyIban: IBAN, isReturn: true });
    expect(
      decide([unnamed], { transfers: [sent, transfer({ id: 't2', endToEndId: 'e2e2', isSettled: true })] }),
    ).to.deep.equal([['returned:t1', 'returned:t2']]);
  });

  it('proposes a return of which the bank kept a part within the limit with that part, and no other', () => {
    const sent = transfer({ amountMinor: 1_240_000n, isSettled: true });
    const proposed = (amountMinor: bigint, given: Partial<BankLine> = {}) =>
      matchLines(
        [line({ amountMinor, endToEndId: 'e2e1', isReturn: true, ...given })],
        book({ transfers: [sent] }),
      ).map((decision) =>
        decision.kind === 'suggest'
          ? decision.candidates.map(({ parts: [part], why }) => [part?.amountMinor, part?.feeMinor, why])
          : decision.kind,
      );
    const ownId = 'It carries our id.';
    expect(proposed(1_239_500n)).to.deep.equal([
      [[1_239_500n, 500n, ['The bank kept 5.00 EUR of our transfer.', ownId]]],
    ]);
    expect(proposed(1_237_500n)).to.deep.equal([
      [[1_237_500n, 2_500n, ['The bank kept 25.00 EUR of our transfer.', ownId]]],
    ]);
    expect(proposed(1_237_499n)).to.deep.equal(['none']);
    expect(proposed(1_240_001n)).to.deep.equal(['none']);
    expect(proposed(1_237_499n, { endToEndId: null, counterpartyIban: IBAN })).to.deep.equal(['none']);
  });

  it('settles what the bank had refused and made all the same, and books a file without its refused part', () => {
    const debit = { direction: 'debit' as const, amountMinor: 80_000n };
    const refused = transfer({ isRefused: true });
    expect(decide([line({ ...debit, endToEndId: 'e2e1' })], { transfers: [refused] })).to.deep.equal([
      ['end-to-end-id', 'settled t1 80000'],
    ]);
    const two = [refused, transfer({ id: 't2', endToEndId: 'e2e2', amountMinor: 20_000n })];
    const batch = (amountMinor: bigint) => line({ ...debit, amountMinor, messageId: 'm1' });
    expect(decide([batch(20_000n)], { transfers: two })).to.deep.equal([
      ['message-and-sum', 'settled t2 20000'],
    ]);
    expect(decide([batch(100_000n)], { transfers: two })).to.deep.equal([
      ['message-and-sum', 'settled t1 80000', 'settled t2 20000'],
    ]);
    // The payment that replaced it is meant before it.
    const again = transfer({ id: 't3', endToEndId: 'e2e3' });
    expect(
      decide([line({ ...debit, counterpartyIban: IBAN })], { transfers: [refused, again] }),
    ).to.deep.equal([['settled:t3', 'settled:t1']]);
  });

  it('matches what a bank takes back to the payment that it takes back', () => {
    const back = { direction: 'debit' as const, isReturn: true };
    expect(
      decide([line({ ...back, counterpartyIban: IBAN })], { claims: [claim()], receipts: [receipt()] }),
    ).to.deep.equal([['return-of-receipt', 'taken-back c1 311245']]);
    const twins = [
      receipt({ bankReferences: ['UETR-1'] }),
      receipt({ lineId: 'l9', claimId: 'c2', bankReferences: ['UETR-2'] }),
    ];
    expect(decide([line({ ...back, bankReferences: ['UETR-2'] })], { receipts: twins })).to.deep.equal([
      ['return-of-receipt', 'taken-back c2 311245'],
    ]);
    expect(decide([line({ ...back, counterpartyIban: IBAN })], { receipts: twins })).to.deep.equal([
      ['taken-back:c1', 'taken-back:c2'],
    ]);
  });

  it('does not propose again what was declined', () => {
    const paid = line({ rfReferences: [['RF18TS202600004201']] });
    expect(decide([paid], { claims: [claim()] }, new Map([['l1', new Set(['receipt:c1'])]]))).to.deep.equal([
      'none',
    ]);
  });

  it('reads every way in which a printed reference may end', () => {
    // "THANKS" happens to leave the right remainder for no reference here; the second group begins another one.
    expect(referencesIn(['Ref RF18 5390 0754 7034 thanks, rf18 ts20 2600 0042 01'])).to.deep.equal([
      ['RF18539007547034'],
      ['RF18TS202600004201'],
    ]);
    expect(referencesIn(['RF19 5390 0754 7034', 'REF1853'])).to.deep.equal([]);
  });

  it('compares companies by what is theirs in the name', () => {
    expect(comparableName("Aciéries du Val d'Orne S.A.S.")).to.equal('ACIERIES DU VAL D ORNE');
    expect(isSameName('Scheldebrug Constructie N.V.', 'SCHELDEBRUG CONSTRUCTIE NV')).to.equal(true);
    expect(isSameName('Nordkai Stahlbau', 'Nordkai Stahlbau Nord GmbH')).to.equal(false);
    expect(
      isSameName(
        'Vereinigte Hallenbau und Brückenbau Ge',
        'Vereinigte Hallenbau und Brückenbau Gesellschaft',
      ),
    ).to.equal(true);
    expect(isSameName(null, 'Nordkai')).to.equal(false);
  });

  it('never gives more than a line has, nor more than is due by a sum, in any book (property)', () => {
    const amounts = fc.bigInt(1n, 6n);
    const anyBook = fc.record({
      dues: fc.array(amounts, { minLength: 1, maxLength: 5 }),
      paid: fc.array(fc.record({ amountMinor: amounts, names: fc.subarray([0, 1, 2, 3, 4]) }), {
        maxLength: 6,
      }),
    });
    fc.assert(
      fc.property(anyBook, ({ dues, paid }) => {
        const claims = dues.map((dueMinor, at) =>
          claim({
            id: `c${at}`,
            orderNumber: `TS-2026-00000${at}`,
            reference: `RF${at}`,
            dueMinor,
            payerIbans: [IBAN],
          }),
        );
        const lines = paid.map(({ amountMinor, names }, at) =>
          line({
            id: `l${at}`,
            amountMinor,
            counterpartyIban: IBAN,
            texts: names.map((name) => `TS-2026-00000${name}`),
          }),
        );
        const received = new Map<string | null, bigint>();
        for (const [at, decision] of matchLines(lines, book({ claims })).entries()) {
          if (decision.kind !== 'match') continue;
          const total = decision.parts.reduce((sum, part) => sum + part.amountMinor, 0n);
          expect(total).to.equal(lines[at]?.amountMinor);
          for (const part of decision.parts) {
            received.set(part.targetId, (received.get(part.targetId) ?? 0n) + part.amountMinor);
          }
        }
        for (const each of claims)
          expect((received.get(each.id) ?? 0n) <= each.dueMinor, each.id).to.equal(true);
      }),
    );
  });
});
