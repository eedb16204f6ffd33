import { createRequire } from 'node:module';
import bwipjs from 'bwip-js/node';
import PDFDocument from 'pdfkit';
import type { CertificateReading } from '@topsteel/domain/en10168';
import { AppError } from '@topsteel/domain/errors';
import { sha256Hex } from '@topsteel/domain/jcs';
import {
  chemistryTables,
  commercialFields,
  mechanicsTable,
  productFields,
  statedTables,
  validationFields,
} from './certificate-sections.ts';
import { labelIn, typeNameIn } from './labels.ts';
import type { DocumentLanguage } from './languages.ts';
import { MARGIN, Page } from './page.ts';

export interface RenderOptions {
  language: DocumentLanguage;
  /** The canonical bytes of the certificate's JSON: embedded as they are. */
  json: Uint8Array;
  /** Verification link; printed as a QR code and as text. */
  link?: string;
}

const EMBEDDED_NAME = 'certificate.json';
const QR_SIZE = 74;
/** ISO/IEC 18004 error correction M (15 %): the code is printed on paper, not on steel. */
const QR = { bcid: 'qrcode', eclevel: 'M' } as const;
const require = createRequire(import.meta.url);
const fonts = {
  regular: require.resolve('dejavu-fonts-ttf/ttf/DejaVuSansCondensed.ttf'),
  bold: require.resolve('dejavu-fonts-ttf/ttf/DejaVuSansCondensed-Bold.ttf'),
};

/**
 * A certificate for people: A4, in one of six languages, rendered from the data, as PDF/A-3b (ISO 19005-3) with the JSON
 * embedded as its source. The same input makes the same bytes: dates are those of the certificate, not of the clock.
 *
 * @throws AppError `invalid-input` when `json` is not the document that the reading was made of
 * @example (await renderCertificatePdf(certificate, { language: 'de', json: certificate.canonicalBytes })).length > 0
 */
export async function renderCertificatePdf(
  certificate: CertificateReading,
  { language, json, link }: RenderOptions,
): Promise<Uint8Array> {
  if (sha256Hex(json) !== certificate.documentHash) {
    throw new AppError('invalid-input', {
      message:
        'The JSON to embed is not the document that the certificate was read from. Pass its canonical bytes.',
    });
  }
  const title =
    certificate.type === null ? labelIn(language, 'document') : typeNameIn(language, certificate.type);
  const created = dateOf(certificate.date);
  const document = new PDFDocument({
    size: 'A4',
    margin: MARGIN,
    pdfVersion: '1.7',
    // The types of the library lag behind it: PDF/A-3 is there.
    subset: 'PDF/A-3b' as 'PDF/A-3',
    lang: language,
    displayTitle: true,
    bufferPages: true,
    info: {
      Title: plainText(`${title} ${certificate.documentNumber}`),
      Author: plainText(certificate.issuer.name),
      Creator: 'TopSteel',
      Producer: 'TopSteel',
      CreationDate: created,
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
  document.file(Buffer.from(json), {
    name: EMBEDDED_NAME,
    type: 'application/json',
    description: plainText(`${title} ${certificate.documentNumber}`),
    creationDate: created,
    modifiedDate: created,
    relationship: 'Source',
  } as PDFKit.Mixins.PDFAttachmentOptions);
  drawBody(document, certificate, { language, title, link });
  drawFooters(document, certificate, language);
  document.end();
  await done;
  return Buffer.concat(chunks);
}

function drawBody(
  document: PDFKit.PDFDocument,
  certificate: CertificateReading,
  { language, title, link }: { language: DocumentLanguage; title: string; link: string | undefined },
): void {
  const page = new Page(document);
  drawHead(document, page, certificate, { language, title, link });
  page.heading(`A  ${labelIn(language, 'commercial')}`);
  page.fields(commercialFields(certificate, language), 3);
  page.heading(`B  ${labelIn(language, 'description')}`);
  page.fields(productFields(certificate, language), 3);
  for (const table of chemistryTables(certificate, language)) page.table(table);
  for (const table of mechanicsTable(certificate, language)) page.table(table);
  for (const table of statedTables(certificate, language)) page.table(table);
  page.heading(`Z01  ${labelIn(language, 'statement')}`);
  const statement = certificate.details?.statement ?? null;
  if (statement !== null) page.paragraph(statement);
  page.fields(validationFields(certificate, language), 3);
}

/** Manufacturer, title and number, and the QR code of the verification link. */
function drawHead(
  document: PDFKit.PDFDocument,
  page: Page,
  certificate: CertificateReading,
  { language, title, link }: { language: DocumentLanguage; title: string; link: string | undefined },
): void {
  const right = link === undefined ? 0 : QR_SIZE + 14;
  const width = page.width - right;
  const party = certificate.details?.manufacturer;
  const address = [
    ...(party?.streets ?? []),
    [certificate.issuer.country, party?.zipCode, certificate.issuer.city]
      .filter((part) => part !== null && part !== undefined)
      .join(' '),
    certificate.issuer.vat ?? '',
  ].filter((line) => line !== '');
  let top = MARGIN;
  top += page.place(`A01  ${labelIn(language, 'manufacturer')}`, MARGIN, top, width, {
    size: 6.5,
    color: '#555555',
  });
  top += page.place(certificate.issuer.name, MARGIN, top, width, { size: 13, isBold: true });
  top += page.place(address.join(' · '), MARGIN, top, width, { size: 8 }) + 8;
  top += page.place(`A02  ${title}`, MARGIN, top, width, { size: 15, isBold: true });
  top += page.place(
    `${labelIn(language, 'accordingTo')} · A03 ${labelIn(language, 'number')} ${certificate.documentNumber}`,
    MARGIN,
    top,
    width,
    { size: 9 },
  );
  if (link !== undefined) {
    const left = MARGIN + page.width - QR_SIZE;
    drawQr(document, link, left, MARGIN, QR_SIZE);
    document.link(left, MARGIN, QR_SIZE, QR_SIZE, link);
    page.place(labelIn(language, 'verify'), left - 6, MARGIN + QR_SIZE + 2, QR_SIZE + 6, {
      size: 6,
      align: 'right',
    });
    top = Math.max(top, MARGIN + QR_SIZE + 14);
    top += page.place(link, MARGIN, top, page.width, { size: 6, color: '#555555' });
  }
  document.y = top + 2;
}

/** The code as filled squares: no image, no transparency. */
function drawQr(document: PDFKit.PDFDocument, text: string, left: number, top: number, size: number): void {
  const [code] = bwipjs.raw({ ...QR, text });
  if (code === undefined || !('pixs' in code)) return;
  const module = size / code.pixx;
  document.fillColor('#000000');
  code.pixs.forEach((isDark, index) => {
    if (isDark === 0) return;
    const column = index % code.pixx;
    document.rect(left + column * module, top + Math.floor(index / code.pixx) * module, module, module);
  });
  document.fill();
}

function drawFooters(
  document: PDFKit.PDFDocument,
  certificate: CertificateReading,
  language: DocumentLanguage,
): void {
  const page = new Page(document);
  const { start, count } = document.bufferedPageRange();
  for (let index = start; index < start + count; index += 1) {
    document.switchToPage(index);
    const top = document.page.height - MARGIN - 22;
    // Text in the bottom margin would make the library start a page.
    document.page.margins.bottom = 0;
    page.place(labelIn(language, 'rendered'), MARGIN, top, page.width, { size: 6, color: '#555555' });
    page.place(`SHA-256 ${certificate.documentHash.slice(2)}`, MARGIN, top + 9, page.width, {
      size: 6,
      color: '#555555',
    });
    const number = `${certificate.documentNumber} · ${labelIn(language, 'page')} ${index - start + 1} ${labelIn(language, 'of')} ${count}`;
    page.place(number, MARGIN, top + 9, page.width, { size: 6, color: '#555555', align: 'right' });
  }
}

/** Midnight UTC of the certificate's date; without one, the day that EN 10204:2004 was published in. */
function dateOf(date: string | null): Date {
  const day = /^\d{4}-\d{2}-\d{2}/u.exec(date ?? '')?.[0] ?? '2004-10-01';
  const time = new Date(`${day}T00:00:00Z`);
  return Number.isNaN(time.getTime()) ? new Date('2004-10-01T00:00:00Z') : time;
}

/** Text that may stand in XMP as it is: the library writes it there without escaping. */
function plainText(text: string): string {
  return text
    .replace(/[&<>"'\p{Cc}\p{Cs}]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
    .slice(0, 200);
}
