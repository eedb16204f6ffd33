import type {
  GenealogyAnswer,
  Lot,
  OpenRecallNotice,
  Page,
  RecallAnswer,
  RecallRadius,
  Transformation,
} from '@topsteel/domain/api';
import { expect } from 'chai';
import { bytes32, openPlant, type Plant } from './open-plant.ts';

const OUTSIDE = '0x9999999999999999999999999999999999999999';
const TEXT = 'Ultrasonic testing found lamination in this heat. Set every piece aside and do not weld it.';

describe('Recalling a lot', () => {
  let plant: Plant;
  let plate: Lot;
  let cut: Transformation;
  let sold: Transformation;
  let recall: RecallAnswer;
  let recalledEvent: string;
  before(async () => {
    plant = await openPlant();
    plate = await plant.heat('fr-plate-s355j2-20');
    cut = await plant.cut(
      plant.mill,
      [{ lotCode: plate.lotCode, massGrams: '10000000' }],
      [{ massGrams: '6000000' }, { massGrams: '3900000' }],
      '100000',
    );
    await plant.moved(plate.lotId, plant.mill.account, plant.stockist.account, 5_000_000n);
    sold = await plant.cut(
      plant.stockist,
      [{ lotCode: plate.lotCode, massGrams: '4000000' }],
      [{ massGrams: '4000000' }],
      '0',
    );
    await plant.moved(cut.outputs[1]?.lotId ?? '', plant.mill.account, OUTSIDE, 900_000n);
  });
  after(() => plant.close());

  const ask = (body: object = { reason: 4, text: TEXT }, code = plate.lotCode, by = plant.mill) =>
    by.browser.post<RecallAnswer>(`/v2/lots/${code}/recall`, body);
  const radius = (code = plate.lotCode, by = plant.mill) =>
    by.browser.get<RecallRadius>(`/v2/lots/${code}/recall-radius`);
  const read = async (id = recall.id) =>
    (await plant.mill.browser.get<RecallAnswer>(`/v2/recalls/${id}`)).body;
  const pathOf = (link: string | null) => `/v2/recall-notices/${link?.split('/recall/')[1] ?? ''}`;
  const stranger = () => plant.browserOf();
  const mails = async () => {
    const { rows } = await plant.database.sql.query<{
      key: string;
      payload: { to: string[]; subject: string; text: string };
    }>(
      `SELECT key, payload FROM outbox_message WHERE kind = 'mail' AND key LIKE 'mail:recall:%' ORDER BY created_at, id`,
    );
    return rows;
  };
  const ledgerRecalls = (lotId: string, issuer: string, reason = '4') =>
    plant.emit('materialLedger', 'LotRecalled', {
      lotId,
      issuer: issuer as `0x${string}`,
      reason,
      epcisEvent: bytes32(),
    });

  it('shows first how far it would reach, by row and by code', async () => {
    for (const key of [plate.id, plate.lotCode]) {
      const { body } = await radius(key);
      expect(body.lots.map((lot) => lot.lotId)).to.deep.equal([
        plate.lotId,
        cut.outputs[0]?.lotId,
        cut.outputs[1]?.lotId,
        sold.outputs[0]?.lotId,
      ]);
      // 56.48 t less 0.1 t of kerf; nothing else is gone.
      expect(body).to.include({ massGrams: '56380000', openOrders: 0, heldMinor: '0', recall: null });
      const owners = new Map(body.owners.map((owner) => [owner.account, owner]));
      expect(owners.get(plant.mill.account)).to.include({
        name: 'Acieries du Val',
        grams: '50480000',
        channel: 'mail',
      });
      expect(owners.get(plant.stockist.account)).to.deep.include({ name: 'Negoce Rhin', grams: '5000000' });
      expect(owners.get(OUTSIDE)).to.deep.include({ name: null, grams: '900000', channel: 'link' });
    }
  });

  it('is the maker’s alone: others see neither the radius nor a way to recall', async () => {
    for (const by of [plant.stockist, plant.centre]) {
      expect((await radius(plate.lotCode, by)).status).to.equal(404);
      expect((await ask(undefined, plate.lotCode, by)).status).to.equal(404);
    }
    expect((await radius(sold.outputs[0]?.lotCode ?? '', plant.mill)).status).to.equal(404);
    const own = await radius(sold.outputs[0]?.id, plant.stockist);
    expect(own.body.lots.length).to.equal(1);
    const operator = await plant.signIn('operator@steel.test');
    expect((await operator.get(`/v2/lots/${plate.lotCode}/recall-radius`)).status).to.equal(200);
  });

  it('needs a reason and words for the owners', async () => {
    const wordless = await ask({ reason: 4, text: 'bad' });
    expect(wordless.status).to.equal(400);
    expect((await ask({ reason: 6, text: TEXT })).status).to.equal(400);
  });

  it('is asked of the ledger once, and can be asked again when it fails', async () => {
    const asked = await ask();
    expect(asked.status).to.equal(202);
    recall = asked.body;
    expect(recall).to.deep.include({ state: 'requested', reason: 4, call: null, notices: [] });
    expect((await ask()).body).to.include({ code: 'conflict', reason: 'already-recalled' });
    const key = `recall-lot:${plate.lotId}`;
    await plant.moveIntent(key, 'failed', { code: 'X', args: {}, message: 'The ledger is shut.' });
    expect(await read()).to.include({ state: 'failed', failure: 'The ledger is shut.' });
    expect((await ask()).body).to.include({ id: recall.id, state: 'requested', failure: null });
  });

  it('marks every descendant when the ledger says so, and tells nobody before it is final', async () => {
    const first = await ledgerRecalls(plate.lotId, plant.mill.account);
    expect(await read()).to.deep.include({ state: 'recalled', notices: [] });
    const { body } = await stranger().get<GenealogyAnswer>(`/v2/lots/${plate.lotCode}/genealogy`);
    expect(body.lots.map((lot) => [lot.recall?.reason ?? null, lot.recalledAncestors])).to.deep.equal([
      [4, []],
      [null, [plate.lotId]],
      [null, [plate.lotId]],
      [null, [plate.lotId]],
    ]);
    await plant.moveEvent(first, 'orphaned');
    expect(await read()).to.deep.include({ state: 'requested', txHash: null });
    const clean = await stranger().get<GenealogyAnswer>(`/v2/lots/${plate.lotCode}/genealogy`);
    expect(clean.body.lots[0]?.recall).to.equal(null);
    recalledEvent = await ledgerRecalls(plate.lotId, plant.mill.account);
    await plant.moveEvent(recalledEvent, 'final');
    recall = await read();
    expect(recall.state).to.equal('final');
  });

  it('tells each owner once: by mail where an address is known, by a link to copy where not', async () => {
    expect(
      recall.notices.map(({ name, channel, grams, language }) => [name, channel, grams, language]),
    ).to.deep.equal([
      [OUTSIDE, 'link', '900000', 'en'],
      ['Negoce Rhin SA', 'mail', '5000000', 'fr'],
    ]);
    const sent = await mails();
    expect(sent).to.have.length(1);
    expect(sent[0]?.payload.to).to.deep.equal(['negocerhin@steel.test']);
    expect(sent[0]?.payload.subject).to.match(/^Rappel : isolez 5,000 t/);
    const [, stockist] = recall.notices;
    expect(sent[0]?.payload.text)
      .to.include(stockist?.link ?? 'no link')
      .and.to.include(TEXT);
    expect(recall.progress).to.deep.equal({ owners: 2, sent: 0, seen: 0, acknowledged: 0 });
  });

  it('opens for whoever has the link, and for nobody who guesses', async () => {
    const [outside, stockist] = recall.notices;
    const { body, headers } = await stranger().get<OpenRecallNotice>(pathOf(stockist?.link ?? null));
    expect(headers['cache-control']).to.equal('private, no-store');
    expect(body).to.deep.include({ owner: 'Negoce Rhin SA', reason: 4, text: TEXT, language: 'fr' });
    expect(body.lots.map((lot) => [lot.lotCode, lot.grams, lot.isRecalledItself])).to.deep.equal([
      [plate.lotCode, '1000000', true],
      [sold.outputs[0]?.lotCode, '4000000', false],
    ]);
    const good = pathOf(outside?.link ?? null);
    const wrong = good.replace(/.(?=.{5}$)/, (letter) => (letter === 'A' ? 'B' : 'A'));
    for (const path of [wrong, '/v2/recall-notices/x', `${good}A`]) {
      expect((await stranger().get(path)).status).to.equal(404);
    }
    expect((await stranger().get(good)).status).to.equal(200);
  });

  it('notes when it is seen, and who set the material aside', async () => {
    const [, stockist] = recall.notices;
    const path = pathOf(stockist?.link ?? null);
    await stranger().post(`${path}/seen`);
    await stranger().post(`${path}/seen`);
    const done = await stranger().post<OpenRecallNotice>(`${path}/acknowledgement`, {
      name: 'Odile Kremer',
      note: 'Bay 4, red tags.',
    });
    expect(done.body).to.include({ acknowledgedBy: 'Odile Kremer' });
    const again = await stranger().post(`${path}/acknowledgement`, { name: 'Somebody Else' });
    expect([again.status, again.body.reason]).to.deep.equal([409, 'acknowledged-before']);
    recall = await read();
    expect(recall.notices[1]).to.include({ seenCount: 2, acknowledgedNote: 'Bay 4, red tags.' });
    expect(recall.progress).to.deep.equal({ owners: 2, sent: 0, seen: 1, acknowledged: 1 });
  });

  it('replaces and revokes links, which then are gone', async () => {
    const [outside] = recall.notices;
    const old = pathOf(outside?.link ?? null);
    const base = `/v2/recalls/${recall.id}/notices/${outside?.id ?? ''}`;
    expect((await plant.stockist.browser.post(`${base}/renew`)).status).to.equal(404);
    const renewed = await plant.mill.browser.post<RecallAnswer>(`${base}/renew`);
    const fresh = pathOf(renewed.body.notices[0]?.link ?? null);
    expect(fresh).not.to.equal(old);
    expect((await stranger().get(old)).status).to.equal(410);
    expect((await stranger().get(fresh)).status).to.equal(200);
    const revoked = await plant.mill.browser.delete<RecallAnswer>(base);
    expect(revoked.body.notices[0]?.link).to.equal(null);
    for (const [method, path] of [
      ['get', fresh],
      ['post', `${fresh}/seen`],
    ] as const) {
      expect((await stranger()[method](path)).body.code).to.equal('gone');
    }
    await plant.mill.browser.post<RecallAnswer>(`${base}/renew`);
    await plant.database.sql.query(`UPDATE recall_notice SET expires_at = now() WHERE id = $1`, [
      outside?.id,
    ]);
    const { link } = (await read()).notices[0] ?? {};
    expect(link).to.equal(null);
  });

  it('tells who becomes an owner later, once', async () => {
    const lotId = cut.outputs[0]?.lotId ?? '';
    await plant.moved(lotId, plant.mill.account, plant.centre.account, 1_000_000n);
    await plant.moved(lotId, plant.centre.account, plant.mill.account, 1_000_000n);
    const { notices } = await read();
    expect(notices.map((notice) => notice.name)).to.deep.equal([
      OUTSIDE,
      'Centre Acier SA',
      'Negoce Rhin SA',
    ]);
    expect((await mails()).map((mail) => mail.payload.to[0])).to.deep.equal([
      'negocerhin@steel.test',
      'centreacier@steel.test',
    ]);
  });

  it('keeps the material from being cut further', async () => {
    const { body } = await plant.stockist.browser.post('/v2/lots/transform', {
      inputs: [{ lotCode: sold.outputs[0]?.lotCode, massGrams: '1' }],
      outputs: [{ massGrams: '1' }],
      lossGrams: '0',
    });
    expect(body).to.include({ code: 'conflict', reason: 'lot-recalled' });
  });

  it('is known as well when the maker’s own wallet made it elsewhere', async () => {
    const lotId = sold.outputs[0]?.lotId ?? '';
    const event = await ledgerRecalls(lotId, plant.stockist.account, '2');
    await plant.moveEvent(event, 'final');
    const { body } = await plant.stockist.browser.get<Page<RecallAnswer>>('/v2/recalls');
    expect(
      body.items.map(({ lotCode, state, reason, text }) => [lotCode, state, reason, text]),
    ).to.deep.equal([[sold.outputs[0]?.lotCode, 'final', 2, '']]);
    const mine = await plant.mill.browser.get<Page<RecallAnswer>>('/v2/recalls');
    expect(mine.body.items.map((item) => item.id)).to.deep.equal([recall.id]);
    expect((await plant.mill.browser.get(`/v2/recalls/${body.items[0]?.id ?? ''}`)).status).to.equal(404);
  });

  it('is sent by its own wallet where the maker keeps its key', async () => {
    const coil = await plant.heat('fr-coil-s235jr-4');
    const own = await plant.join('Forge Libre', ['mill'], '0x00000000000000000000000000000000000000Aa');
    await plant.moved(coil.lotId, plant.mill.account, own.account, 1_000_000n);
    const [lot] = (
      await plant.cut(own, [{ lotCode: coil.lotCode, massGrams: '1000000' }], [{ massGrams: '1000000' }], '0')
    ).outputs;
    const asked = await ask(undefined, lot?.lotCode ?? '', own);
    expect(asked.body).to.include({ state: 'awaiting-transaction' });
    expect(asked.body.call).to.include({ chainId: 31337, from: own.account });
    const operator = await plant.signIn('operator@steel.test');
    const forced = await operator.post(`/v2/lots/${lot?.lotCode ?? ''}/recall`, { reason: 4, text: TEXT });
    expect(forced.body).to.include({ code: 'conflict', reason: 'own-key' });
  });
});
