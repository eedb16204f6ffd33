import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import { AppError } from '@topsteel/domain/errors';
import {
  checkInvoice,
  isCreditNote,
  writeCii,
  type Invoice,
  type InvoiceParty,
} from '@topsteel/domain/invoice';
import { localiseDecimal, tryParseDecimal } from '@topsteel/domain/units';
import { invoiceLabel, unitText, type InvoiceLabel, type InvoiceLanguage } from './invoice-labels.ts';
import { MARGIN, Page, type Field } from './page.ts';

const XML_NAME = 'factur-x.xml';
const require = createRequire(import.meta.url);
const fonts = {
  regular: require.resolve('dejavu-fonts-ttf/ttf/DejaVuSansCondensed.ttf'),
  bold: require.resolve('dejavu-fonts-ttf/ttf/DejaVuSansCondensed-Bold.ttf'),
};

/**
 * An invoice or credit note as Factur-X (version 1.0, profile EN 16931): a PDF/A-3b for people with the Cross Industry
 * Invoice embedded as `factur-x.xml`. The same invoice makes the same bytes: dates are its own, not the clock's.
 *
 * @throws AppError `invalid-input` when the invoice breaks a rule of EN 16931: it must not leave as one
 */
export async function renderInvoicePdf(invoice: Invoice, language: InvoiceLanguage): Promise<Uint8Array> {
  const [broken] = checkInvoice(invoice);
  if (broken !== undefined) {
    throw new AppError('invalid-input', {
      message: `The invoice breaks ${broken.rule}: ${broken.text} Correct it before it is printed.`,
    });
  }
  const label = (name: InvoiceLabel) => invoiceLabel(language, name);
  const title = `${label(isCreditNote(invoice) ? 'credit' : 'invoice')} ${invoice.number ?? ''}`;
  const created = new Date(`${invoice.issuedOn ?? '2000-01-01'}T00:00:00Z`);
  const document = new PDFDocument({
    size: 'A4',
    margin: MARGIN,
    pdfVersion: '1.7',
    // The types of the library lag behind it: PDF/A-3 is there.
    subset: 'PDF/A-3b' as 'PDF/A-3',
    lang: language,
    displayTitle: true,
    bufferPages: true,
    info: { Title: plainText(title), Creator: 'TopSteel', Producer: 'TopSteel', CreationDate: created },
  });
  const chunks: Uint8Array[] = [];
  document.on('data', (chunk: Uint8Array) => chunks.push(chunk));
  const done = new Promise<void>((resolve, reject) => {
    document.on('end', resolve);
    document.on('error', reject);
  });
  document.registerFont('regular', fonts.regular);
  document.registerFont('bold', fonts.bold);
  document.file(Buffer.from(writeCii(invoice), 'utf8'), {
    name: XML_NAME,
    type: 'text/xml',
    description: 'Factur-X invoice',
    creationDate: created,
    modifiedDate: created,
    relationship: 'Alternative',
  } as PDFKit.Mixins.PDFAttachmentOptions);
  (document as unknown as { appendXML(xml: string): void }).appendXML(facturXMetadata);
  drawInvoice(document, invoice, { language, title });
  document.end();
  await done;
  return Buffer.concat(chunks);
}

/** The extension schema of Factur-X 1.0 (6.2.2) and its values. */
const property = (name: string, description: string): string =>
  `<rdf:li rdf:parseType="Resource"><pdfaProperty:name>${name}</pdfaProperty:name><pdfaProperty:valueType>Text</pdfaProperty:valueType><pdfaProperty:category>external</pdfaProperty:category><pdfaProperty:description>${description}</pdfaProperty:description></rdf:li>`;
const facturXMetadata = `
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"><pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource"><pdfaSchema:schema>Factur-X PDFA Extension Schema</pdfaSchema:schema><pdfaSchema:namespaceURI>urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#</pdfaSchema:namespaceURI><pdfaSchema:prefix>fx</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq>${property('DocumentFileName', 'name of the embedded XML invoice file')}${property('DocumentType', 'INVOICE')}${property('Version', 'The actual version of the Factur-X XML schema')}${property('ConformanceLevel', 'The conformance level of the embedded Factur-X data')}</rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
<rdf:Description rdf:about="" xmlns:fx="urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#"><fx:DocumentType>INVOICE</fx:DocumentType><fx:DocumentFileName>${XML_NAME}</fx:DocumentFileName><fx:Version>1.0</fx:Version><fx:ConformanceLevel>EN 16931</fx:ConformanceLevel></rdf:Description>`;

function drawInvoice(
  document: PDFKit.PDFDocument,
  invoice: Invoice,
  { language, title }: { language: InvoiceLanguage; title: string },
): void {
  const page = new Page(document);
  const label = (name: InvoiceLabel) => invoiceLabel(language, name);
  const number = (text: string | null) =>
    text === null || tryParseDecimal(text) === undefined ? (text ?? '') : localiseDecimal(text, language);
  const field = (name: InvoiceLabel, value: string | null | undefined): Field[] =>
    value === null || value === undefined || value === '' ? [] : [{ code: '', label: label(name), value }];
  document.y = MARGIN + page.place(title, MARGIN, MARGIN, page.width, { size: 15, isBold: true }) + 6;
  page.fields(
    [
      ...field('issued', invoice.issuedOn),
      ...field('delivered', invoice.delivery?.on),
      ...field('order', invoice.salesOrderReference),
      ...field('buyerOrder', invoice.orderReference),
      ...field('delivery', invoice.despatchReference),
      ...field('corrects', invoice.preceding.map(({ number: corrected }) => corrected).join(', ')),
    ],
    3,
  );
  page.fields(
    [...field('seller', partyText(invoice.seller)), ...field('buyer', partyText(invoice.buyer))],
    2,
  );
  const currency = invoice.currency ?? '';
  page.table({
    title: label('lines'),
    columns: [
      { title: label('item'), width: 6, isNumber: false },
      { title: label('quantity'), width: 1.6, isNumber: true },
      { title: label('unit'), width: 0.8, isNumber: false },
      { title: `${label('price')} ${currency}`, width: 1.8, isNumber: true },
      { title: label('rate'), width: 1, isNumber: true },
      { title: `${label('net')} ${currency}`, width: 1.8, isNumber: true },
    ],
    rows: invoice.lines.map((line) => [
      [
        line.name,
        line.description,
        ...line.attributes.map(({ name, value }) => `${name ?? ''}: ${value ?? ''}`),
      ]
        .filter((text) => text !== null && text !== '')
        .join('\n'),
      number(line.quantity),
      unitText(line.unit),
      number(line.price),
      number(line.rate),
      number(line.net),
    ]),
    boldRow: null,
  });
  page.table({
    title: label('taxes'),
    columns: [
      { title: label('category'), width: 1, isNumber: false },
      { title: label('reason'), width: 5, isNumber: false },
      { title: label('rate'), width: 1, isNumber: true },
      { title: `${label('taxable')} ${currency}`, width: 2, isNumber: true },
      { title: `${label('tax')} ${currency}`, width: 2, isNumber: true },
    ],
    rows: invoice.vatBreakdown.map((each) => [
      each.category ?? '',
      each.exemptionReason ?? '',
      number(each.rate),
      number(each.taxable),
      number(each.tax),
    ]),
    boldRow: null,
  });
  const total = (name: InvoiceLabel, amount: string | null, of = currency): string[][] =>
    amount === null ? [] : [[label(name), `${number(amount)} ${of}`]];
  page.table({
    title: label('totals'),
    columns: [
      { title: '', width: 3, isNumber: false },
      { title: '', width: 1, isNumber: true },
    ],
    rows: [
      ...total('sumNet', invoice.totals.net),
      ...total('sumTax', invoice.totals.tax),
      ...total('sumTaxAccounting', invoice.totals.taxInTaxCurrency, invoice.taxCurrency ?? ''),
      ...total('sumGross', invoice.totals.gross),
      ...total('rounding', invoice.totals.rounding),
      ...total('paid', invoice.totals.prepaid),
      ...total('due', invoice.totals.due),
    ],
    boldRow: -1,
  });
  page.heading(label('payment'));
  page.fields(
    [
      ...field('means', invoice.payment?.meansText),
      ...field('reference', invoice.payment?.remittance),
      ...field('account', invoice.payment?.account?.iban),
      ...field('terms', invoice.paymentTerms),
    ],
    2,
  );
  if (invoice.notes.length > 0) {
    page.heading(label('notes'));
    page.paragraph(invoice.notes.map(({ text }) => text).join('\n'));
  }
  drawFooters(document, title, language);
}

function drawFooters(document: PDFKit.PDFDocument, title: string, language: InvoiceLanguage): void {
  const page = new Page(document);
  const { start, count } = document.bufferedPageRange();
  for (let index = start; index < start + count; index += 1) {
    document.switchToPage(index);
    const top = document.page.height - MARGIN - 22;
    // Text in the bottom margin would make the library start a page.
    document.page.margins.bottom = 0;
    page.place(invoiceLabel(language, 'embedded'), MARGIN, top, page.width, { size: 6, color: '#555555' });
    const where = `${title} · ${invoiceLabel(language, 'page')} ${index - start + 1} / ${count}`;
    page.place(where, MARGIN, top + 9, page.width, { size: 6, color: '#555555', align: 'right' });
  }
}

function partyText(party: InvoiceParty): string {
  const { address } = party;
  return [
    party.name,
    address?.street,
    [address?.country, address?.postCode, address?.city].filter((part) => part).join(' '),
    party.legalId === null ? null : `SIREN ${party.legalId.value}`,
    party.vatId,
  ]
    .filter((line) => line !== null && line !== undefined && line !== '')
    .join('\n');
}

/** Text that may stand in XMP as it is: the library writes it there without escaping, and counts its bytes as characters. */
function plainText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[&<>"']|[^\u0020-\u007E]/gu, '')
    .slice(0, 200);
}
