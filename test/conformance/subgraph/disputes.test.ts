import { expect } from 'chai';
import type { Hex } from 'viem';
import { indexedChain, type IndexedChain, type Told } from './indexed-chain.ts';
import { authorized } from './payment-terms.ts';
import { arbiter, buyer, hashOf, mill, operator, platform } from './words.ts';

describe('index of disputes', function () {
  this.timeout(300_000);
  let index: IndexedChain;
  before(async () => {
    index = await indexedChain();
  });

  const milestonesHash = hashOf('list of milestones');
  const state = (id: Hex) =>
    index.ask(`{ payment(id: "${id}") { phase openMinor refundableMinor disputedMinor openDisputes capturedMinor voidedMinor
        milestones(orderBy: index) { index capturedMinor dispute { state } }
        disputes(orderBy: index) { index state amountMinor reason raisedBy toReceiverMinor toPayerMinor endedBy }
        events(orderBy: at) { kind milestone amountMinor toReceiverMinor toPayerMinor } } }`);
  const dispute = (paymentId: Hex, milestone: number, amount: bigint): Told => [
    'PaymentDisputed',
    { paymentId, index: milestone, amount, reason: hashOf('rust'), actor: buyer },
  ];

  it('freezes one, goes on with the others, and is resolved', async () => {
    const id = hashOf('payment in milestones');
    await index.tell('settlementEscrow', authorized(id, { milestones: milestonesHash }));
    await index.tell('settlementEscrow', [
      'MilestoneCaptured',
      {
        paymentId: id,
        index: 0,
        amount: 1_000n,
        totalCaptured: 1_000n,
        capturable: 9_000n,
        refundable: 1_000n,
      },
    ]);
    await index.tell('settlementEscrow', dispute(id, 0, 2_000n));
    await index.tell('settlementEscrow', dispute(id, 2, 3_000n));
    await index.tell('settlementEscrow', [
      'MilestoneCaptured',
      {
        paymentId: id,
        index: 1,
        amount: 4_000n,
        totalCaptured: 4_000n,
        capturable: 5_000n,
        refundable: 5_000n,
      },
    ]);
    await index.tell('settlementEscrow', [
      'DisputeResolved',
      {
        paymentId: id,
        index: 0,
        toReceiver: 500n,
        refundable: 5_500n,
      },
    ]);
    expect(await state(id)).to.deep.equal({
      payment: {
        ...{
          phase: 'AUTHORIZED',
          openMinor: '3000',
          refundableMinor: '5500',
          disputedMinor: '3000',
          openDisputes: [2],
        },
        ...{ capturedMinor: '5500', voidedMinor: '1500' },
        milestones: [
          { index: 0, capturedMinor: '1000', dispute: { state: 'RESOLVED' } },
          { index: 1, capturedMinor: '4000', dispute: null },
          { index: 2, capturedMinor: '0', dispute: { state: 'OPEN' } },
        ],
        disputes: [
          {
            ...{
              index: 0,
              state: 'RESOLVED',
              amountMinor: '2000',
              reason: hashOf('rust'),
              raisedBy: buyer,
            },
            ...{ toReceiverMinor: '500', toPayerMinor: '1500', endedBy: arbiter },
          },
          openDispute(2, '3000'),
        ],
        events: [
          {
            kind: 'AUTHORIZED',
            milestone: null,
            amountMinor: '10000',
            toReceiverMinor: '0',
            toPayerMinor: '0',
          },
          {
            kind: 'CAPTURED',
            milestone: 0,
            amountMinor: '1000',
            toReceiverMinor: '1000',
            toPayerMinor: '0',
          },
          { kind: 'DISPUTED', milestone: 0, amountMinor: '2000', toReceiverMinor: '0', toPayerMinor: '0' },
          { kind: 'DISPUTED', milestone: 2, amountMinor: '3000', toReceiverMinor: '0', toPayerMinor: '0' },
          {
            kind: 'CAPTURED',
            milestone: 1,
            amountMinor: '4000',
            toReceiverMinor: '4000',
            toPayerMinor: '0',
          },
          {
            kind: 'RESOLVED',
            milestone: 0,
            amountMinor: '2000',
            toReceiverMinor: '500',
            toPayerMinor: '1500',
          },
        ],
      },
    });
  });

  for (const [what, end, expected] of [
    [
      'by two signatures',
      (paymentId: Hex): Told => [
        'PaymentSettled',
        {
          paymentId,
          toReceiver: 6_000n,
          toPayer: 4_000n,
          grams: 0n,
          refundable: 6_000n,
          receiverSigner: operator,
        },
      ],
      { kind: 'SETTLED', state: 'SETTLED', toReceiver: '6000', toPayer: '4000', endedBy: operator },
    ],
    [
      'by the receiver, who gives all back',
      (paymentId: Hex): Told => ['PaymentVoided', { paymentId, amount: 10_000n, actor: mill }],
      { kind: 'VOIDED', state: 'CONCEDED', toReceiver: '0', toPayer: '10000', endedBy: mill },
    ],
    [
      'by silence',
      (paymentId: Hex): Told => [
        'DisputesLapsed',
        { paymentId, toReceiver: 4_000n, toPayer: 6_000n, refundable: 4_000n, actor: platform },
      ],
      { kind: 'LAPSED', state: 'LAPSED', toReceiver: '4000', toPayer: '6000', endedBy: platform },
    ],
  ] as const) {
    it(`ends a dispute ${what}`, async () => {
      const id = hashOf(`payment in one piece, ended ${what}`);
      await index.tell('settlementEscrow', authorized(id));
      await index.tell('settlementEscrow', dispute(id, 0, 10_000n));
      await index.tell('settlementEscrow', end(id));
      expect(await state(id)).to.deep.equal({
        payment: {
          ...{ phase: 'CLOSED', openMinor: '0', refundableMinor: expected.toReceiver, disputedMinor: '0' },
          ...{
            openDisputes: [],
            capturedMinor: expected.toReceiver,
            voidedMinor: expected.toPayer,
            milestones: [],
          },
          disputes: [{ ...openDispute(0, '10000'), state: expected.state, endedBy: expected.endedBy }],
          events: [
            {
              kind: 'AUTHORIZED',
              milestone: null,
              amountMinor: '10000',
              toReceiverMinor: '0',
              toPayerMinor: '0',
            },
            {
              kind: 'DISPUTED',
              milestone: null,
              amountMinor: '10000',
              toReceiverMinor: '0',
              toPayerMinor: '0',
            },
            {
              kind: expected.kind,
              milestone: null,
              amountMinor: '10000',
              toReceiverMinor: expected.toReceiver,
              toPayerMinor: expected.toPayer,
            },
          ],
        },
      });
    });
  }

  it('gives back what is not disputed and keeps the rest frozen', async () => {
    const id = hashOf('payment reclaimed in part');
    await index.tell('settlementEscrow', authorized(id, { milestones: milestonesHash }));
    await index.tell('settlementEscrow', dispute(id, 3, 2_500n));
    await index.tell('settlementEscrow', [
      'PaymentReclaimed',
      { paymentId: id, amount: 7_500n, capturable: 2_500n, actor: platform },
    ]);
    const { payment } = (await state(id)) as { payment: Record<string, unknown> };
    expect(payment).to.deep.include({
      phase: 'AUTHORIZED',
      openMinor: '2500',
      disputedMinor: '2500',
      voidedMinor: '7500',
    });
    expect(payment['openDisputes']).to.deep.equal([3]);
  });
});

function openDispute(milestone: number, amountMinor: string): Readonly<Record<string, unknown>> {
  return {
    ...{ index: milestone, state: 'OPEN', amountMinor, reason: hashOf('rust'), raisedBy: buyer },
    ...{ toReceiverMinor: null, toPayerMinor: null, endedBy: null },
  };
}
