import { expect } from 'chai';
import fc from 'fast-check';
import { captureFee, splitFee } from '@topsteel/domain/order';
import { planPostings, type Books } from './plan-postings.ts';

const books: Books = { chainId: 31_337, token: `0x${'aa'.repeat(20)}`, treasury: `0x${'77'.repeat(20)}` };
const paymentId: `0x${string}` = `0x${'01'.repeat(32)}`;
const seller: `0x${string}` = `0x${'5e'.repeat(20)}`;
const fund: `0x${string}` = `0x${'f0'.repeat(20)}`;
const actor = seller;

describe('settlement: what events mean for the books', () => {
  it('a capture pays the seller net and sets the commission aside', () => {
    const legs = planPostings(
      {
        name: 'PaymentCaptured',
        args: {
          paymentId,
          amount: '3587040000',
          fee: '35870400',
          grams: '4982000',
          totalCaptured: '3587040000',
          totalGrams: '4982000',
          actor,
        },
      },
      books,
      seller,
    );
    expect(legs.map((leg) => [leg.code, leg.debit.code, leg.credit.code, leg.amountMinor])).to.deep.equal([
      ['capture', 'escrow_liability', 'vendor_payable', 3_587_040_000n],
      ['commission', 'vendor_payable', 'commission_payable', 35_870_400n],
      ['payout', 'vendor_payable', 'escrow_onchain', 3_551_169_600n],
    ]);
  });

  it('only our own share of the commission is income', () => {
    const paid = (receiver: `0x${string}`) =>
      planPostings({ name: 'FeePaid', args: { paymentId, receiver, amount: '5' } }, books, null).map(
        (leg) => leg.credit.code,
      );
    expect(paid(books.treasury as `0x${string}`)).to.deep.equal(['commission_revenue', 'escrow_onchain']);
    expect(paid(fund)).to.deep.equal(['escrow_onchain']);
  });

  it('the escrow ends empty after any capture, its commission and what goes back', () => {
    const max = fc.bigInt(1n, 2n ** 100n);
    fc.assert(
      fc.property(max, fc.nat(1_000), fc.nat(9_998), fc.nat(1_000_000), (amount, feeBps, share, part) => {
        const capturedMinor = (amount * BigInt(part)) / 1_000_000n;
        const fee = captureFee(0n, capturedMinor, feeBps);
        const [ours = 0n, funds = 0n] = splitFee(fee, [share + 1, 9_999 - share]);
        const legs = [
          planPostings(
            {
              name: 'PaymentAuthorized',
              args: { paymentId, amount: amount.toString() } as never,
            },
            books,
            seller,
          ),
          planPostings(
            {
              name: 'PaymentCaptured',
              args: { paymentId, amount: capturedMinor.toString(), fee: fee.toString() } as never,
            },
            books,
            seller,
          ),
          planPostings(
            {
              name: 'FeePaid',
              args: { paymentId, receiver: books.treasury as never, amount: ours.toString() },
            },
            books,
            null,
          ),
          planPostings(
            { name: 'FeePaid', args: { paymentId, receiver: fund, amount: funds.toString() } },
            books,
            null,
          ),
          planPostings(
            {
              name: 'PaymentVoided',
              args: { paymentId, amount: (amount - capturedMinor).toString(), actor },
            },
            books,
            null,
          ),
        ].flat();
        const balance = (code: string) =>
          legs.reduce(
            (sum, leg) =>
              sum +
              (leg.debit.code === code ? leg.amountMinor : 0n) -
              (leg.credit.code === code ? leg.amountMinor : 0n),
            0n,
          );
        for (const code of ['escrow_onchain', 'escrow_liability', 'vendor_payable', 'commission_payable']) {
          expect(balance(code), code).to.equal(0n);
        }
        expect(balance('commission_revenue')).to.equal(-ours);
        expect(balance('treasury_wallet')).to.equal(ours);
      }),
    );
  });
});
