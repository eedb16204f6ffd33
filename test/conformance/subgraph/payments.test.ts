import { expect } from 'chai';
import type { Hex } from 'viem';
import { indexedChain, type IndexedChain, type Told } from './indexed-chain.ts';
import {
  arbiter,
  buyer,
  commissioned,
  hashOf,
  mill,
  nobody,
  operator,
  platform,
  referrer,
  usdc,
  zero,
} from './words.ts';

/** Terms with a commission of 2.5 %, of which the platform has two thirds less a little. */
function termsOf(changes: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> {
  return {
    operator,
    payer: buyer,
    receiver: mill,
    token: usdc,
    maxAmount: 10_000n,
    authorizeBefore: 1_900_100_000,
    captureBefore: 1_900_200_000,
    resolveBefore: 1_900_300_000,
    refundBefore: 1_900_400_000,
    inspectionSeconds: 86_400,
    feeBps: 250,
    silenceBps: 4_000,
    arbiter,
    feeShares: [
      { receiver: platform, shareBps: 6_667 },
      { receiver: referrer, shareBps: 3_333 },
    ],
    goods: { lotId: 0n, maxGrams: 0n, titleTo: nobody },
    milestones: zero,
    orderRef: hashOf('order'),
    salt: zero,
    ...changes,
  };
}

const authorized = (paymentId: Hex, changes: Readonly<Record<string, unknown>> = {}): Told => [
  'PaymentAuthorized',
  { paymentId, payer: buyer, receiver: mill, terms: termsOf(changes) },
];
const captured = (paymentId: Hex, amount: bigint, capturable: bigint, refundable: bigint): Told => [
  'PaymentCaptured',
  { paymentId, amount, capturable, refundable },
];

describe('index of payments', function () {
  this.timeout(300_000);
  let index: IndexedChain;
  before(async () => {
    index = await indexedChain();
    await index.tell('settlementEscrow', ['TokenAccepted', { token: usdc, cap: 1_000_000n }]);
  });

  const totals = `phase authorizedMinor capturedMinor feeMinor voidedMinor refundedMinor feeReversedMinor openMinor refundableMinor`;
  const shares = `shares(orderBy: place) { receiver shareBps paidMinor returnedMinor }`;
  const escrow = async (): Promise<Record<string, string>> => {
    const { escrowBalance } = await index.ask(
      `{ escrowBalance(id: "${usdc}") { capMinor openMinor creditMinor heldMinor authorizedMinor capturedMinor voidedMinor } }`,
    );
    return escrowBalance as Record<string, string>;
  };

  it('books captures, the commission and its shares by what is refundable, not capture by capture', async () => {
    const id = hashOf('payment in parts');
    await index.tell('settlementEscrow', authorized(id));
    // floor(19 × 2.5 %) = 0, floor(1,999 × 2.5 %) = 49: of 49 the platform has floor(49 × 0.6667) = 32.
    await index.tell('settlementEscrow', captured(id, 19n, 9_981n, 19n));
    await index.tell('settlementEscrow', captured(id, 1_980n, 8_001n, 1_999n), [
      'PaymentVoided',
      { paymentId: id, amount: 8_001n, actor: operator },
    ]);
    expect(
      await index.ask(`{ payment(id: "${id}") { ${totals} isCharged arbiter titleTo milestonesHash shareCount ${shares}
        events(orderBy: at) { kind milestone amountMinor toReceiverMinor toPayerMinor feeMinor grams account } } }`),
    ).to.deep.equal({
      payment: {
        ...{
          phase: 'CLOSED',
          authorizedMinor: '10000',
          capturedMinor: '1999',
          feeMinor: '49',
          voidedMinor: '8001',
        },
        ...{ refundedMinor: '0', feeReversedMinor: '0', openMinor: '0', refundableMinor: '1999' },
        ...{ isCharged: false, arbiter, titleTo: null, milestonesHash: null, shareCount: 2 },
        shares: [
          { receiver: platform, shareBps: 6_667, paidMinor: '32', returnedMinor: '0' },
          { receiver: referrer, shareBps: 3_333, paidMinor: '17', returnedMinor: '0' },
        ],
        events: [
          event('AUTHORIZED', 10_000, 0, 0, 0, buyer),
          event('CAPTURED', 19, 19, 0, 0, operator),
          event('CAPTURED', 1_980, 1_980, 0, 49, operator),
          event('VOIDED', 8_001, 0, 8_001, 0, operator),
        ],
      },
    });
  });

  it('has a refund of the receiver return the shares, and one of the operator none', async () => {
    const id = hashOf('payment refunded');
    await index.tell('settlementEscrow', authorized(id));
    await index.tell('settlementEscrow', captured(id, 10_000n, 0n, 10_000n));
    // fee(10,000) = 250, fee(6,000) = 150, fee(5,000) = 125; of 250 the platform has 166, of 150 it has 100.
    await index.tell('settlementEscrow', [
      'PaymentRefunded',
      { paymentId: id, amount: 4_000n, feeReversed: 100n, refundable: 6_000n, actor: mill },
    ]);
    await index.tell('settlementEscrow', [
      'PaymentRefunded',
      { paymentId: id, amount: 1_000n, feeReversed: 25n, refundable: 5_000n, actor: operator },
    ]);
    const { payment } = await index.ask(`{ payment(id: "${id}") { ${totals} ${shares} } }`);
    expect(payment).to.deep.equal({
      ...{
        phase: 'CLOSED',
        authorizedMinor: '10000',
        capturedMinor: '10000',
        feeMinor: '250',
        voidedMinor: '0',
      },
      ...{ refundedMinor: '5000', feeReversedMinor: '125', openMinor: '0', refundableMinor: '5000' },
      shares: [
        { receiver: platform, shareBps: 6_667, paidMinor: '166', returnedMinor: '66' },
        { receiver: referrer, shareBps: 3_333, paidMinor: '84', returnedMinor: '34' },
      ],
    });
  });

  it('lets a charge come in and go out at once', async () => {
    const id = hashOf('payment charged');
    const before = await escrow();
    await index.tell('settlementEscrow', [
      'PaymentCharged',
      {
        paymentId: id,
        payer: buyer,
        receiver: mill,
        terms: termsOf({ arbiter: nobody, feeBps: 0, feeShares: [] }),
      },
    ]);
    expect(
      await index.ask(
        `{ payment(id: "${id}") { ${totals} isCharged arbiter ${shares} events { kind milestone amountMinor toReceiverMinor toPayerMinor feeMinor grams account } } }`,
      ),
    ).to.deep.equal({
      payment: {
        ...{
          phase: 'CLOSED',
          authorizedMinor: '10000',
          capturedMinor: '10000',
          feeMinor: '0',
          voidedMinor: '0',
        },
        ...{ refundedMinor: '0', feeReversedMinor: '0', openMinor: '0', refundableMinor: '10000' },
        ...{ isCharged: true, arbiter: null, shares: [] },
        events: [event('CHARGED', 10_000, 10_000, 0, 0, operator)],
      },
    });
    const after = await escrow();
    expect(after['openMinor']).to.equal(before['openMinor']);
    expect(Number(after['authorizedMinor'])).to.equal(Number(before['authorizedMinor']) + 10_000);
  });

  it('counts the grams of a delivery', async () => {
    const id = hashOf('payment on delivery');
    await index.tell('materialLedger', ...commissioned(51n));
    await index.tell(
      'settlementEscrow',
      authorized(id, { goods: { lotId: 51n, maxGrams: 5_000_000n, titleTo: buyer }, silenceBps: 0 }),
    );
    await index.tell('settlementEscrow', [
      'DeliveryCaptured',
      { paymentId: id, amount: 4_000n, totalGrams: 2_000_000n, capturable: 6_000n, refundable: 4_000n },
    ]);
    await index.tell('settlementEscrow', [
      'DeliveryCaptured',
      { paymentId: id, amount: 5_964n, totalGrams: 4_982_000n, capturable: 36n, refundable: 9_964n },
    ]);
    expect(
      await index.ask(
        `{ payment(id: "${id}") { phase lot { id } titleTo maxGrams capturedGrams openMinor events(orderBy: at) { kind grams } } }`,
      ),
    ).to.deep.equal({
      payment: {
        ...{
          phase: 'AUTHORIZED',
          lot: { id: '51' },
          titleTo: buyer,
          maxGrams: '5000000',
          capturedGrams: '4982000',
          openMinor: '36',
        },
        events: [
          { kind: 'AUTHORIZED', grams: '0' },
          { kind: 'CAPTURED', grams: '2000000' },
          { kind: 'CAPTURED', grams: '2982000' },
        ],
      },
    });
  });

  it('keeps what failed payouts left, until it is claimed', async () => {
    const before = await escrow();
    await index.tell(
      'settlementEscrow',
      ['CreditAssigned', { token: usdc, account: mill, amount: 70n, total: 70n }],
      ['CreditAssigned', { token: usdc, account: mill, amount: 30n, total: 100n }],
    );
    const held = await escrow();
    expect(Number(held['creditMinor'])).to.equal(Number(before['creditMinor']) + 100);
    expect(Number(held['heldMinor'])).to.equal(Number(held['openMinor']) + Number(held['creditMinor']));
    await index.tell('settlementEscrow', [
      'CreditClaimed',
      { token: usdc, account: mill, to: buyer, amount: 100n },
    ]);
    expect(
      await index.ask(
        `{ credit(id: "${usdc}-${mill}") { openMinor assignedMinor claimedMinor events(orderBy: amountMinor) { kind amountMinor to } } }`,
      ),
    ).to.deep.equal({
      credit: {
        ...{ openMinor: '0', assignedMinor: '100', claimedMinor: '100' },
        events: [
          { kind: 'ASSIGNED', amountMinor: '30', to: null },
          { kind: 'ASSIGNED', amountMinor: '70', to: null },
          { kind: 'CLAIMED', amountMinor: '100', to: buyer },
        ],
      },
    });
    expect(await escrow()).to.deep.equal(before);
    expect(before['capMinor']).to.equal('1000000');
  });

  describe('with milestones', () => {
    const milestonesHash = hashOf('list of milestones');
    const state = (id: Hex) =>
      index.ask(`{ payment(id: "${id}") { phase openMinor refundableMinor disputedMinor openDisputes capturedMinor voidedMinor
        milestones(orderBy: index) { index capturedMinor dispute { state } }
        disputes(orderBy: index) { index state amountMinor reason raisedBy toReceiverMinor toPayerMinor grams endedBy }
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
          toPayer: 1_500n,
          grams: 0n,
          capturable: 3_000n,
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
              ...{ toReceiverMinor: '500', toPayerMinor: '1500', grams: '0', endedBy: arbiter },
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

  describe('over all payments', () => {
    it('holds exactly what open payments and credits are', async () => {
      const { payments, credits } = (await index.ask(
        `{ payments(first: 100, where: { token: "${usdc}" }) { openMinor } credits(where: { token: "${usdc}" }) { openMinor } }`,
      )) as Record<'payments' | 'credits', { openMinor: string }[]>;
      const sum = [...payments, ...credits].reduce((total, { openMinor }) => total + Number(openMinor), 0);
      expect(Number((await escrow())['heldMinor'])).to.equal(sum);
    });
  });
});

function event(
  kind: string,
  amount: number,
  toReceiver: number,
  toPayer: number,
  fee: number,
  account: Hex,
): Readonly<Record<string, unknown>> {
  return {
    ...{ kind, milestone: null, amountMinor: String(amount), toReceiverMinor: String(toReceiver) },
    ...{ toPayerMinor: String(toPayer), feeMinor: String(fee), grams: '0', account },
  };
}

function openDispute(milestone: number, amountMinor: string): Readonly<Record<string, unknown>> {
  return {
    ...{ index: milestone, state: 'OPEN', amountMinor, reason: hashOf('rust'), raisedBy: buyer },
    ...{ toReceiverMinor: null, toPayerMinor: null, grams: null, endedBy: null },
  };
}
