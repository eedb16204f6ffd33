import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import { formatScaled } from '@topsteel/domain/units';
import { deliveryNoteLabel, type DeliveryNoteLabel } from './delivery-note-labels.ts';
import { decimalIn } from './labels.ts';
import type { DocumentLanguage } from './languages.ts';
import { MARGIN, Page, type Field } from './page.ts';

const QR_POINTS = 96;
const require = createRequire(import.meta.url);
const fonts = {
  regular: require.resolve('dejavu-fonts-ttf/ttf/DejaVuSansCondensed.ttf'),
  bold: require.resolve('dejavu-fonts-ttf/ttf/DejaVuSansCondensed-Bold.ttf'),
};

/** A party as it stands on the note. */
export interface NoteParty {
  legalName: string;
  city: string;
  country: string;
}

/** One load of an order, as its delivery note says it. Masses in grams, lengths in micrometres. */
export interface DeliveryNote {
  ref: string;
  orderNumber: string;
  buyerReference: string | null;
  position: number;
  isLast: boolean;
  /** Day of the announcement, ISO 8601. */
  shippedOn: string;
  carrier: string;
  vehicle: string | null;
  seller: NoteParty;
  buyer: NoteParty;
  product: string;
  heatNumber: string;
  certificateNumber: string | null;
  lotCode: string;
  pieces: number | null;
  plannedGrams: bigint;
  weighedGrams: bigint | null;
  packing: readonly {
    label: string;
    pieces: number | null;
    massGrams: bigint | null;
    lengthUm: number | null;
  }[];
  /** The lot's Digital Link, and its QR code as PNG. */
  link: string;
  qrPng: Uint8Array;
}

/**
 * The delivery note of one load for people, A4. The same load makes the same bytes: its date is its own, not the clock's.
 *
 * @example (await renderDeliveryNotePdf(note, 'nl')).subarray(0, 4).toString() // '%PDF'
 */
export async function renderDeliveryNotePdf(
  note: DeliveryNote,
  language: DocumentLanguage,
): Promise<Uint8Array> {
  const label = (name: DeliveryNoteLabel) => deliveryNoteLabel(language, name);
  const title = `${label('title')} ${note.ref}`;
  const document = new PDFDocument({
    size: 'A4',
    margin: MARGIN,
    lang: language,
    displayTitle: true,
    bufferPages: true,
    info: {
      Title: title,
      Creator: 'TopSteel',
      Producer: 'TopSteel',
      CreationDate: new Date(`${note.shippedOn}T00:00:00Z`),
    },
  });
  const chunks: Uint8Array[] = [];
  document.on('data', (chunk: Uint8Array) => chunks.push(chunk));
  const done = new Promise<void>((resolve, reject) => {
    document.on('end', resolve);
    document.on('error', reject);
  });
  document.registerFont('regular', fonts.regular);
  document.registerFont('bold', fonts.bold);
  draw(document, note, { language, title });
  document.end();
  await done;
  return Buffer.concat(chunks);
}

function draw(
  document: PDFKit.PDFDocument,
  note: DeliveryNote,
  { language, title }: { language: DocumentLanguage; title: string },
): void {
  const page = new Page(document);
  const label = (name: DeliveryNoteLabel) => deliveryNoteLabel(language, name);
  const number = (value: bigint | number | null, scale: number): string =>
    value === null ? '' : decimalIn(language, formatScaled(BigInt(value), scale));
  const field = (name: DeliveryNoteLabel, value: string | null): Field[] =>
    value === null || value === '' ? [] : [{ code: '', label: label(name), value }];
  document.image(Buffer.from(note.qrPng), document.page.width - MARGIN - QR_POINTS, MARGIN, {
    width: QR_POINTS,
  });
  const width = page.width - QR_POINTS - 12;
  page.place(title, MARGIN, MARGIN, width, { size: 15, isBold: true });
  page.place(label('scan'), MARGIN, MARGIN + 26, width, { size: 8 });
  page.place(note.link, MARGIN, MARGIN + 40, width, { size: 6.5, color: '#555555' });
  document.y = MARGIN + QR_POINTS + 8;
  page.fields(
    [
      ...field('announced', note.shippedOn),
      ...field('order', note.orderNumber),
      ...field('buyerOrder', note.buyerReference),
      ...field('load', `${note.position}${note.isLast ? ` (${label('last')})` : ''}`),
      ...field('carrier', note.carrier),
      ...field('vehicle', note.vehicle),
    ],
    3,
  );
  page.fields([...field('seller', partyText(note.seller)), ...field('buyer', partyText(note.buyer))], 2);
  page.table({
    title: label('goods'),
    columns: [
      { title: label('product'), width: 4, isNumber: false },
      { title: label('heat'), width: 1.6, isNumber: false },
      { title: label('certificate'), width: 1.8, isNumber: false },
      { title: label('lot'), width: 2.6, isNumber: false },
      { title: label('pieces'), width: 1, isNumber: true },
      { title: label('planned'), width: 1.5, isNumber: true },
      { title: label('weighed'), width: 1.5, isNumber: true },
    ],
    rows: [
      [
        note.product,
        note.heatNumber,
        note.certificateNumber ?? '',
        note.lotCode,
        number(note.pieces, 0),
        number(note.plannedGrams, 3),
        number(note.weighedGrams, 3),
      ],
    ],
    boldRow: null,
  });
  if (note.packing.length > 0) {
    page.table({
      title: label('packing'),
      columns: [
        { title: label('bundle'), width: 5, isNumber: false },
        { title: label('pieces'), width: 1.5, isNumber: true },
        { title: label('length'), width: 2, isNumber: true },
        { title: label('mass'), width: 2, isNumber: true },
      ],
      rows: note.packing.map((bundle) => [
        bundle.label,
        number(bundle.pieces, 0),
        number(bundle.lengthUm, 3),
        number(bundle.massGrams, 3),
      ]),
      boldRow: null,
    });
  }
  page.reserve(70);
  document.y += 36;
  page.paragraph('_'.repeat(70));
  page.paragraph(label('receipt'), 7);
}

const partyText = ({ legalName, city, country }: NoteParty): string => `${legalName}\n${city}, ${country}`;
