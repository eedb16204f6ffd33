import { expect } from 'chai';
import { deliveryNoteLabel } from './delivery-note-labels.ts';
import { documentLanguages } from './languages.ts';
import { renderDeliveryNotePdf, type DeliveryNote } from './render-delivery-note-pdf.ts';

/** One white pixel. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAG7buVgAAAABJRU5ErkJggg==',
  'base64',
);
const note: DeliveryNote = {
  ref: 'D-TS-2026-000042-2',
  orderNumber: 'TS-2026-000042',
  buyerReference: '4500017',
  position: 2,
  isLast: true,
  shippedOn: '2026-11-26',
  carrier: 'Moselle Fret',
  vehicle: 'GT-418-KX',
  seller: { legalName: 'Aciérie de la Moselle SA', city: 'Thionville', country: 'FR' },
  buyer: { legalName: 'Brandt Stahlbau GmbH', city: 'Duisburg', country: 'DE' },
  product: 'Hot rolled plate, 20 × 2000 × 6000 mm, S355J2+N',
  heatNumber: '471102',
  certificateNumber: '2026-104711',
  lotCode: '0R9XQK4M7T2W8B5N3C6F',
  pieces: 4,
  plannedGrams: 2_990_000n,
  weighedGrams: 2_972_500n,
  packing: [{ label: 'Bundle 1', pieces: 4, massGrams: 2_972_500n, lengthUm: 6_000_000 }],
  link: 'https://steel.test/01/09521001001014/10/0R9XQK4M7T2W8B5N3C6F',
  qrPng: PNG,
};

describe('delivery note: one load on paper', () => {
  it('is drawn in six languages, each with its own title, and the same bytes each time', async () => {
    const titles = documentLanguages.map((language) => deliveryNoteLabel(language, 'title'));
    expect(titles).to.deep.equal([
      'Delivery note',
      'Bon de livraison',
      'Lieferschein',
      'Albarán de entrega',
      'Documento di trasporto',
      'Pakbon',
    ]);
    const drawn = await Promise.all(
      documentLanguages.map((language) => renderDeliveryNotePdf(note, language)),
    );
    for (const pdf of drawn) expect(Buffer.from(pdf.subarray(0, 5)).toString()).to.equal('%PDF-');
    expect(new Set(drawn.map((pdf) => Buffer.from(pdf).toString('base64'))).size).to.equal(6);
    const again = await renderDeliveryNotePdf(note, 'de');
    expect(Buffer.from(again).equals(Buffer.from(drawn[2] ?? new Uint8Array()))).to.equal(true);
  }).timeout(30_000);

  it('goes on on another page when the packing list is long', async () => {
    const packing = Array.from({ length: 120 }, (_, index) => ({
      label: `Bundle ${index + 1}`,
      pieces: 4,
      massGrams: 24_900n,
      lengthUm: 6_000_000,
    }));
    const pages = (pdf: Uint8Array): number =>
      Buffer.from(pdf).toString('latin1').split('/Type /Page\n').length - 1;
    expect(pages(await renderDeliveryNotePdf(note, 'en'))).to.equal(1);
    expect(pages(await renderDeliveryNotePdf({ ...note, packing }, 'en'))).to.equal(3);
  }).timeout(30_000);
});
