import { attemptStateOf } from '@topsteel/domain/payment';
import { expect } from 'chai';
import { foldChainFacts, type ChainFact } from '../../payment/index.ts';
import { snapshotOfEscrow, type EscrowAccount } from './snapshot-of-escrow.ts';

const PAYMENT = `0x${'ab'.repeat(32)}` as const;
const OPERATOR = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8';
const terms = {
  operator: OPERATOR,
  payer: OPERATOR,
  receiver: OPERATOR,
  token: OPERATOR,
  maxAmount: '1200000000',
  authorizeBefore: '1',
  captureBefore: '2',
  resolveBefore: '3',
  refundBefore: '4',
  inspectionSeconds: '0',
  feeBps: '100',
  silenceBps: '0',
  arbiter: OPERATOR,
  feeShares: [{ receiver: OPERATOR, shareBps: '10000' }],
  goods: { lotId: '0', maxGrams: '0', titleTo: OPERATOR },
  milestones: PAYMENT,
  orderRef: PAYMENT,
  salt: PAYMENT,
};
const fact = (name: string, args: object, isFinal = true) =>
  ({ name, args: { paymentId: PAYMENT, ...args }, isFinal, txHash: PAYMENT, at: new Date(0) }) as ChainFact;
const authorized = fact('PaymentAuthorized', { payer: OPERATOR, receiver: OPERATOR, terms });
const captured = fact('PaymentCaptured', { amount: '700000000', refundable: '700000000' });
const rest = fact('PaymentVoided', { amount: '500000000', actor: OPERATOR });
const refunded = fact('PaymentRefunded', {
  amount: '200000000',
  feeReversed: '0',
  refundable: '500000000',
  actor: OPERATOR,
});
const disputed = fact('PaymentDisputed', {
  index: '0',
  amount: '1200000000',
  reason: PAYMENT,
  actor: OPERATOR,
});

const seen = (facts: ChainFact[], rest: Partial<EscrowAccount> = {}) =>
  snapshotOfEscrow({
    final: foldChainFacts(facts.filter(({ isFinal }) => isFinal)),
    standing: foldChainFacts(facts),
    refundPendingMinor: 0n,
    refundFailedMinor: 0n,
    isAuthorizing: false,
    refusal: null,
    isVoided: false,
    isExpired: false,
    ...rest,
  });

describe('the totals of a payment in the escrow', () => {
  it('are those of its final events, what was captured before it was refunded', () => {
    const snapshot = seen([authorized, captured, rest, refunded]);
    expect(snapshot).to.deep.equal({
      phase: 'closed',
      authorizedMinor: 1_200_000_000n,
      lateMinor: 0n,
      capturedMinor: 700_000_000n,
      voidedMinor: 500_000_000n,
      refundPendingMinor: 0n,
      refundedMinor: 200_000_000n,
      refundFailedMinor: 0n,
      reversedMinor: 0n,
      disputedMinor: 0n,
      providerFeeMinor: 0n,
      isFinal: true,
      failure: null,
    });
    expect(attemptStateOf(snapshot)).to.equal('partially-refunded');
  });

  it('count nothing that a replaced block could take back, and say so', () => {
    const waiting = seen([{ ...authorized, isFinal: false }]);
    expect([waiting.phase, waiting.authorizedMinor, waiting.isFinal]).to.deep.equal([
      'processing',
      0n,
      false,
    ]);
    const moving = seen([authorized, { ...captured, isFinal: false }]);
    expect([moving.phase, moving.capturedMinor, moving.isFinal]).to.deep.equal(['held', 0n, false]);
  });

  it('show what waits for a ruling', () => {
    const snapshot = seen([authorized, disputed]);
    expect([snapshot.disputedMinor, attemptStateOf(snapshot)]).to.deep.equal([1_200_000_000n, 'disputed']);
  });

  it('say what the payer may still do', () => {
    expect(seen([]).phase).to.equal('open');
    expect(seen([], { isAuthorizing: true }).phase).to.equal('processing');
    expect(seen([], { isExpired: true }).phase).to.equal('closed');
    const refused = seen([], { refusal: 'The wallet holds too little.' });
    expect([refused.phase, refused.failure]).to.deep.equal([
      'action-required',
      'The wallet holds too little.',
    ]);
  });
});
