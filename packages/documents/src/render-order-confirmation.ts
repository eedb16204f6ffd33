import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import type { DocumentLanguage } from './languages.ts';
import { confirmationSheet, type OrderConfirmation } from './order-confirmation.ts';
import { MARGIN, Page } from './page.ts';

const require = createRequire(import.meta.url);
const fonts = {
  regular: require.resolve('dejavu-fonts-ttf/ttf/DejaVuSansCondensed.ttf'),
  bold: require.resolve('dejavu-fonts-ttf/ttf/DejaVuSansCondensed-Bold.ttf'),
};

/**
 * A confirmation of order for people, A4. The same order makes the same bytes: its date is the day it was ordered.
 *
 * @example (await renderOrderConfirmationPdf(confirmation, 'de')).length > 0
 */
export async function renderOrderConfirmationPdf(
  order: OrderConfirmation,
  language: DocumentLanguage,
): Promise<Uint8Array> {
  const sheet = confirmationSheet(order, language);
  const document = new PDFDocument({
    size: 'A4',
    margin: MARGIN,
    bufferPages: true,
    lang: language,
    displayTitle: true,
    info: {
      Title: sheet.title,
      Creator: 'TopSteel',
      Producer: 'TopSteel',
      CreationDate: new Date(`${order.orderedOn}T00:00:00Z`),
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
  const page = new Page(document);
  document.y = MARGIN + page.place(sheet.title, MARGIN, MARGIN, page.width, { size: 15, isBold: true }) + 6;
  page.fields(
    sheet.fields.map((field) => ({ code: '', ...field })),
    2,
  );
  page.table({ title: null, columns: sheet.columns, rows: sheet.rows, boldRow: -1 });
  for (const note of sheet.notes) page.paragraph(note);
  document.end();
  await done;
  return Buffer.concat(chunks);
}

/** The same as a page without scripts; everything of the order stands in it as text. */
export function renderOrderConfirmationHtml(order: OrderConfirmation, language: DocumentLanguage): string {
  const { title, fields, columns, rows, notes } = confirmationSheet(order, language);
  const cells = (row: readonly string[], tag: 'td' | 'th') =>
    row
      .map((text, index) =>
        columns[index]?.isNumber === true
          ? `<${tag} style="text-align:right">${escapeHtml(text)}</${tag}>`
          : `<${tag}>${escapeHtml(text)}</${tag}>`,
      )
      .join('');
  return [
    '<!doctype html>',
    `<html lang="${language}"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title></head>`,
    '<body style="font-family:system-ui,sans-serif;line-height:1.5;max-width:60em;margin:2em auto">',
    `<h1>${escapeHtml(title)}</h1>`,
    '<dl>',
    ...fields.map(({ label, value }) => `<dt>${escapeHtml(label)}</dt><dd>${escapeHtml(value)}</dd>`),
    '</dl>',
    `<table><thead><tr>${cells(
      columns.map(({ title: heading }) => heading),
      'th',
    )}</tr></thead><tbody>`,
    ...rows.map((row, index) => `<tr>${cells(row, index === rows.length - 1 ? 'th' : 'td')}</tr>`),
    '</tbody></table>',
    ...notes.map((note) => `<p>${escapeHtml(note)}</p>`),
    '</body></html>',
    '',
  ].join('\n');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => entities[character] ?? '').replace(/\n/g, '<br>');
