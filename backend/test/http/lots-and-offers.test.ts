import { randomBytes } from 'node:crypto';
import type { Certificate, Lot, Offer, OfferDetail, Page } from '@topsteel/domain/api';
import { evidenceBlockSchema } from '@topsteel/domain/certificate';
import { rawCidOf } from '@topsteel/domain/ipfs';
import { expect } from 'chai';
import { Catalogue } from '../../src/catalogue/index.ts';
import { openApp, type Member, type TestApp } from './open-app.ts';
import { registerCertificate } from './register-certificate.ts';

const CERTIFIED = '56480000';
const bytes32 = (): `0x${string}` => `0x${randomBytes(32).toString('hex')}`;

describe('Lots and offers', () => {
  let test: TestApp;
  let mill: Member;
  let rival: Member;
  let certificate: Certificate;
  let lot: Lot;
  let offer: Offer;
  before(async () => {
    test = await openApp();
    mill = await test.join('Acieries du Val', ['mill']);
    rival = await test.join('Rivale', ['mill', 'stockist']);
    certificate = await registerCertificate(test, mill, 'fr-plate-s355j2-20');
  });
  after(() => test.close());

  it('are refused above the certified mass, and nothing is taken', async () => {
    const { status, body } = await mill.browser.post('/v2/lots', {
      certificateId: certificate.id,
      massGrams: '56480001',
    });
    expect(status).to.equal(409);
    expect(body).to.include({ code: 'not-conserved', reason: 'mass-above-certificate' });
    expect(body.errors).to.deep.equal([{ field: 'massGrams', message: 'At most 56480000.' }]);
  });

  it('are commissioned with their evidence on IPFS', async () => {
    const { status, body } = await mill.browser.post<Lot>('/v2/lots', {
      certificateId: certificate.id,
      massGrams: '40000000',
      emissionsGramsPerKg: '621',
    });
    expect(status).to.equal(202);
    expect(body).to.include({ state: 'requested', availableGrams: '0', countryOfMelt: 'FR' });
    const bytes = test.ipfs.blocks.get(rawCidOf(body.evidence));
    const evidence = evidenceBlockSchema.parse(JSON.parse(new TextDecoder().decode(bytes)));
    expect(evidence.lot).to.deep.include({ heatNumber: 'F26-41873', gtin: '09521001001014' });
    expect(evidence.lot.emissions).to.include({ gramsCo2ePerKg: '621', status: 'self-declared' });
    expect(evidence.certificate.documentHash).to.equal(certificate.documentHash);
    expect(body.digitalLink).to.equal(`http://steel.test/01/09521001001014/10/${body.lotCode}`);
    lot = body;
  });

  it('come one after the other under one certificate', async () => {
    const { status, body } = await mill.browser.post('/v2/lots', { certificateId: certificate.id });
    expect(status).to.equal(409);
    expect(body).to.include({ code: 'conflict', reason: 'lot-in-progress' });
  });

  it('have no label and no offer before they are on the ledger', async () => {
    const label = await mill.browser.get(`/v2/lots/${lot.id}/label.pdf`);
    expect(label.body).to.include({ code: 'conflict', reason: 'lot-not-commissioned' });
    const offered = await mill.browser.post('/v2/offers', offerOf(lot));
    expect(offered.body).to.include({ code: 'conflict', reason: 'lot-not-commissioned' });
  });

  it('give the mass back when the ledger refuses, and take it again on a retry', async () => {
    const key = `commission-lot:${certificate.batch?.certificateId ?? ''}:0`;
    await test.moveIntent(key, 'failed', {
      code: 'X',
      args: {},
      message: 'The certificate is not in force.',
    });
    const { body: failed } = await mill.browser.get<Lot>(`/v2/lots/${lot.id}`);
    expect(failed).to.include({ state: 'failed', failure: 'The certificate is not in force.' });
    expect(await leftGrams()).to.equal(CERTIFIED);
    const { body: again } = await mill.browser.post<Lot>(`/v2/lots/${lot.id}/retry`);
    expect(again).to.include({ state: 'requested', failure: null });
    expect(await leftGrams()).to.equal('16480000');
  });

  it('are there when the chain says so, and are undone with a replaced block', async () => {
    const first = await commissioned();
    expect(await read(lot.id)).to.include({
      state: 'commissioned',
      heldGrams: '40000000',
      availableGrams: '40000000',
    });
    await test.moveEvent(first, 'orphaned');
    expect(await read(lot.id)).to.include({ state: 'requested', heldGrams: '0', availableGrams: '0' });
    await test.moveEvent(await commissioned(), 'final');
    expect(await read(lot.lotCode)).to.include({ state: 'final', heldGrams: '40000000' });
  });

  it('print a label as PDF, PNG and SVG, with the serial of a bundle', async () => {
    const pdf = await mill.browser.get(`/v2/lots/${lot.lotCode}/label.pdf?serial=ABC123`);
    const png = await mill.browser.get(`/v2/lots/${lot.id}/label.png`);
    const svg = await mill.browser.get(`/v2/lots/${lot.id}/label.svg?serial=ABC123`);
    expect(pdf.raw.subarray(0, 5).toString()).to.equal('%PDF-');
    expect(png.raw.subarray(1, 4).toString()).to.equal('PNG');
    const drawn = svg.raw.toString('utf8');
    expect(drawn).to.include('Heat: F26-41873').and.to.include('Mass of lot: 40.000 t');
    expect(drawn).to.include(`http://steel.test/01/09521001001014/10/${lot.lotCode}/21/ABC123`);
    const wrong = await mill.browser.get(`/v2/lots/${lot.id}/label.svg?serial=a%20b`);
    expect(wrong.status).to.equal(400);
  });

  it('are offered, found by every word and by grade, never by a grade that is only similar', async () => {
    const { status, body } = await mill.browser.post<Offer>('/v2/offers', offerOf(lot));
    expect(status).to.equal(201);
    offer = body;
    expect(offer).to.include({ state: 'open', grade: 'S355J2+N', availableGrams: '40000000' });
    expect(await found('?q=plate%20f26-41873')).to.equal(1);
    expect(await found('?q=plate%20beam')).to.equal(0);
    expect(await found('?grade=s355j2')).to.equal(1);
    expect(await found('?grade=S355J0')).to.equal(0);
    expect(await found('?form=plate&country=FR')).to.equal(1);
    expect(await found('?country=DE')).to.equal(0);
    const { body: detail } = await test.browserOf().get<OfferDetail>(`/v2/offers/${offer.id}`);
    expect(detail.summary.chemistry.length).to.be.greaterThan(5);
    expect(detail.certificate.conformance.verdict).to.equal('conforms');
  });

  it('are refused with a smallest order above the lot, an unknown key, or a price of nothing', async () => {
    const above = await mill.browser.post('/v2/offers', { ...offerOf(lot), minGrams: '40000001' });
    expect(above.body).to.include({ code: 'invalid-input', reason: 'above-lot-mass' });
    const key = await mill.browser.post('/v2/offers', { ...offerOf(lot), discount: 1 });
    expect(key.body.errors).to.deep.equal([
      { field: 'discount', message: 'This field is not known here. Remove it.' },
    ]);
    const free = await mill.browser.post('/v2/offers', { ...offerOf(lot), pricePerTonneMinor: '0' });
    expect(free.body.errors).to.deep.equal([
      { field: 'pricePerTonneMinor', message: 'Give a number above zero.' },
    ]);
  });

  it('lose what orders take, once for all offers of a lot, and get back no more than that', async () => {
    const { body: second } = await mill.browser.post<Offer>('/v2/offers', offerOf(lot));
    const catalogue = test.app.get(Catalogue, { strict: false });
    const { prisma } = test.database;
    await prisma.transact((tx) => catalogue.takeFromOffer(tx, offer.id, 39_500_000n));
    expect((await catalogue.findOffer(second.id))?.availableGrams).to.equal(500_000n);
    const { body: soldOut } = await test.browserOf().get<OfferDetail>(`/v2/offers/${second.id}`);
    expect(soldOut.state).to.equal('sold-out');
    const tooMuch = await prisma
      .transact((tx) => catalogue.takeFromOffer(tx, second.id, 500_001n))
      .catch((error: unknown) => error);
    expect(tooMuch).to.have.property('code', 'conflict');
    await prisma.transact((tx) => catalogue.returnToOffer(tx, second.id, 39_500_000n));
    const tooMany = await prisma
      .transact((tx) => catalogue.returnToOffer(tx, offer.id, 1n))
      .catch((error: unknown) => error);
    expect(tooMany).to.have.property('code', 'not-conserved');
  });

  it('follow title on the ledger', async () => {
    const paymentId = bytes32();
    const holder = mill.account as `0x${string}`;
    const { lotId } = lot;
    await test.emit('materialLedger', 'TitleReserved', {
      paymentId,
      lotId,
      holder,
      orderRef: bytes32(),
      grams: '5025000',
      reservedTotal: '5025000',
    });
    expect(await read(lot.id)).to.include({ heldGrams: '40000000', reservedGrams: '5025000' });
    const released = await test.emit('materialLedger', 'TitleReleased', {
      paymentId,
      lotId,
      to: rival.account as `0x${string}`,
      from: holder,
      grams: '4982000',
      releasedTotal: '4982000',
      epcisEvent: bytes32(),
    });
    await test.emit('materialLedger', 'ReservationCancelled', {
      paymentId,
      lotId,
      holder,
      grams: '43000',
      reservedTotal: '0',
    });
    expect(await read(lot.id)).to.include({ heldGrams: '35018000', reservedGrams: '0' });
    const bundle = `/v2/lots/${lot.lotCode}/label.png?serial=ABC123`;
    expect((await rival.browser.get(bundle)).status).to.equal(200);
    await test.moveEvent(released, 'orphaned');
    expect((await rival.browser.get(bundle)).status).to.equal(404);
    expect(await read(lot.id)).to.include({ heldGrams: '40000000', reservedGrams: '4982000' });
  });

  it('are never changed or seen by another mill', async () => {
    const attempts = [
      rival.browser.get(`/v2/lots/${lot.id}`),
      rival.browser.get(`/v2/lots/${lot.lotCode}/label.pdf`),
      rival.browser.post(`/v2/lots/${lot.id}/retry`),
      rival.browser.post('/v2/offers', offerOf(lot)),
      rival.browser.delete(`/v2/offers/${offer.id}`),
    ];
    for (const { status, body } of await Promise.all(attempts)) {
      expect([status, body.code]).to.deep.equal([404, 'not-found']);
    }
    const { body } = await rival.browser.get<Page<Offer>>('/v2/offers?mine=true');
    expect(body.items).to.deep.equal([]);
    const { status } = await test.browserOf().get('/v2/offers?mine=true');
    expect(status).to.equal(401);
  });

  it('leave the market when they are withdrawn, and when their certificate is revoked', async () => {
    const before = await found('');
    await mill.browser.delete(`/v2/offers/${offer.id}`);
    expect(await found('')).to.equal(before - 1);
    const twice = await mill.browser.delete(`/v2/offers/${offer.id}`);
    expect(twice.body).to.include({ code: 'conflict', reason: 'already-withdrawn' });
    await mill.browser.post(`/v2/certificates/${certificate.id}/revoke`, { reason: 4 });
    expect(await found('')).to.equal(0);
  });

  const commissioned = () =>
    test.emit('materialLedger', 'LotCommissioned', {
      lotId: lot.lotId,
      certificate: lot.onChainCertificate as `0x${string}`,
      issuer: mill.account as `0x${string}`,
      to: mill.account as `0x${string}`,
      massGrams: '40000000',
      emissionsGrams: '24840000',
      documentHash: certificate.documentHash as `0x${string}`,
      subject: bytes32(),
      evidence: lot.evidence as `0x${string}`,
      epcisEvent: bytes32(),
      certificateUsedGrams: '40000000',
    });
  const read = async (id: string) => (await mill.browser.get<Lot>(`/v2/lots/${id}`)).body;
  const leftGrams = async () =>
    (await mill.browser.get<Certificate>(`/v2/certificates/${certificate.id}`)).body.mass.leftGrams;
  const found = async (query: string) =>
    (await test.browserOf().get<Page<Offer>>(`/v2/offers${query}`)).body.items.length;
});

const offerOf = (lot: Lot) => ({
  lotId: lot.id,
  pricePerTonneMinor: '742000000',
  minGrams: '1000000',
  stepGrams: '100000',
  overTolerancePermille: 5,
  location: { city: 'Hagondange', country: 'FR' },
  incoterm: 'DAP',
});
