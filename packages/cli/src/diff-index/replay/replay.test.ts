import { deploymentOf, settlementEscrowAbi } from '@topsteel/chain';
import { expect } from 'chai';
import { encodeAbiParameters, encodeEventTopics, keccak256, toHex, type AbiEvent, type Hex } from 'viem';
import { replay, type RawLog } from './replay.ts';
import { textOf } from './seen-log.ts';

const deployment = deploymentOf(31337);
const [payer, mill, operator] = [party('1'), party('2'), party('3')];
const paymentId = keccak256(toHex('payment'));
const zero: Hex = `0x${'0'.repeat(64)}`;

/** 10,000 with a commission of 2.5 %, of which one has two thirds less a little. */
const terms = {
  ...{ operator, payer, receiver: mill, token: deployment.usdc, maxAmount: 10_000n, authorizeBefore: 1 },
  ...{
    captureBefore: 2,
    resolveBefore: 3,
    refundBefore: 4,
    inspectionSeconds: 5,
    feeBps: 250,
    silenceBps: 0,
  },
  arbiter: party('0'),
  feeShares: [
    { receiver: party('4'), shareBps: 6_667 },
    { receiver: party('5'), shareBps: 3_333 },
  ],
  goods: { lotId: 0n, maxGrams: 0n, titleTo: party('0') },
  ...{ milestones: zero, orderRef: zero, salt: zero },
};

describe('replay of logs', () => {
  it('takes the commission of what the receiver’s side has, and shares it to the last minor unit', () => {
    const tables = replay(deployment, [
      said('PaymentAuthorized', { paymentId, payer, receiver: mill, terms }),
      said('PaymentCaptured', { paymentId, amount: 19n, refundable: 19n }),
      said('PaymentCaptured', { paymentId, amount: 1_980n, refundable: 1_999n }),
      said('PaymentVoided', { paymentId, amount: 8_001n, actor: operator }),
    ]);
    // floor(1,999 × 2.5 %) = 49, of which floor(49 × 0.6667) = 32.
    expect(tables.need('Payment', paymentId)).to.deep.include({
      ...{ phase: 'CLOSED', capturedMinor: 1_999n, feeMinor: 49n, voidedMinor: 8_001n, openMinor: 0n },
    });
    expect(tables.need('FeeShare', `${paymentId}-0`)['paidMinor']).to.equal(32n);
    expect(tables.need('FeeShare', `${paymentId}-1`)['paidMinor']).to.equal(17n);
    expect(tables.need('EscrowBalance', deployment.usdc.toLowerCase())['heldMinor']).to.equal(0n);
    expect(tables.need('TokenPeriod', `2030-03-${deployment.usdc.toLowerCase()}`)).to.deep.include({
      ...{ length: 'MONTH', begin: 1_898_553_600n, paymentCount: 1n, authorizedMinor: 10_000n },
      ...{ capturedMinor: 1_999n, voidedMinor: 8_001n, feeMinor: 49n },
    });
  });

  it('keeps every argument of a log, those of a struct and of its lists under both names', () => {
    const tables = replay(deployment, [
      said('PaymentAuthorized', { paymentId, payer, receiver: mill, terms }),
    ]);
    expect(tables.need('PaymentAuthorizedLog', `${zero}-0`)).to.deep.include({
      ...{ payer, termsMaxAmount: 10_000n, termsGoodsLotId: 0n, place: 7_000_000n, at: 1_900_000_000n },
      ...{ termsFeeSharesReceiver: [party('4'), party('5')], termsFeeSharesShareBps: [6_667, 3_333] },
    });
  });

  it('passes over the same words from another contract', () => {
    const forged = { ...said('TokenAccepted', { token: deployment.usdc, cap: 1n }), contract: mill };
    expect(replay(deployment, [forged]).entities()).to.deep.equal([]);
  });

  it('says which row an event speaks of that no event has made', () => {
    const log = said('PaymentCaptured', { paymentId, amount: 1n, refundable: 1n });
    expect(() => replay(deployment, [log])).to.throw(
      `An event speaks of Payment ${paymentId}, which no event has made.`,
    );
  });

  it('reads text that is none without losing its length', () => {
    expect(textOf('0x474f4c44ff00')).to.equal('GOLD?');
    expect(textOf('0x0000')).to.equal('');
  });
});

let logIndex = 0;
beforeEach(() => {
  logIndex = 0;
});

/** A log of the escrow in block 7. */
function said(name: string, args: Readonly<Record<string, unknown>>): RawLog {
  const event = settlementEscrowAbi.find(
    (entry): entry is Extract<(typeof settlementEscrowAbi)[number], { type: 'event' }> =>
      entry.type === 'event' && entry.name === name,
  ) as AbiEvent | undefined;
  if (event === undefined) throw new Error(`The escrow has no event ${name}.`);
  const plain = event.inputs.filter(({ indexed }) => indexed !== true);
  const log: RawLog = {
    ...{ contract: deployment.settlementEscrow, sender: operator, transaction: zero, block: 7n, logIndex },
    at: 1_900_000_000n,
    topics: encodeEventTopics({ abi: [event], eventName: name, args }) as Hex[],
    data: encodeAbiParameters(
      plain,
      plain.map((input) => args[input.name ?? '']),
    ),
  };
  logIndex += 1;
  return log;
}

function party(digit: string): Hex {
  return `0x${digit.repeat(40)}`;
}
