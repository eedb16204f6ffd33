import { expect } from 'chai';
import { stringToHex, type Hex } from 'viem';
import { indexedChain, type IndexedChain, type Told } from './indexed-chain.ts';
import { buyer, commissioned, hashOf, mill, operator, zero } from './words.ts';

const opened = (orderId: Hex): Told => [
  'OrderOpened',
  {
    ...{ orderId, receiver: mill, titleTo: buyer, orderRef: hashOf('bank order'), acceptanceSigner: mill },
    terms: {
      ...{ operator, receiver: mill, titleTo: buyer, lotId: 71n, maxGrams: 3n, currency: stringToHex('EUR') },
      ...{ amountMinor: 1_000n, releaseBefore: 1_900_500_000, orderRef: hashOf('bank order'), salt: zero },
    },
  },
];
const released = (orderId: Hex, grams: bigint, totalGrams: bigint, worthMinor: bigint): Told => [
  'OrderReleased',
  {
    ...{ orderId, grams, totalGrams, worthMinor, receivedMinor: 1_000n },
    ...{ epcisEvent: hashOf('delivery'), actor: buyer },
  },
];

describe('index of orders that are paid through banks', function () {
  this.timeout(300_000);
  let index: IndexedChain;
  before(async () => {
    index = await indexedChain();
    await index.tell('materialLedger', ...commissioned(71n));
  });
  const ask = (id: Hex) =>
    index.ask(`{ fiatOrder(id: "${id}") { phase currency amountMinor lot { id } maxGrams titleTo releasedGrams worthMinor receivedMinor closedAt cancelledBy
      releases(orderBy: at) { grams totalGrams worthMinor epcisEvent actor } } }`);
  const terms = { currency: 'EUR', amountMinor: '1000', lot: { id: '71' }, maxGrams: '3', titleTo: buyer };

  it('are released in parts, and closed by the last gram', async () => {
    const id = hashOf('order released');
    await index.tell('fiatSettlement', opened(id));
    await index.tell('fiatSettlement', released(id, 1n, 1n, 334n));
    const first = {
      grams: '1',
      totalGrams: '1',
      worthMinor: '334',
      epcisEvent: hashOf('delivery'),
      actor: buyer,
    };
    expect(await ask(id)).to.deep.equal({
      fiatOrder: {
        ...{ ...terms, phase: 'OPEN', releasedGrams: '1', worthMinor: '334', receivedMinor: '1000' },
        ...{ closedAt: null, cancelledBy: null, releases: [first] },
      },
    });
    const { at } = await index.tell('fiatSettlement', released(id, 2n, 3n, 1_000n));
    expect(await ask(id)).to.deep.equal({
      fiatOrder: {
        ...{ ...terms, phase: 'RELEASED', releasedGrams: '3', worthMinor: '1000', receivedMinor: '1000' },
        ...{ closedAt: at, cancelledBy: null },
        releases: [first, { ...first, grams: '2', totalGrams: '3', worthMinor: '1000' }],
      },
    });
  });

  it('are cancelled with what was not released', async () => {
    const id = hashOf('order cancelled');
    await index.tell('fiatSettlement', opened(id));
    const { at } = await index.tell('fiatSettlement', [
      'OrderCancelled',
      { orderId: id, releasedGrams: 0n, actor: operator },
    ]);
    expect(await ask(id)).to.deep.equal({
      fiatOrder: {
        ...{ ...terms, phase: 'CANCELLED', releasedGrams: '0', worthMinor: '0', receivedMinor: '0' },
        ...{ closedAt: at, cancelledBy: operator, releases: [] },
      },
    });
  });
});
