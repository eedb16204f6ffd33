import type { Lot, Page, ReceivedGoods } from '@topsteel/domain/api';
import { expect } from 'chai';
import { receiveGoods } from '../carbon/receive-goods.ts';
import { commissionLot } from '../carbon/stock-lots.ts';
import { openApp, type Member, type TestApp } from '../http/open-app.ts';
import { registerCertificate } from '../http/register-certificate.ts';

describe('What an organisation received', () => {
  let test: TestApp;
  let mill: Member;
  let buyer: Member;
  let other: Member;
  let plate: Lot;
  let coil: Lot;
  let numbers: string[];
  before(async () => {
    test = await openApp();
    mill = await test.join('Acieries du Val', ['mill']);
    buyer = await test.join('Alpen Stahlbau', ['buyer']);
    other = await test.join('Kanalwerk', ['buyer']);
    plate = await commissionLot(test, mill, await registerCertificate(test, mill, 'fr-plate-s355j2-20'), {
      massGrams: '40000000',
    });
    coil = await commissionLot(test, mill, await registerCertificate(test, mill, 'fr-coil-s235jr-4'), {
      massGrams: '20000000',
    });
    const common = { buyerId: buyer.organisationId, sellerId: mill.organisationId };
    const receivedAt = '2026-11-20T08:00:00Z';
    const first = await receiveGoods(test, { ...common, lot: plate, massGrams: 4_982_000n, receivedAt });
    const second = await receiveGoods(test, { ...common, lot: coil, massGrams: 5_000_001n, receivedAt });
    numbers = [first.number, second.number];
    await receiveGoods(test, {
      buyerId: other.organisationId,
      sellerId: mill.organisationId,
      lot: plate,
      massGrams: 1_000_000n,
      receivedAt,
    });
  });
  after(() => test.close());

  const list = async (query = '', by = buyer) =>
    (await by.browser.get<Page<ReceivedGoods>>(`/v2/received-goods${query}`)).body;
  const heatsOf = (page: Page<ReceivedGoods>) => page.items.map(({ heatNumber }) => heatNumber);

  it('is told with the certificate behind it, and only to who bought it', async () => {
    const { items } = await list();
    expect(items.map(({ orderNumber }) => orderNumber).sort()).to.deep.equal(numbers.toSorted());
    const received = items.find(({ lotCode }) => lotCode === plate.lotCode);
    expect(received).to.deep.include({
      seller: 'Acieries du Val',
      grade: plate.grade,
      heatNumber: plate.heatNumber,
      massGrams: '4982000',
      isRecalled: false,
    });
    expect(received?.certificate).to.deep.include({
      number: plate.certificateNumber,
      kind: 31,
      issuer: 'Acieries du Val',
      standing: 'standing',
    });
    expect(received?.certificate.documents.map(({ role }) => role)).to.include('certificate-json');
    expect((await list('', other)).items.map(({ massGrams }) => massGrams)).to.deep.equal(['1000000']);
  });

  it('is found by the beginning of a heat, a certificate, an order or a lot, however it is typed', async () => {
    const typed = plate.heatNumber.toLowerCase().replaceAll('-', ' ');
    expect(heatsOf(await list(`?text=${encodeURIComponent(typed)}`))).to.deep.equal([plate.heatNumber]);
    for (const text of [coil.certificateNumber, numbers[1], coil.lotCode, coil.lotCode.slice(0, 16)]) {
      expect(heatsOf(await list(`?text=${encodeURIComponent(text ?? '')}`)), text).to.deep.equal([
        coil.heatNumber,
      ]);
    }
    expect(heatsOf(await list(`?text=${plate.heatNumber.slice(1)}`))).to.deep.equal([]);
    expect(heatsOf(await list('?text=%25'))).to.deep.equal([]);
  });

  it('comes in pages', async () => {
    const first = await list('?limit=1');
    expect(first.items).to.have.length(1);
    const second = await list(`?limit=1&cursor=${first.nextCursor ?? ''}`);
    expect([first, second].flatMap(heatsOf).sort()).to.deep.equal([plate.heatNumber, coil.heatNumber].sort());
    expect(second.nextCursor).to.equal(null);
  });

  it('says when its certificate was replaced or revoked', async () => {
    const standing = async () =>
      (await list(`?text=${plate.heatNumber}`)).items.map(({ certificate }) => certificate.standing);
    const mark = (reason: number) =>
      test.database.sql.query(
        `UPDATE certificate SET state = 'revoked', revocation_reason = $1 WHERE id = $2`,
        [reason, plate.certificateId],
      );
    await mark(3);
    expect(await standing()).to.deep.equal(['superseded']);
    await mark(4);
    expect(await standing()).to.deep.equal(['revoked']);
  });

  it('is not told to who buys nothing', async () => {
    expect((await mill.browser.get('/v2/received-goods')).status).to.equal(403);
  });
});

describe('Stock in an organisation’s title', () => {
  let test: TestApp;
  before(async () => {
    test = await openApp();
  });
  after(() => test.close());

  it('is told to a buyer too', async () => {
    const buyer = await test.join('Alpen Stahlbau', ['buyer']);
    const { status, body } = await buyer.browser.get<{ items: unknown[] }>('/v2/holdings');
    expect([status, body.items]).to.deep.equal([200, []]);
  });
});
