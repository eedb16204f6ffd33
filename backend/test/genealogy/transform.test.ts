import type { GenealogyAnswer, HoldingAnswer, Lot, Transformation } from '@topsteel/domain/api';
import { readGenealogy } from '@topsteel/domain/genealogy';
import { expect } from 'chai';
import { openPlant, type Plant } from './open-plant.ts';

describe('Transforming lots', () => {
  let plant: Plant;
  let plate: Lot;
  let other: Lot;
  before(async () => {
    plant = await openPlant();
    plate = await plant.heat('fr-plate-s355j2-20');
    other = await plant.heat('fr-coil-s235jr-4');
  });
  after(() => plant.close());

  const ask = (body: object, by = plant.mill) =>
    by.browser.post<Transformation & { errors?: unknown }>('/v2/lots/transform', body);
  const of = (massGrams: string, lot = plate) => ({ lotCode: lot.lotCode, massGrams });
  const holdings = async (by = plant.mill) =>
    (await by.browser.get<{ items: HoldingAnswer[] }>('/v2/holdings')).body.items;
  const genealogy = async (code: string, query = '') =>
    (await plant.browserOf().get<GenealogyAnswer>(`/v2/lots/${code}/genealogy${query}`)).body;
  let cut: Transformation;

  it('is refused with the difference in grams when the masses do not balance', async () => {
    const short = await ask({ inputs: [of('6000000')], outputs: [{ massGrams: '5900000' }], lossGrams: '0' });
    expect(short.status).to.equal(409);
    expect(short.body).to.include({ code: 'not-conserved', reason: 'mass-unbalanced' });
    expect(short.body).to.have.property('detail').that.includes('100000 g are not accounted for.');
  });

  it('is refused for more than is free, for a lot of others, and for a lot that nobody has', async () => {
    const above = await ask({
      inputs: [of('56480001')],
      outputs: [{ massGrams: '56480001' }],
      lossGrams: '0',
    });
    expect(above.body).to.include({ code: 'not-conserved', reason: 'above-available' });
    expect(above.body)
      .to.have.property('detail')
      .that.includes('56480000 g are free, and 56480001 g are to go in');
    const twice = await ask({
      inputs: [of('56480000'), of('1')],
      outputs: [{ massGrams: '56480001' }],
      lossGrams: '0',
    });
    expect(twice.body).to.have.property('detail').that.includes(' 0 g are free, and 1 g are to go in');
    for (const lotCode of [plate.lotCode, '00000000000000000000', 'x']) {
      const { status, body } = await ask(
        { inputs: [{ lotCode, massGrams: '1' }], outputs: [{ massGrams: '1' }], lossGrams: '0' },
        plant.centre,
      );
      expect([status, body]).to.deep.include({ ...body, code: 'not-found', reason: 'lot-not-held' });
    }
  });

  it('is asked of the ledger with the cutting list, and takes what it cuts from orders', async () => {
    const answer = await ask({
      inputs: [of('10000000')],
      outputs: [
        { massGrams: '6000000', dimensions: '20 × 1000 × 6000 mm', pieces: '6' },
        { massGrams: '3900000' },
      ],
      lossGrams: '100000',
      processEmissionsGrams: '90001',
    });
    expect(answer.status).to.equal(202);
    cut = answer.body;
    expect(cut).to.include({ state: 'requested', call: null, onChainId: null });
    expect(cut.outputs[1]).to.include({
      grade: 'S355J2+N',
      product: plate.product,
      dimensions: plate.dimensions,
    });
    const { rows } = await plant.database.sql.query<{ payload: object }>(
      'SELECT payload FROM bridge.intent WHERE business_key = $1',
      [`transform-lot:${cut.id}`],
    );
    expect(rows[0]?.payload).to.deep.include({
      actor: plant.mill.account,
      inputs: [{ lotId: plate.lotId, grams: '10000000' }],
      lossGrams: '100000',
      epcisEvent: cut.epcisEvent,
    });
    const { body: lot } = await plant.mill.browser.get<Lot>(`/v2/lots/${plate.id}`);
    expect(lot.availableGrams).to.equal('46480000');
    expect((await holdings()).find((one) => one.lotId === plate.lotId)).to.include({
      heldGrams: '56480000',
      availableGrams: '46480000',
    });
  });

  it('comes one after the other', async () => {
    const { status, body } = await ask({
      inputs: [of('1', other)],
      outputs: [{ massGrams: '1' }],
      lossGrams: '0',
    });
    expect([status, body]).to.deep.include({ ...body, reason: 'transformation-in-progress' });
  });

  it('gives back what it took when the ledger refuses, and takes it again on a retry', async () => {
    await plant.moveIntent(`transform-lot:${cut.id}`, 'failed', {
      code: 'X',
      args: {},
      message: 'The ledger is shut.',
    });
    const failed = await plant.mill.browser.get<Transformation>(`/v2/transformations/${cut.id}`);
    expect(failed.body).to.include({ state: 'failed', failure: 'The ledger is shut.' });
    expect((await holdings()).find((one) => one.lotId === plate.lotId)?.availableGrams).to.equal('56480000');
    const again = await plant.mill.browser.post<Transformation>(`/v2/transformations/${cut.id}/retry`);
    expect(again.body).to.include({ state: 'requested', failure: null });
    expect((await holdings()).find((one) => one.lotId === plate.lotId)?.availableGrams).to.equal('46480000');
    const twice = await plant.mill.browser.post(`/v2/transformations/${cut.id}/retry`);
    expect(twice.status).to.equal(409);
  });

  it('makes lots that carry the emissions, to the gram, and is undone with a replaced block', async () => {
    const events = await plant.transform(cut, plant.mill);
    const read = async () =>
      (await plant.mill.browser.get<Transformation>(`/v2/transformations/${cut.id}`)).body;
    const done = await read();
    expect(done.state).to.equal('transformed');
    // 35 017 600 g CO2e × 10 ÷ 56.48 = 6 200 000, and the process's 90 001; 6 ÷ 9.9 of it, and the rest.
    expect(done.outputs.map((lot) => lot.emissionsGrams)).to.deep.equal(['3812121', '2477880']);
    expect((await holdings()).map((one) => [one.origin, one.heldGrams])).to.deep.include([
      'produced',
      '3900000',
    ]);
    for (const id of events) await plant.moveEvent(id, 'orphaned');
    expect(await read()).to.deep.include({ state: 'requested', onChainId: null });
    expect((await read()).outputs[0]).to.include({ lotId: null, emissionsGrams: null });
    expect((await genealogy(plate.lotCode)).lots.length).to.equal(1);
    for (const id of events) {
      await plant.database.sql.query('DELETE FROM bridge.event_consumption WHERE event_id = $1', [id]);
      await plant.moveEvent(id, 'final');
    }
    cut = await read();
    expect(cut.state).to.equal('final');
    // The event was written before the ledger named the lots, and speaks of them by their names all the same.
    const { rows } = await plant.database.sql.query<{ event: string }>(
      'SELECT pre_hash AS event FROM epcis_event WHERE hash = $1',
      [cut.epcisEvent],
    );
    for (const { lotCode } of cut.outputs) expect(rows[0]?.event).to.include(lotCode ?? 'no code');
  });

  it('is read up and down, by anybody, and balances offline', async () => {
    const [half] = cut.outputs;
    const unnamed = await ask({
      inputs: [of('1000000', other), { lotCode: half?.lotCode ?? '', massGrams: '1' }],
      outputs: [{ massGrams: '1000001' }],
      lossGrams: '0',
    });
    expect(unnamed.body.errors).to.deep.equal([
      { field: 'outputs.0.grade', message: 'The inputs have no common grade: say which.' },
    ]);
    const mixed = await plant.cut(
      plant.mill,
      [
        { lotCode: half?.lotCode ?? '', massGrams: '2000000' },
        { lotCode: other.lotCode, massGrams: '1000000' },
      ],
      [{ massGrams: '2999999', grade: 'S235JR', product: 'Welded beam', dimensions: 'H 400' }],
      '1',
    );
    const beam = mixed.outputs[0]?.lotCode ?? '';
    const up = await genealogy(beam, '?direction=up');
    expect(up.lots.map((lot) => lot.lotId)).to.have.members([
      plate.lotId,
      other.lotId,
      half?.lotId,
      mixed.outputs[0]?.lotId,
    ]);
    expect(up.heats).to.deep.equal([
      { lotId: plate.lotId, heatNumber: plate.heatNumber, massGrams: '1999999' },
      { lotId: other.lotId, heatNumber: other.heatNumber, massGrams: '1000000' },
    ]);
    expect(up.lots.at(-1)).to.include({ product: 'Welded beam', certificate: null, leftGrams: '2999999' });
    expect(up.lots.find((lot) => lot.lotId === plate.lotId)).to.deep.include({
      maker: { account: plant.mill.account, name: 'Acieries du Val SA' },
      heatNumber: plate.heatNumber,
      leftGrams: '46480000',
      isFinal: false,
    });
    expect(readGenealogy(up).faults).to.deep.equal([]);
    const down = await genealogy(plate.lotCode, '?direction=down');
    expect(down.lots.length).to.equal(4);
    expect(down.heats).to.deep.equal([]);
    expect(readGenealogy(down).faults).to.deep.equal([]);
    const side = await genealogy(cut.outputs[1]?.lotCode ?? '');
    expect(side.lots.map((lot) => lot.lotId)).to.deep.equal([plate.lotId, cut.outputs[1]?.lotId]);
    const forged = structuredClone(up);
    const act = forged.transformations[0];
    if (act) act.lossGrams = '99999';
    expect(readGenealogy(forged).faults.map((fault) => fault.code)).to.deep.equal(['mass-unbalanced']);
  });

  it('is open to who bought the lot, and to nobody else', async () => {
    const { lotId, lotCode } = other;
    await plant.moved(lotId, plant.mill.account, plant.stockist.account, 5_000_000n);
    const bought = await holdings(plant.stockist);
    expect(bought).to.have.length(1);
    expect(bought[0]).to.include({ origin: 'bought', heldGrams: '5000000', availableGrams: '5000000' });
    const parts = await plant.cut(
      plant.stockist,
      [{ lotCode, massGrams: '5000000' }],
      [{ massGrams: '2500000' }, { massGrams: '2500000' }],
      '0',
    );
    expect(parts.outputs.every((lot) => lot.lotCode !== null)).to.equal(true);
    expect(await holdings(plant.centre)).to.deep.equal([]);
    const foreign = await plant.centre.browser.get(`/v2/transformations/${parts.id}`);
    expect(foreign.status).to.equal(404);
  });

  it('is sent by its own wallet where an organisation keeps its key, and can be withdrawn before', async () => {
    const own = await plant.join('Forge Libre', ['mill'], '0x00000000000000000000000000000000000000Aa');
    await plant.moved(plate.lotId, plant.mill.account, own.account, 1_000_000n);
    const body = { inputs: [of('1000000')], outputs: [{ massGrams: '999000' }], lossGrams: '1000' };
    const waiting = await ask(body, own);
    expect(waiting.body.state).to.equal('awaiting-transaction');
    expect(waiting.body.call).to.include({ chainId: 31337, from: own.account });
    expect(waiting.body.call?.data.slice(0, 10)).to.match(/^0x[0-9a-f]{8}$/);
    const { body: withdrawn } = await own.browser.delete<Transformation>(
      `/v2/transformations/${waiting.body.id}`,
    );
    expect(withdrawn).to.include({ state: 'failed', call: null });
    const again = await ask(body, own);
    await plant.transform(again.body, own);
    const { body: done } = await own.browser.get<Transformation>(`/v2/transformations/${again.body.id}`);
    expect(done.state).to.equal('transformed');
  });

  it('says of a lot that is still on its way, and of one that nobody knows', async () => {
    const unknown = await plant.browserOf().get('/v2/lots/00000000000000000000/genealogy');
    expect([unknown.status, unknown.body.code]).to.deep.equal([404, 'not-found']);
    const wrong = await plant.browserOf().get(`/v2/lots/${plate.lotCode}/genealogy?direction=sideways`);
    expect(wrong.status).to.equal(400);
    await plant.database.sql.query(`DELETE FROM genealogy_lot WHERE lot_id = $1`, [other.lotId]);
    const waiting = await plant.browserOf().get(`/v2/lots/${other.lotCode}/genealogy`);
    expect([waiting.status, waiting.body.reason]).to.deep.equal([409, 'lot-not-commissioned']);
  });
});
