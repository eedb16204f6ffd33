import type {
  Offer,
  OfferDetail,
  Page,
  Product,
  ProductChange,
  ProductDetail,
  ProductImage,
} from '@topsteel/domain/api';
import { expect } from 'chai';
import sharp from 'sharp';
import { openApp, type Browser, type Member, type TestApp } from '../http/open-app.ts';
import { HEB200, lotId, stockLots } from './stock-lots.ts';

describe('Products', () => {
  let test: TestApp;
  let vendor: Member;
  let rival: Member;
  let operator: Browser;
  let heb: Product;
  let grating: Product;
  let offer: Offer;
  before(async () => {
    test = await openApp();
    vendor = await test.join('Profiles du Rhin', ['stockist']);
    rival = await test.join('Rivale', ['stockist']);
    operator = await test.signIn('operator@steel.test');
    await stockLots(test.database.sql, vendor.organisationId, 4, [HEB200]);
  });
  after(() => test.close());

  const propose = (body: object, browser = vendor.browser) =>
    browser.post<Product & { reason: string }>('/v2/products', body);
  const offered = (changed: object = {}) =>
    vendor.browser.post<Offer & { reason: string }>('/v2/offers', {
      lotId: lotId(1),
      sku: 'HEB200',
      price: { minor: '71250', basis: '100kg', currency: 'USD' },
      priceBreaks: [{ fromGrams: '10000000', priceMinor: '68450' }],
      extras: [{ code: 'cut', basis: 'cut', priceMinor: '450' }],
      minGrams: '1000000',
      stepGrams: '500000',
      overTolerancePermille: 5,
      location: { city: 'Metz', country: 'FR' },
      incoterm: 'DAP',
      ...changed,
    });

  it('that follow from a norm are published at once, in the language asked for', async () => {
    const { status, body } = await propose({
      designation: 'IPB 200',
      grade: 'S355J2+M',
      norm: 'EN 10025-2:2019',
      lengthUm: 12_000_000,
    });
    expect(status).to.equal(201);
    heb = body;
    expect(heb).to.include({
      state: 'published',
      designation: 'HEB 200',
      gramsPerMetre: '61300',
      gramsPerPiece: '735600',
    });
    const german = await test.browserOf().get<ProductDetail>(`/v2/products/${heb.id}?language=de`);
    expect(german.body).to.include({ name: 'Breitflanschträger HEB 200, S355J2+M, 12 m', language: 'de' });
    expect(german.body.measures).to.deep.equal(['200 × 200 × 9 mm', '61,3 kg/m', '735,6 kg']);
    const again = await propose({
      designation: 'HE 200 B',
      grade: 's355j2+m',
      norm: 'DIN EN 10025-2',
      lengthUm: 12_000_000,
    });
    expect([again.status, again.body.reason]).to.deep.equal([409, 'product-exists']);
    const wrong = await propose({ designation: 'HEB 200', grade: 'S235JR', gramsPerMetre: '60000' });
    expect([wrong.status, wrong.body.reason]).to.deep.equal([400, 'contradicts-norm']);
  });

  it('with facts of their own wait for the operator, unseen by others', async () => {
    const { body } = await propose({
      designation: 'Grating 1000 × 1000 × 30',
      grade: 'S235JR',
      family: 'plate',
      form: 'grating',
      gramsPerPiece: '23500',
    });
    grating = body;
    expect(grating.state).to.equal('proposed');
    const shown = await test.browserOf().get<Page<Product>>('/v2/products?state=proposed');
    expect(shown.body.items.map(({ id }) => id)).to.deep.equal([heb.id]);
    const { body: waiting } = await operator.get<Page<ProductChange>>('/v2/product-changes?state=waiting');
    expect(waiting.items.map(({ productId, kind }) => [productId, kind])).to.deep.equal([
      [grating.id, 'propose'],
    ]);
    const denied = await vendor.browser.post(`/v2/product-changes/${waiting.items[0]?.id ?? ''}/approve`);
    expect(denied.status).to.equal(403);
    const approved = await operator.post<ProductChange>(
      `/v2/product-changes/${waiting.items[0]?.id ?? ''}/approve`,
    );
    expect(approved.body).to.include({ state: 'applied', version: 2 });
  });

  it('are changed by a diff that the operator approves, unless it no longer fits', async () => {
    const edit = (name: string) =>
      vendor.browser.post<ProductChange>(`/v2/products/${heb.id}/changes`, {
        texts: { fr: { name, description: '' } },
      });
    const [first, second] = [await edit('Poutrelle HEB 200'), await edit('HEB 200')];
    expect(first.body.diff).to.deep.equal({
      'texts.fr': { from: null, to: { name: 'Poutrelle HEB 200', description: '' } },
    });
    await operator.post(`/v2/product-changes/${first.body.id}/approve`);
    const late = await operator.post(`/v2/product-changes/${second.body.id}/approve`);
    expect([late.status, late.body.reason]).to.deep.equal([409, 'changed-meanwhile']);
    const refused = await operator.post<ProductChange>(`/v2/product-changes/${second.body.id}/refuse`, {
      reason: 'Too short.',
    });
    expect(refused.body).to.include({ state: 'refused', reason: 'Too short.' });
    const french = await test.browserOf().get<ProductDetail>(`/v2/products/${heb.id}?language=fr`);
    expect([french.body.name, french.body.version]).to.deep.equal(['Poutrelle HEB 200', 2]);
    const theirs = await rival.browser.get<Page<ProductChange>>('/v2/product-changes');
    expect(theirs.body.items).to.deep.equal([]);
  });

  it('are offered as the certificate says, at the price as it is quoted', async () => {
    const { body, status } = await offered();
    expect(status).to.equal(201);
    offer = body;
    expect(offer).to.deep.include({
      productId: heb.id,
      sku: 'HEB200',
      price: { minor: '71250', basis: '100kg', currency: 'USD' },
      pricePerTonneMinor: '7125000000',
      version: 1,
    });
    const other = await offered({ sku: 'X', productId: grating.id });
    expect([other.status, other.body.reason]).to.deep.equal([400, 'other-product-certified']);
    const taken = await offered({ lotId: lotId(2) });
    expect([taken.status, taken.body.reason]).to.deep.equal([409, 'sku-taken']);
    const noRate = await offered({ sku: 'Y', price: { minor: '71250', basis: '100kg', currency: 'EUR' } });
    expect([noRate.status, noRate.body.reason]).to.deep.equal([503, 'no-fresh-rate']);
    // 735.6 kg at 500 USD a piece: 679.717239… USD a tonne, rounded up to a millionth.
    const piece = await offered({
      sku: 'Z',
      price: { minor: '50000', basis: 'piece', currency: 'USD' },
      priceBreaks: [],
    });
    expect(piece.body.pricePerTonneMinor).to.equal('679717238');
    const page = await test.browserOf().get<ProductDetail>(`/v2/products/${heb.id}`);
    expect(page.body.offers.map(({ sku, pricePerTonneMinor }) => [sku, pricePerTonneMinor])).to.deep.equal([
      ['Z', '679717238'],
      ['HEB200', '7125000000'],
    ]);
  });

  it('have offers that change with a version and a history', async () => {
    const change = (browser: Browser, body: object) =>
      test.send<Offer & { reason: string }>({
        method: 'PATCH',
        url: `/v2/offers/${offer.id}`,
        headers: { origin: 'http://steel.test', cookie: browser.cookie },
        payload: body,
      });
    const changed = await change(vendor.browser, {
      version: 1,
      price: { minor: '70000', basis: '100kg', currency: 'USD' },
      leadTimeDays: 9,
    });
    expect(changed.body).to.include({ pricePerTonneMinor: '7000000000', version: 2, leadTimeDays: 9 });
    const stale = await change(vendor.browser, { version: 1, leadTimeDays: 1 });
    expect([stale.status, stale.body.reason]).to.deep.equal([409, 'changed-meanwhile']);
    const foreign = await change(rival.browser, { version: 2, leadTimeDays: 1 });
    expect(foreign.status).to.equal(404);
    const dear = await change(vendor.browser, {
      version: 2,
      price: { minor: '60000', basis: '100kg', currency: 'USD' },
    });
    expect(dear.body.reason).to.equal('price-breaks-wrong');
    const same = await change(vendor.browser, { version: 2, leadTimeDays: 9 });
    expect(same.body.version).to.equal(2);
    const { body } = await vendor.browser.get<{
      items: { version: number; diff: object; changedBy: string }[];
    }>(`/v2/offers/${offer.id}/changes`);
    expect(
      body.items.map(({ version, diff, changedBy }) => [version, Object.keys(diff), changedBy]),
    ).to.deep.equal([[2, ['price', 'leadTimeDays'], 'Profiles du Rhin']]);
    const detail = await test.browserOf().get<OfferDetail>(`/v2/offers/${offer.id}`);
    expect(detail.body.priceBreaks).to.deep.equal([{ fromGrams: '10000000', priceMinor: '68450' }]);
    expect(detail.body.extras).to.deep.equal([
      { code: 'cut', basis: 'cut', priceMinor: '450', isAlways: false },
    ]);
  });

  it('hide their offers while the vendor is suspended', async () => {
    const suspend = (is: boolean) =>
      test.database.sql.query('UPDATE organisation SET is_suspended = $2 WHERE id = $1', [
        vendor.organisationId,
        is,
      ]);
    await suspend(true);
    const page = await test.browserOf().get<ProductDetail>(`/v2/products/${heb.id}`);
    expect([page.body.offerCount, page.body.offers]).to.deep.equal([0, []]);
    await suspend(false);
  });

  it('are merged with their offers, and lead on; never into another grade', async () => {
    const { body: twin } = await propose({
      designation: 'HEB 200',
      grade: 'S355J2+M',
      norm: 'EN 10025-2',
      lengthUm: 12_100_000,
    });
    const grades = await operator.post(`/v2/products/${heb.id}/merge`, { into: grating.id });
    expect(grades.body.reason).to.equal('other-grade');
    const merged = await operator.post<Product>(`/v2/products/${heb.id}/merge`, { into: twin.id });
    expect(merged.status).to.equal(200);
    const old = await test.browserOf().get<ProductDetail>(`/v2/products/${heb.id}`);
    expect(old.body).to.include({ state: 'retired', mergedInto: twin.id, offerCount: 0 });
    const page = await test.browserOf().get<ProductDetail>(`/v2/products/${twin.id}`);
    expect(page.body.offerCount).to.equal(2);
    const { body: next } = await offered({ sku: 'W' });
    expect(next.productId).to.equal(twin.id);
    const retired = await operator.post(`/v2/products/${twin.id}/retire`, { reason: 'Nobody rolls it.' });
    expect(retired.body.reason).to.equal('still-offered');
    const gone = await operator.post<Product>(`/v2/products/${grating.id}/retire`, {
      reason: 'Nobody makes it.',
    });
    expect(gone.body.state).to.equal('retired');
    heb = twin;
  });

  it('are drawn to scale, the same each time, with a title for who does not see it', async () => {
    const svg = await test.browserOf().get(`/v2/products/${heb.id}/drawing.svg?language=fr`);
    expect(svg.headers['content-type']).to.equal('image/svg+xml');
    const text = svg.raw.toString('utf8');
    expect(text).to.contain('<title id="n">Poutrelle HEB 200, S355J2+M, 12,1 m</title>');
    expect(text).to.contain('<desc id="d">200 × 200 × 9 mm, 61,3 kg/m, 741,73 kg</desc>');
    expect(
      (await test.browserOf().get(`/v2/products/${heb.id}/drawing.svg?language=fr`)).raw.equals(svg.raw),
    ).to.equal(true);
  });

  it('have pictures without metadata in three widths and formats, under their own hash', async () => {
    const picture = await sharp({
      create: { width: 2_000, height: 1_000, channels: 3, background: '#7a8894' },
    })
      .withExif({ IFD0: { Copyright: 'secret place' } })
      .jpeg()
      .toBuffer();
    const upload = (browser: Browser, content: Uint8Array | string) =>
      browser.upload<ProductImage & { reason: string }>(`/v2/products/${heb.id}/images`, [
        { name: 'heb.jpg', content },
      ]);
    const { status, body: image } = await upload(vendor.browser, picture);
    expect([status, image.state]).to.deep.equal([201, 'waiting']);
    expect(
      image.variants.map(({ mediaType, widthPx, heightPx }) => [mediaType, widthPx, heightPx]),
    ).to.deep.equal(
      [320, 800, 1_600].flatMap((width) =>
        ['image/avif', 'image/webp', 'image/jpeg'].map((type) => [type, width, width / 2]),
      ),
    );
    for (const { url, mediaType } of image.variants) {
      const file = await test.browserOf().get(url);
      expect([file.headers['content-type'], file.headers['cache-control']]).to.deep.equal([
        mediaType,
        'public, max-age=31536000, immutable',
      ]);
      const { exif } = await sharp(file.raw).metadata();
      expect(exif).to.equal(undefined);
    }
    expect((await upload(vendor.browser, picture)).body.id).to.equal(image.id);
    expect((await upload(rival.browser, picture)).body.reason).to.equal('not-your-product');
    expect((await upload(vendor.browser, '<svg xmlns="http://www.w3.org/2000/svg"/>')).body.reason).to.equal(
      'not-an-image',
    );
    const before = await test.browserOf().get<ProductDetail>(`/v2/products/${heb.id}`);
    expect(before.body.images).to.deep.equal([]);
    await operator.post(`/v2/products/${heb.id}/images/${image.id}/publish`);
    const after = await test.browserOf().get<ProductDetail>(`/v2/products/${heb.id}`);
    expect(after.body.images.map(({ id }) => id)).to.deep.equal([image.id]);
    await operator.delete(`/v2/products/${heb.id}/images/${image.id}`);
    const [removed] = image.variants;
    expect((await test.browserOf().get(removed?.url ?? '')).status).to.equal(404);
  });

  it('refuse a picture that unpacks to more than it may', async () => {
    const bomb = await sharp({ create: { width: 8_000, height: 7_000, channels: 3, background: '#000' } })
      .png()
      .toBuffer();
    const { status, body } = await vendor.browser.upload(`/v2/products/${heb.id}/images`, [
      { name: 'bomb.png', content: bomb },
    ]);
    expect([status, body.reason]).to.deep.equal([400, 'image-too-large']);
  });

  it('are sold by the vendor’s own unit, and changed against the tag that was read', async () => {
    const sold = { unit: 'piece', minMilli: '2000', stepMilli: '1000' };
    const { status, body } = await offered({
      lotId: lotId(4),
      sku: 'HEB200-BY-PIECE',
      productId: heb.id,
      sold,
    });
    expect([status, body.sold]).to.deep.equal([201, sold]);
    const nameless = await offered({
      lotId: lotId(4),
      sku: 'X',
      productId: undefined,
      sold: { ...sold, unit: 'barrel' },
    });
    expect(nameless.status).to.equal(400);
    const read = await test.browserOf().get<Offer>(`/v2/offers/${body.id}`);
    const tag = String(read.headers.etag);
    const patch = (change: object, match: string) =>
      test.send<Offer & { reason: string }>({
        method: 'PATCH',
        url: `/v2/offers/${body.id}`,
        headers: { origin: 'http://steel.test', cookie: vendor.browser.cookie, 'if-match': match },
        payload: change,
      });
    const changed = await patch({ version: 1, sold: { ...sold, minMilli: '4000' } }, tag);
    expect([changed.status, changed.body.version, changed.body.sold?.minMilli]).to.deep.equal([
      200,
      2,
      '4000',
    ]);
    const stale = await patch({ version: 2, sold: null }, tag);
    expect([stale.status, stale.body.reason]).to.deep.equal([412, 'changed-meanwhile']);
    const again = await test.browserOf().get<Offer>(`/v2/offers/${body.id}`);
    const byMass = await patch({ version: 2, sold: null }, String(again.headers.etag));
    expect([byMass.status, byMass.body.sold]).to.deep.equal([200, null]);
    const history = await vendor.browser.get<{ items: { diff: Record<string, unknown> }[] }>(
      `/v2/offers/${body.id}/changes`,
    );
    expect(history.body.items[0]?.diff).to.deep.equal({
      sold: { from: { ...sold, minMilli: '4000' }, to: null },
    });
  });

  it('can’t be ordered while their vendor is suspended, and says so', async () => {
    const { body } = await offered({ lotId: lotId(4), sku: 'HEB200-SUSPENDED', productId: heb.id });
    const suspend = (is: boolean) =>
      test.database.sql.query('UPDATE organisation SET is_suspended = $2 WHERE id = $1', [
        vendor.organisationId,
        is,
      ]);
    const seen = async () => {
      const one = await test.browserOf().get<Offer>(`/v2/offers/${body.id}`);
      const product = await test.browserOf().get<ProductDetail>(`/v2/products/${heb.id}`);
      return [one.body.state, one.body.availableGrams === '0', product.body.offers.length > 0];
    };
    expect(await seen()).to.deep.equal(['open', false, true]);
    await suspend(true);
    expect(await seen()).to.deep.equal(['withdrawn', true, false]);
    await suspend(false);
    expect(await seen()).to.deep.equal(['open', false, true]);
  });
});
