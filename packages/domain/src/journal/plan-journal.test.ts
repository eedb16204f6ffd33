import { expect } from 'chai';
import fc from 'fast-check';
import { accountOf, chartOfAccounts, type AccountCode, type Side } from '../ledger/index.ts';
import {
  counterLines,
  handCodes,
  handRuleOf,
  journalFaults,
  notByHand,
  planJournal,
  type JournalLine,
} from './index.ts';

const bank = accountOf('bank', 'LU280019400644750000');
const line = (
  side: Side,
  code: Exclude<AccountCode, 'escrow_onchain'>,
  owner: string,
  amountMinor: bigint,
): JournalLine => ({ account: accountOf(code, owner), side, amountMinor });
const rent: readonly JournalLine[] = [
  line('debit', 'rent_expense', '', 100_000n),
  line('debit', 'vat_deductible', 'LU', 17_000n),
  { account: bank, side: 'credit', amountMinor: 117_000n },
];
const brief = (lines: readonly JournalLine[]) =>
  planJournal(lines, 'EUR', 'journal').map(
    ({ debit, credit, amountMinor }) => `${debit.code} ← ${credit.code} ${amountMinor}`,
  );
const faultsOf = (lines: readonly JournalLine[], namesOrder = false) =>
  journalFaults(lines, 'EUR', namesOrder).map(({ field, message }) => `${field}: ${message}`);

describe('A journal entry', () => {
  it('moves each account by what its line says, debits and credits in their order', () => {
    expect(faultsOf(rent)).to.deep.equal([]);
    expect(brief(rent)).to.deep.equal(['rent_expense ← bank 100000', 'vat_deductible ← bank 17000']);
    expect(
      brief([
        line('credit', 'supplier_payable', 'Luxgrid', 60n),
        line('debit', 'operating_expense', 'power', 45n),
        line('credit', 'suspense', 'rest', 10n),
        line('debit', 'rent_expense', '', 25n),
      ]),
    ).to.deep.equal([
      'operating_expense ← supplier_payable 45',
      'rent_expense ← supplier_payable 15',
      'rent_expense ← suspense 10',
    ]);
  });

  it('balances to the minor unit, and says both sums when it does not', () => {
    const short = [...rent.slice(0, 2), { account: bank, side: 'credit' as const, amountMinor: 116_999n }];
    expect(faultsOf(short)).to.deep.equal([
      'lines: Debits are 1,170.00 EUR, credits 1,169.99 EUR. They have to be the same.',
    ]);
    expect(() => planJournal(short, 'EUR', 'journal')).to.throw('Debits are 117000, credits 116999.');
    expect(faultsOf([])).to.deep.equal([
      'lines: Debits are 0.00 EUR, credits 0.00 EUR. They have to be the same.',
    ]);
  });

  it('names each account once, whom it is for where it has to, and amounts above zero', () => {
    const wrong = [
      line('debit', 'rent_expense', 'lu', 5n),
      line('debit', 'vat_deductible', 'Luxembourg', 5n),
      line('debit', 'supplier_payable', '', 0n),
      line('debit', 'fx_loss', 'EUR', 5n),
      line('credit', 'suspense', 'Scheldebrug', 10n),
      line('credit', 'suspense', 'scheldebrug', 5n),
    ];
    expect(faultsOf(wrong)).to.deep.equal([
      'lines.0.owner: “Rent” is one account: leave this empty.',
      'lines.1.owner: Write the country as two letters, e.g. LU.',
      'lines.2.owner: Say in up to 60 characters, without “|”, whom or what it is for.',
      'lines.2.amountMinor: Give an amount above zero.',
      'lines.3.owner: Write the pair as two currencies, e.g. EUR/USDC.',
      'lines.5.code: This account is in the entry already. Put both amounts into one line.',
    ]);
  });

  it('leaves alone what follows the escrow, payments under way, the bank’s lines and exchanges', () => {
    const refused = (Object.keys(chartOfAccounts) as AccountCode[]).filter(
      (code) => !handCodes.includes(code),
    );
    expect(refused).to.deep.equal([
      'escrow_onchain',
      'escrow_liability',
      'commission_payable',
      'claimable_credit',
      'unmatched_receipts',
      'refund_in_flight',
      'payout_in_flight',
      'dispute_hold',
      'fx_liquidity',
    ]);
    expect(handCodes.filter((code) => handRuleOf(code) === 'order')).to.deep.equal([
      'vendor_payable',
      'order_liability',
      'vendor_debt',
    ]);
    expect(notByHand('escrow_liability')).to.equal('It mirrors the escrow contract, which alone moves it.');
    const held = [line('debit', 'escrow_liability', '0xab', 5n), line('credit', 'other_income', 'gift', 5n)];
    expect(faultsOf(held)).to.deep.equal([
      'lines.0.code: It mirrors the escrow contract, which alone moves it.',
    ]);
  });

  it('moves money of a buyer or a vendor only when it names the order', () => {
    const lost = [line('debit', 'bad_debt', '', 5n), line('credit', 'vendor_payable', '', 5n)];
    expect(faultsOf(lost)).to.deep.equal(['lines.1.code: Name the order whose money this corrects.']);
    expect(faultsOf(lost, true)).to.deep.equal([]);
  });

  it('conserves: every account moves by its line, and its counter entry brings all of them back to zero', () => {
    const codes = handCodes.filter((code) => code !== 'escrow_onchain');
    const amounts = fc.array(fc.bigInt({ min: 1n, max: 10n ** 24n }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(amounts, amounts, (left, right) => {
        const sum = (all: readonly bigint[]) => all.reduce((total, each) => total + each, 0n);
        // The side that is short is made up by a line of its own.
        const rest = sum(left) - sum(right);
        const debits = rest < 0n ? [...left, -rest] : left;
        const credits = rest > 0n ? [...right, rest] : right;
        const make = (side: Side, all: readonly bigint[]) =>
          all.map((amountMinor, index) => ({
            account: accountOf(codes[index % codes.length] as 'suspense', `${side} ${index}`),
            side,
            amountMinor,
          }));
        const lines = [...make('debit', debits), ...make('credit', credits)];
        const moved = new Map<string, bigint>();
        const book = (all: readonly JournalLine[]) => {
          const legs = planJournal(all, 'EUR', 'journal');
          expect(legs.length).to.be.lessThan(all.length);
          for (const { debit, credit, amountMinor } of legs) {
            expect(amountMinor > 0n).to.equal(true);
            moved.set(debit.owner, (moved.get(debit.owner) ?? 0n) + amountMinor);
            moved.set(credit.owner, (moved.get(credit.owner) ?? 0n) - amountMinor);
          }
        };
        book(lines);
        for (const { account, side, amountMinor } of lines)
          expect(moved.get(account.owner)).to.equal(side === 'debit' ? amountMinor : -amountMinor);
        book(counterLines(lines));
        expect([...moved.values()].every((minor) => minor === 0n)).to.equal(true);
      }),
    );
  });
});
