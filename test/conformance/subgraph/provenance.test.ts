import { expect } from 'chai';
import type { Hex } from 'viem';
import { indexedChain, type IndexedChain, type Told } from './indexed-chain.ts';
import { buyer, commissioned, hashOf, mill, moved, nobody, operator, processor, zero } from './words.ts';

describe('index of provenance', function () {
  this.timeout(300_000);
  let index: IndexedChain;
  before(async () => {
    index = await indexedChain();
  });

  it('keeps a lot with who holds it, and names the EPCIS event of a transfer', async () => {
    const made = await index.tell('materialLedger', ...commissioned(11n));
    await index.tell('materialLedger', moved(11n, mill, buyer, 5_000_000n), [
      'TitleTransferred',
      { lotId: 11n, from: mill, to: buyer, grams: 5_000_000n, epcisEvent: hashOf('shipping') },
    ]);
    await index.tell('materialLedger', moved(11n, buyer, processor, 1_000_000n));
    expect(
      await index.ask(`{ lot(id: "11") {
        issuer { id } massGrams remainingGrams remainingEmissionsGrams commissionedAt parents { id } madeBy { id }
        holdings(orderBy: grams) { holder grams reservedGrams }
        transfers(orderBy: at) { kind from to grams epcisEvent paymentId }
      } }`),
    ).to.deep.equal({
      lot: {
        issuer: { id: mill },
        massGrams: '20000000',
        remainingGrams: '20000000',
        remainingEmissionsGrams: '37000000',
        commissionedAt: made.at,
        parents: [],
        madeBy: null,
        holdings: [
          { holder: processor, grams: '1000000', reservedGrams: '0' },
          { holder: buyer, grams: '4000000', reservedGrams: '0' },
          { holder: mill, grams: '15000000', reservedGrams: '0' },
        ],
        transfers: [
          {
            kind: 'MADE',
            from: nobody,
            to: mill,
            grams: '20000000',
            epcisEvent: hashOf('commission 11'),
            paymentId: null,
          },
          {
            kind: 'TRANSFERRED',
            from: mill,
            to: buyer,
            grams: '5000000',
            epcisEvent: hashOf('shipping'),
            paymentId: null,
          },
          {
            kind: 'TRANSFERRED',
            from: buyer,
            to: processor,
            grams: '1000000',
            epcisEvent: null,
            paymentId: null,
          },
        ],
      },
    });
  });

  it('keeps each movement of a transfer of several lots', async () => {
    await index.tell('materialLedger', ...commissioned(12n));
    await index.tell('materialLedger', ...commissioned(13n));
    const { transaction } = await index.tell('materialLedger', [
      'TransferBatch',
      { operator, from: mill, to: buyer, ids: [12n, 13n, 12n], values: [1_000n, 2_000n, 3_000n] },
    ]);
    expect(
      await index.ask(`{ titleTransfers(orderBy: grams, where: { transaction: "${transaction}" }) { id lot { id } grams kind }
        holdings(orderBy: grams, where: { holder: "${buyer}", lot_in: ["12", "13"] }) { lot { id } grams } }`),
    ).to.deep.equal({
      titleTransfers: [
        { id: `${transaction}-0-0`, lot: { id: '12' }, grams: '1000', kind: 'TRANSFERRED' },
        { id: `${transaction}-0-1`, lot: { id: '13' }, grams: '2000', kind: 'TRANSFERRED' },
        { id: `${transaction}-0-2`, lot: { id: '12' }, grams: '3000', kind: 'TRANSFERRED' },
      ],
      holdings: [
        { lot: { id: '13' }, grams: '2000' },
        { lot: { id: '12' }, grams: '4000' },
      ],
    });
  });

  it('is not stopped by a transfer of nothing of a lot that was never made', async () => {
    await index.tell('materialLedger', moved(404n, buyer, mill, 0n));
    expect(await index.ask('{ lot(id: "404") { id } }')).to.deep.equal({ lot: null });
  });

  it('follows cuts to parents and children, and tells descendants of a recall', async () => {
    const cut = hashOf('cut');
    await index.tell('materialLedger', ...commissioned(21n));
    await index.tell('materialLedger', ...commissioned(22n));
    await index.tell(
      'materialLedger',
      [
        'LotsTransformed',
        {
          transformation: cut,
          actor: mill,
          inputGrams: 12_000_000n,
          lossGrams: 500_000n,
          processEmissionsGrams: 100_000n,
          evidence: hashOf('cutting plan'),
          epcisEvent: hashOf('cutting'),
        },
      ],
      moved(21n, mill, nobody, 10_000_000n),
      consumed(21n, cut, 10_000_000n, 18_500_000n),
      moved(22n, mill, nobody, 2_000_000n),
      consumed(22n, cut, 2_000_000n, 3_700_000n),
      [
        'LotProduced',
        { lotId: 23n, transformation: cut, to: mill, massGrams: 11_500_000n, emissionsGrams: 22_300_000n },
      ],
      moved(23n, nobody, mill, 11_500_000n),
    );
    const recut = hashOf('recut');
    await index.tell(
      'materialLedger',
      [
        'LotsTransformed',
        {
          transformation: recut,
          actor: processor,
          inputGrams: 11_500_000n,
          lossGrams: 0n,
          processEmissionsGrams: 0n,
          evidence: zero,
          epcisEvent: hashOf('recutting'),
        },
      ],
      moved(23n, mill, nobody, 11_500_000n),
      consumed(23n, recut, 11_500_000n, 22_300_000n, 0n, 0n),
      [
        'LotProduced',
        { lotId: 24n, transformation: recut, to: mill, massGrams: 11_500_000n, emissionsGrams: 22_300_000n },
      ],
      moved(24n, nobody, mill, 11_500_000n),
    );
    const recalled = await index.tell('materialLedger', [
      'LotRecalled',
      { lotId: 21n, issuer: mill, reason: 4, epcisEvent: hashOf('recall') },
    ]);
    expect(
      await index.ask(`{
        cut: transformation(id: "${cut}") { actor { id } lossGrams parents { id } inputs(orderBy: grams) { lot { id } grams emissionsGrams } outputs { id } }
        first: lot(id: "21") { recalledAt recallReason recallEpcisEvent remainingGrams remainingEmissionsGrams children { id } recalledAncestors { id } lastTransfer { kind epcisEvent } }
        second: lot(id: "22") { recalledAt recalledAncestors { id } }
        third: lot(id: "23") { issuer { id } madeBy { id } parents { id } recalledAt recalledAncestors { id } holdings { grams } evidence }
        fourth: lot(id: "24") { parents { id } recalledAncestors { id } evidence issuer { id } }
      }`),
    ).to.deep.equal({
      cut: {
        actor: { id: mill },
        lossGrams: '500000',
        parents: [{ id: '21' }, { id: '22' }],
        inputs: [
          { lot: { id: '22' }, grams: '2000000', emissionsGrams: '3700000' },
          { lot: { id: '21' }, grams: '10000000', emissionsGrams: '18500000' },
        ],
        outputs: [{ id: '23' }],
      },
      first: {
        recalledAt: recalled.at,
        recallReason: 4,
        recallEpcisEvent: hashOf('recall'),
        remainingGrams: '10000000',
        remainingEmissionsGrams: '18500000',
        children: [{ id: '23' }],
        recalledAncestors: [],
        lastTransfer: { kind: 'CONSUMED', epcisEvent: hashOf('cutting') },
      },
      second: { recalledAt: null, recalledAncestors: [] },
      third: {
        issuer: { id: mill },
        madeBy: { id: cut },
        parents: [{ id: '21' }, { id: '22' }],
        recalledAt: null,
        recalledAncestors: [{ id: '21' }],
        holdings: [{ grams: '0' }],
        evidence: hashOf('cutting plan'),
      },
      fourth: {
        parents: [{ id: '23' }],
        recalledAncestors: [{ id: '21' }],
        evidence: zero,
        issuer: { id: processor },
      },
    });
  });

  const delivered = async (): Promise<number> => {
    const { protocol } = (await index.ask('{ protocol(id: "topsteel") { deliveredGrams } }')) as {
      protocol: { deliveredGrams: string };
    };
    return Number(protocol.deliveredGrams);
  };

  it('keeps reservations, their releases and what is freed', async () => {
    const payment = hashOf('payment of order 2026-1107');
    const orderRef = hashOf('order 2026-1107');
    await index.tell('materialLedger', ...commissioned(31n));
    const before = await delivered();
    await index.tell(
      'materialLedger',
      ['OrderPinned', { holder: mill, orderRef, rail: processor }],
      [
        'TitleReserved',
        {
          paymentId: payment,
          lotId: 31n,
          holder: mill,
          orderRef,
          grams: 5_000_000n,
          reservedTotal: 5_000_000n,
        },
      ],
    );
    await index.tell('materialLedger', moved(31n, mill, buyer, 4_982_000n), [
      'TitleReleased',
      {
        paymentId: payment,
        lotId: 31n,
        to: buyer,
        from: mill,
        grams: 4_982_000n,
        releasedTotal: 4_982_000n,
        epcisEvent: hashOf('delivery'),
      },
    ]);
    const state = `{
      lot(id: "31") { reservedGrams holdings(orderBy: grams) { holder grams reservedGrams } lastTransfer { kind paymentId epcisEvent }
        reservations { paymentId orderRef reservedGrams releasedGrams cancelledGrams } }
      orderRail(id: "${mill}-${orderRef}") { rail }
    }`;
    const expected = (reserved: string, cancelled: string) => ({
      lot: {
        reservedGrams: reserved,
        holdings: [
          { holder: buyer, grams: '4982000', reservedGrams: '0' },
          { holder: mill, grams: '15018000', reservedGrams: reserved },
        ],
        lastTransfer: { kind: 'RELEASED', paymentId: payment, epcisEvent: hashOf('delivery') },
        reservations: [
          {
            paymentId: payment,
            orderRef,
            reservedGrams: reserved,
            releasedGrams: '4982000',
            cancelledGrams: cancelled,
          },
        ],
      },
      orderRail: { rail: processor },
    });
    expect(await index.ask(state)).to.deep.equal(expected('18000', '0'));
    expect((await delivered()) - before).to.equal(4_982_000);
    await index.tell('materialLedger', [
      'ReservationCancelled',
      { paymentId: payment, lotId: 31n, holder: mill, grams: 18_000n, reservedTotal: 0n },
    ]);
    expect(await index.ask(state)).to.deep.equal(expected('0', '18000'));
  });
});

/** Of a lot that was whole before. */
function consumed(
  lotId: bigint,
  transformation: Hex,
  grams: bigint,
  emissionsGrams: bigint,
  remainingGrams = 20_000_000n - grams,
  remainingEmissionsGrams = 37_000_000n - emissionsGrams,
): Told {
  return [
    'LotConsumed',
    {
      lotId,
      transformation,
      holder: mill,
      grams,
      emissionsGrams,
      remainingGrams,
      remainingEmissionsGrams,
    },
  ];
}
