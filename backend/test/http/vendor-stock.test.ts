import type { LabelPrint, MissingCertificate, Page, StockItem } from '@topsteel/domain/api';
import { expect } from 'chai';
import { PrismaService } from '../../src/platform/database/index.ts';
import { openApp, type Member, type TestApp } from './open-app.ts';
import { stockOffer } from './stock-offer.ts';

describe('A vendor’s stock', () => {
  let test: TestApp;
  let mill: Member;
  let rival: Member;
  let prisma: PrismaService;
  let ids: Awaited<ReturnType<typeof stockOffer>>;
  const stock = async (view = '', whose = mill) =>
    (await whose.browser.get<Page<StockItem>>(`/v2/vendor/stock${view}`)).body.items;
  const idsOf = async (view: string) => (await stock(view)).map(({ id }) => id);
  before(async () => {
    test = await openApp();
    mill = await test.join('Acieries du Val', ['mill']);
    rival = await test.join('Rivale', ['mill', 'stockist']);
    prisma = test.app.get(PrismaService);
    ids = await stockOffer(prisma, mill.organisationId);
    await prisma.client.certificate.update({
      where: { id: ids.certificate },
      data: { leaf: `0x${'cd'.repeat(32)}` },
    });
    await prisma.client.lot.update({ where: { id: ids.lot }, data: { txHash: `0x${'ab'.repeat(32)}` } });
  });
  after(() => test.close());

  it('lists what is offered, to its own company alone', async () => {
    const [item] = await stock('?view=offered');
    expect(item).to.include({
      id: ids.lot,
      offerId: ids.offer,
      labelPrintedAt: null,
      availableGrams: '20000000',
    });
    expect(await stock('', rival)).to.deep.equal([]);
    expect((await test.browserOf().get('/v2/vendor/stock')).status).to.equal(401);
  });

  it('counts a lot as free once its offer is withdrawn', async () => {
    expect(await idsOf('?view=free')).to.deep.equal([]);
    await mill.browser.delete(`/v2/offers/${ids.offer}`);
    expect(await idsOf('?view=free')).to.deep.equal([ids.lot]);
    expect(await idsOf('?view=offered')).to.deep.equal([]);
  });

  it('keeps that a label is printed and by whom, and not that it was looked at', async () => {
    expect((await mill.browser.get(`/v2/lots/${ids.lot}/label.svg`)).status).to.equal(200);
    const zpl = await mill.browser.get(`/v2/lots/${ids.lot}/label.zpl`);
    expect(zpl.status).to.equal(200);
    expect(zpl.headers['content-type']).to.equal('application/zpl; charset=utf-8');
    expect(zpl.raw.toString('utf8')).to.contain('^PW840');
    expect(await idsOf('?view=unlabelled')).to.deep.equal([ids.lot]);
    const print = (who: typeof mill) =>
      who.browser.post<LabelPrint>(`/v2/lots/${ids.lot}/label-prints`, { format: 'zpl' });
    expect((await print(rival)).status).to.equal(404);
    expect(await idsOf('?view=unlabelled')).to.deep.equal([ids.lot]);
    const printed = await print(mill);
    expect(printed.status).to.equal(200);
    expect(await idsOf('?view=unlabelled')).to.deep.equal([]);
    expect((await stock())[0]?.labelPrintedAt).to.equal(printed.body.labelPrintedAt);
    const trail = await test.database.sql.query<{ organisation_id: string; details: unknown }>(
      `SELECT organisation_id::text, details FROM audit_entry WHERE action = 'label.print' AND subject = $1`,
      [`lot:${ids.lot}`],
    );
    expect(trail.rows).to.deep.equal([{ organisation_id: mill.organisationId, details: { format: 'zpl' } }]);
  });

  it('names the lots whose certificate is no longer in force', async () => {
    const missing = async () =>
      (await mill.browser.get<Page<MissingCertificate>>('/v2/vendor/missing-certificates')).body.items;
    expect(await missing()).to.deep.equal([]);
    await prisma.client.certificate.update({ where: { id: ids.certificate }, data: { state: 'revoked' } });
    const [item] = await missing();
    expect(item).to.deep.include({ certificateId: ids.certificate, reason: 'revoked', orders: [] });
    expect(item?.lot.id).to.equal(ids.lot);
    expect(await idsOf('?view=uncertified')).to.deep.equal([ids.lot]);
  });
});
