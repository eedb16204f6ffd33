import { expect } from 'chai';
import { encodeWords, type Hex } from '../verify/abi-words.ts';
import type { ObjectAct } from './object-acts.ts';
import { sumOrder, sumPayment } from './sum-payment.ts';

const USDC = '0x00000000000000000000000000000000000000d5';
const wordOf = (value: bigint): Hex => `0x${encodeWords([value])}`;
const act = (name: string, words: readonly (bigint | string)[], index?: bigint): ObjectAct => ({
  ...{ contract: 'settlementEscrow', name, blockNumber: 1n, data: `0x${encodeWords(words)}` },
  topics: ['0x', '0x', ...(index === undefined ? [] : [wordOf(index)])],
});
/** The offset of the terms, then as far as the sums read them: token, amount and lot. */
const opened = (name: string, amount: bigint): ObjectAct =>
  act(name, [32n, 1n, 2n, 3n, USDC, amount, ...Array.from({ length: 9 }, () => 0n), 77n]);
const nothing = { returned: 0n, refunded: 0n, disputed: 0n, token: USDC, lotId: 77n };

describe('the sums of a payment', () => {
  it('count what was captured, returned and refunded, in any order of the acts', () => {
    const acts = [
      act('PaymentRefunded', [100n, 2n, 500n, 0n]),
      act('PaymentVoided', [250n, 0n]),
      act('PaymentCaptured', [600n, 600n]),
      act('DeliveryCaptured', [150n, 8_000n, 750n]),
      opened('PaymentAuthorized', 1_000n),
    ];
    const sums = { ...nothing, authorized: 1_000n, captured: 750n, returned: 250n, refunded: 100n };
    expect(sumPayment(acts)).to.deep.equal(sums);
    expect(sumPayment(acts.toReversed())).to.deep.equal(sums);
  });

  it('count a charge as captured at once', () => {
    expect(sumPayment([opened('PaymentCharged', 400n)])).to.deep.equal({
      ...nothing,
      authorized: 400n,
      captured: 400n,
    });
  });

  it('give what an arbiter does not give to the receiver back to the payer, and keep other disputes open', () => {
    const acts = [
      opened('PaymentAuthorized', 1_000n),
      act('PaymentDisputed', [300n, 0n, 0n], 1n),
      act('PaymentDisputed', [200n, 0n, 0n], 3n),
      act('DisputeResolved', [120n, 120n], 1n),
    ];
    expect(sumPayment(acts)).to.deep.equal({
      ...nothing,
      ...{ authorized: 1_000n, captured: 120n, returned: 180n, disputed: 8n },
    });
  });

  it('divide by agreement, by silence and by the payer’s exit', () => {
    const settled = [opened('PaymentAuthorized', 1_000n), act('PaymentSettled', [700n, 300n, 0n, 700n, 0n])];
    const lapsed = [opened('PaymentAuthorized', 1_000n), act('DisputesLapsed', [400n, 600n, 400n, 0n])];
    const reclaimed = [opened('PaymentAuthorized', 1_000n), act('PaymentReclaimed', [900n, 100n, 0n])];
    const of = (acts: ObjectAct[]) => [sumPayment(acts).captured, sumPayment(acts).returned];
    expect([settled, lapsed, reclaimed].map(of)).to.deep.equal([
      [700n, 300n],
      [400n, 600n],
      [0n, 900n],
    ]);
  });
});

describe('the sums of an order paid through a bank', () => {
  it('count the grams released, and know when it was cancelled', () => {
    const acts = [
      act('OrderCancelled', [5_000n, 0n]),
      act('OrderReleased', [2_000n, 5_000n, 0n, 0n, 0n, 0n]),
      act('OrderReleased', [3_000n, 3_000n, 0n, 0n, 0n, 0n]),
      act('OrderOpened', [0n, 0n, 0n, 0n, 0n, 77n, 8_000n, 0n]),
    ];
    const sums = { isOpened: true, isCancelled: true, lotId: 77n, maxGrams: 8_000n, releasedGrams: 5_000n };
    expect(sumOrder(acts)).to.deep.equal(sums);
  });
});
