import { expect } from 'chai';
import type { Hex } from 'viem';
import { indexedChain, type IndexedChain, type Meanwhile, type Told } from './indexed-chain.ts';
import { authorized, termsOf } from './payment-terms.ts';
import {
  buyer,
  commissioned,
  hashOf,
  mill,
  moved,
  nobody,
  operator,
  platform,
  referrer,
  usdc,
  zero,
  arbiter,
} from './words.ts';

const captured = (paymentId: Hex, amount: bigint, refundable: bigint): Told => [
  'PaymentCaptured',
  { paymentId, amount, refundable },
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
    await index.tell('settlementEscrow', captured(id, 19n, 19n));
    await index.tell('settlementEscrow', captured(id, 1_980n, 1_999n), [
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
    await index.tell('settlementEscrow', captured(id, 10_000n, 10_000n));
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

  it('counts the grams that the ledger moves with a delivery and with a ruling', async () => {
    const id = hashOf('payment on delivery');
    await index.tell('materialLedger', ...commissioned(51n));
    await index.tell(
      'settlementEscrow',
      authorized(id, { goods: { lotId: 51n, maxGrams: 5_000_000n, titleTo: buyer }, silenceBps: 0 }),
    );
    const released = (grams: bigint, releasedTotal: bigint, epcisEvent: Hex): Meanwhile => ({
      by: 'materialLedger',
      told: [
        moved(51n, mill, buyer, grams),
        [
          'TitleReleased',
          { paymentId: id, lotId: 51n, to: buyer, from: mill, grams, releasedTotal, epcisEvent },
        ],
      ],
    });
    await index.tell('materialLedger', [
      'TitleReserved',
      {
        ...{ paymentId: id, lotId: 51n, holder: mill, orderRef: hashOf('order') },
        ...{ grams: 5_000_000n, reservedTotal: 5_000_000n },
      },
    ]);
    await index.tell(
      'settlementEscrow',
      ['DeliveryCaptured', { paymentId: id, amount: 4_000n, totalGrams: 2_000_000n, refundable: 4_000n }],
      released(2_000_000n, 2_000_000n, hashOf('delivery')),
    );
    await index.tell('settlementEscrow', [
      'PaymentDisputed',
      { paymentId: id, index: 0, amount: 6_000n, reason: hashOf('rust'), actor: buyer },
    ]);
    await index.tell(
      'settlementEscrow',
      ['DisputeResolved', { paymentId: id, index: 0, toReceiver: 5_000n, refundable: 9_000n }],
      released(2_982_000n, 4_982_000n, zero),
    );
    expect(
      await index.ask(
        `{ payment(id: "${id}") { phase lot { id } titleTo maxGrams capturedGrams openMinor capturedMinor voidedMinor events(orderBy: at) { kind grams } } }`,
      ),
    ).to.deep.equal({
      payment: {
        ...{
          phase: 'CLOSED',
          lot: { id: '51' },
          titleTo: buyer,
          maxGrams: '5000000',
          capturedGrams: '4982000',
          openMinor: '0',
          capturedMinor: '9000',
          voidedMinor: '1000',
        },
        events: [
          { kind: 'AUTHORIZED', grams: '0' },
          { kind: 'CAPTURED', grams: '2000000' },
          { kind: 'DISPUTED', grams: '0' },
          { kind: 'RESOLVED', grams: '2982000' },
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
