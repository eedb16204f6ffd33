import { expect } from 'chai';
import fc from 'fast-check';
import { termsJson, type Terms } from '@topsteel/domain/bridge';
import { commissionOf, type Leg } from '@topsteel/domain/ledger';
import { planPostings, type Books, type EscrowEvent } from './plan-postings.ts';

const account = (digits: string): `0x${string}` => `0x${digits.repeat(20)}`;
const treasury = account('77');
const fund = account('f0');
const seller = account('5e');
const operator = account('0e');
const actor = operator;
const books: Books = { chainId: 31_337, token: account('aa'), treasury };
const paymentId: `0x${string}` = `0x${'01'.repeat(32)}`;
const terms: Terms = {
  operator,
  payer: account('b0'),
  receiver: seller,
  token: account('aa'),
  maxAmount: 3_618_000_000n,
  authorizeBefore: 1_795_510_800,
  captureBefore: 1_800_000_000,
  resolveBefore: 1_801_000_000,
  refundBefore: 1_802_000_000,
  inspectionSeconds: 259_200,
  feeBps: 100,
  silenceBps: 0,
  arbiter: account('ab'),
  feeShares: [
    { receiver: treasury, shareBps: 8_000 },
    { receiver: fund, shareBps: 2_000 },
  ],
  goods: { lotId: 0n, maxGrams: 0n, titleTo: account('00') },
  milestones: `0x${'00'.repeat(32)}`,
  orderRef: `0x${'0d'.repeat(32)}`,
  salt: `0x${'5a'.repeat(32)}`,
};

const brief = (legs: readonly Leg[]) =>
  legs.map((leg) => [leg.code, leg.debit.code, leg.credit.code, leg.amountMinor]);
const plan = (event: EscrowEvent, signed: Terms = terms, disputed = new Map<string, bigint>()) =>
  planPostings(event, books, { terms: signed, disputed });
const authorizedBy = (signed: Terms): EscrowEvent => ({
  name: 'PaymentAuthorized',
  args: { paymentId, payer: signed.payer, receiver: seller, terms: termsJson(signed) },
});

describe('settlement: what events mean for the books', () => {
  it('a delivery pays the seller net and divides the commission by the terms', () => {
    const args = {
      paymentId,
      amount: '3587040000',
      totalGrams: '4982000',
      refundable: '3587040000',
    };
    const legs = plan({ name: 'DeliveryCaptured', args });
    expect(brief(legs)).to.deep.equal([
      ['capture', 'escrow_liability', 'vendor_payable', 3_587_040_000n],
      ['commission', 'vendor_payable', 'commission_payable', 35_870_400n],
      ['payout', 'vendor_payable', 'escrow_onchain', 3_551_169_600n],
      ['commission-earned', 'commission_payable', 'commission_revenue', 28_696_320n],
      ['commission-paid', 'treasury_wallet', 'escrow_onchain', 28_696_320n],
      ['commission-paid', 'commission_payable', 'escrow_onchain', 7_174_080n],
    ]);
  });

  it('a second capture bears the commission that the total grew by', () => {
    // floor(150 × 1 %) = 1 before, floor(250 × 1 %) = 2 after: the first share grows from 0 to 1, the second stays at 1.
    const args = { paymentId, amount: '100', refundable: '250' };
    expect(
      brief(plan({ name: 'PaymentCaptured', args })).map(([code, , , amount]) => [code, amount]),
    ).to.deep.equal([
      ['capture', 100n],
      ['commission', 1n],
      ['payout', 99n],
      ['commission-earned', 1n],
      ['commission-paid', 1n],
      ['commission-paid', 0n],
    ]);
  });

  it('a charge comes in and goes out', () => {
    const args = { paymentId, payer: terms.payer, receiver: seller, terms: termsJson(terms) };
    const [inward, outward] = plan({ name: 'PaymentCharged', args });
    expect(brief([inward!, outward!])).to.deep.equal([
      ['authorize', 'escrow_onchain', 'escrow_liability', 3_618_000_000n],
      ['capture', 'escrow_liability', 'vendor_payable', 3_618_000_000n],
    ]);
  });

  it('a ruling, an agreement and the end of the time for one divide what is held', () => {
    const ruling = { paymentId, index: '3', toReceiver: '1000000', refundable: '1000000' };
    const division = { paymentId, toReceiver: '1000000', toPayer: '2618000', refundable: '1000000' };
    const disputed = new Map([['3', 3_618_000n]]);
    const events: EscrowEvent[] = [
      { name: 'DisputeResolved', args: ruling },
      { name: 'PaymentSettled', args: { ...division, grams: '0', receiverSigner: seller } },
      { name: 'DisputesLapsed', args: { ...division, actor } },
    ];
    for (const [index, event] of events.entries()) {
      const legs = plan(event, terms, disputed);
      expect(brief(legs).map(([code, , , amount]) => [code, amount])).to.deep.equal([
        ['capture', 1_000_000n],
        ['commission', 10_000n],
        ['payout', 990_000n],
        ['commission-earned', 8_000n],
        ['commission-paid', 8_000n],
        ['commission-paid', 2_000n],
        [['resolve', 'settle', 'lapse'][index], 2_618_000n],
      ]);
    }
  });

  it('a refund goes past the escrow; the seller’s brings our share of the commission back, the operator’s does not', () => {
    const args = { paymentId, amount: '1000000', feeReversed: '10000', refundable: '0', actor: seller };
    expect(brief(plan({ name: 'PaymentRefunded', args }))).to.deep.equal([
      ['commission-returned', 'commission_revenue', 'treasury_wallet', 8_000n],
    ]);
    expect(plan({ name: 'PaymentRefunded', args: { ...args, actor: operator } })).to.deep.equal([]);
  });

  it('a dispute and the acceptance of a token move nothing', () => {
    const reason = `0x${'00'.repeat(32)}` as const;
    const dispute = { paymentId, index: '0', amount: '5', reason, actor };
    expect(plan({ name: 'PaymentDisputed', args: dispute })).to.deep.equal([]);
    expect(plan({ name: 'TokenAccepted', args: { token: terms.token, cap: '5' } })).to.deep.equal([]);
  });

  it('the escrow account is what the contract holds, after every event of any history (property)', () => {
    const act = fc.record({ what: fc.nat(6), part: fc.nat(1_000), fails: fc.boolean() });
    fc.assert(
      fc.property(
        fc.bigInt(1n, 2n ** 100n),
        fc.nat(1_000),
        fc.nat(9_998),
        fc.array(act, { maxLength: 20 }),
        (maxAmount, feeBps, share, acts) => {
          const feeShares = [
            { receiver: treasury, shareBps: share + 1 },
            { receiver: fund, shareBps: 9_999 - share },
          ];
          const signed = { ...terms, maxAmount, feeBps, feeShares };
          const contract = new Contract(signed);
          const legs = plan(authorizedBy(signed), signed);
          for (const { what, part, fails } of acts) {
            for (const event of contract.does(what, BigInt(part), fails)) {
              legs.push(...plan(event, signed, contract.disputed));
            }
            expect(balance(legs, 'escrow_onchain')).to.equal(contract.capturable + contract.credit);
            expect(balance(legs, 'escrow_liability')).to.equal(-contract.capturable);
            expect(balance(legs, 'claimable_credit')).to.equal(-contract.credit);
            expect(balance(legs, 'vendor_payable')).to.equal(0n);
            expect(balance(legs, 'commission_payable')).to.equal(0n);
            const ours = commissionOf(signed, contract.refundable).shares[0]?.amountMinor ?? 0n;
            expect(balance(legs, 'commission_revenue')).to.equal(-ours);
            expect(balance(legs, 'treasury_wallet')).to.equal(ours);
          }
        },
      ),
    );
  });
});

/** The escrow's own arithmetic for one payment, and what it says of it. */
class Contract {
  capturable: bigint;
  refundable = 0n;
  credit = 0n;
  /** What the last dispute froze. */
  disputed = new Map<string, bigint>();

  constructor(private readonly signed: Terms) {
    this.capturable = signed.maxAmount;
  }

  /** The events of one act on a part, in thousandths; the payout of it may fail. */
  does(what: number, thousandths: bigint, fails: boolean): EscrowEvent[] {
    const amount = (this.capturable * thousandths) / 1_000n;
    const left = this.capturable - amount;
    switch (what) {
      case 0: {
        const net = this.pay(amount);
        const args = { paymentId, amount: text(amount), ...this.total() };
        return [{ name: 'PaymentCaptured', args }, ...this.failed(seller, net, fails)];
      }
      case 1: {
        this.pay(amount);
        const milestone = { index: '0', totalCaptured: text(amount) };
        const args = { paymentId, amount: text(amount), ...milestone, ...this.total() };
        return [{ name: 'MilestoneCaptured', args }];
      }
      case 2: {
        // Half of what is left is disputed, and a part of that goes to the receiver.
        const frozen = this.capturable / 2n;
        const toReceiver = (frozen * thousandths) / 1_000n;
        this.pay(toReceiver);
        this.capturable -= frozen - toReceiver;
        this.disputed = new Map([['2', frozen]]);
        const ruling = { index: '2', toReceiver: text(toReceiver), ...this.total() };
        return [{ name: 'DisputeResolved', args: { paymentId, ...ruling } }];
      }
      case 3: {
        this.pay(amount);
        this.capturable = 0n;
        const { refundable } = this.total();
        const division = { toReceiver: text(amount), toPayer: text(left) };
        return [{ name: 'DisputesLapsed', args: { paymentId, ...division, refundable, actor } }];
      }
      case 4: {
        const back = this.capturable;
        this.capturable = 0n;
        const args = { paymentId, amount: text(back), actor };
        return [{ name: 'PaymentVoided', args }, ...this.failed(this.signed.payer, back, fails)];
      }
      case 5: {
        const back = (this.refundable * thousandths) / 1_000n;
        const before = this.fee();
        this.refundable -= back;
        const { refundable } = this.total();
        const figures = { amount: text(back), feeReversed: text(before - this.fee()), refundable };
        return [{ name: 'PaymentRefunded', args: { paymentId, ...figures, actor: seller } }];
      }
      default: {
        const args = { token: terms.token, account: seller, to: fund, amount: text(this.credit) };
        this.credit = 0n;
        return [{ name: 'CreditClaimed', args }];
      }
    }
  }

  private pay(amount: bigint): bigint {
    const before = this.fee();
    this.capturable -= amount;
    this.refundable += amount;
    return amount - (this.fee() - before);
  }

  /** A payout that the token refused stays in the contract, owed to whom it was for. */
  private failed(owner: `0x${string}`, amount: bigint, fails: boolean): EscrowEvent[] {
    if (!fails) return [];
    this.credit += amount;
    const args = { token: terms.token, account: owner, amount: text(amount), total: text(amount) };
    return [{ name: 'CreditAssigned', args }];
  }

  private fee(): bigint {
    return commissionOf(this.signed, this.refundable).totalMinor;
  }

  private total(): { refundable: string } {
    return { refundable: text(this.refundable) };
  }
}

const text = (value: bigint): string => value.toString();

const balance = (legs: readonly Leg[], code: string): bigint =>
  legs.reduce(
    (sum, leg) =>
      sum +
      (leg.debit.code === code ? leg.amountMinor : 0n) -
      (leg.credit.code === code ? leg.amountMinor : 0n),
    0n,
  );
