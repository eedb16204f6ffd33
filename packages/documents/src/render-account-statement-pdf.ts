import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import type { AccountStatement } from '@topsteel/domain/api';
import { formatScaled, localiseDecimal } from '@topsteel/domain/units';
import { MARGIN, Page } from './page.ts';

const require = createRequire(import.meta.url);
const fonts = {
  regular: require.resolve('dejavu-fonts-ttf/ttf/DejaVuSansCondensed.ttf'),
  bold: require.resolve('dejavu-fonts-ttf/ttf/DejaVuSansCondensed-Bold.ttf'),
};

/**
 * A statement of account for people, A4. The same statement makes the same bytes: its date is its last day.
 *
 * @example (await renderAccountStatementPdf(statement)).length > 0
 */
export async function renderAccountStatementPdf(statement: AccountStatement): Promise<Uint8Array> {
  const { organisation, side, currency, scale, from, until } = statement;
  const title = `Statement of account, ${from} to ${until}`;
  const document = new PDFDocument({
    size: 'A4',
    margin: MARGIN,
    bufferPages: true,
    lang: 'en',
    displayTitle: true,
    info: {
      Title: title,
      Creator: 'TopSteel',
      Producer: 'TopSteel',
      CreationDate: new Date(`${until}T00:00:00Z`),
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
  const money = (minor: string) => localiseDecimal(formatScaled(BigInt(minor), scale, scale), 'en');
  let top = MARGIN;
  top += page.place('TopSteel', MARGIN, top, page.width, { size: 8, color: '#555555' });
  top += page.place(title, MARGIN, top, page.width, { size: 15, isBold: true });
  top += page.place(
    `${organisation.legalName}, ${organisation.country} · ${side} · amounts in ${currency}`,
    MARGIN,
    top,
    page.width,
    { size: 9 },
  );
  document.y = top + 8;
  page.table({
    title: null,
    columns: [
      { title: 'Date', width: 14, isNumber: false },
      { title: 'What', width: 36, isNumber: false },
      { title: 'Order', width: 20, isNumber: false },
      { title: `Amount, ${currency}`, width: 18, isNumber: true },
      { title: `Balance, ${currency}`, width: 18, isNumber: true },
    ],
    rows: [
      [from, 'Opening balance', '', '', money(statement.openingMinor)],
      ...statement.lines.map((line) => [
        line.at.slice(0, 10),
        line.text,
        line.orderNumber ?? '',
        money(line.amountMinor),
        money(line.balanceMinor),
      ]),
      [until, 'Closing balance', '', '', money(statement.closingMinor)],
    ],
    boldRow: -1,
  });
  page.paragraph(
    side === 'vendor'
      ? 'Above zero: owed to the vendor. Below zero: owed by the vendor, taken off its next payouts.'
      : 'What is held for the buyer’s orders.',
  );
  numberPages(document, page, title);
  document.end();
  await done;
  return Buffer.concat(chunks);
}

function numberPages(document: PDFKit.PDFDocument, page: Page, title: string): void {
  const { start, count } = document.bufferedPageRange();
  for (let index = start; index < start + count; index += 1) {
    document.switchToPage(index);
    // Text in the bottom margin would make the library start a page.
    document.page.margins.bottom = 0;
    const top = document.page.height - MARGIN - 12;
    const number = `${title} · page ${index - start + 1} of ${count}`;
    page.place(number, MARGIN, top, page.width, { size: 6, color: '#555555', align: 'right' });
  }
}
