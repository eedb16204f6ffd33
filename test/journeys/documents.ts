import PDFDocument from 'pdfkit';
import { certificateFile } from '../../scripts/seed/world.ts';

interface Document {
  Certificate: {
    CommercialTransaction: { A02: string; A03: string };
    ProductDescription: { B06: string; B07: string[] };
    Inspection: Record<string, unknown> | Record<string, unknown>[];
  };
}

export interface UploadFile {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

let named = 0;

/** Names that no certificate of this world has yet, also when the journeys run again over kept data. */
export function newNames(): { number: string; heat: string } {
  named += 1;
  const stamp = `${Math.trunc(Date.now() / 1000).toString(36)}${named}`.toUpperCase();
  return { number: `JRN-${stamp}`, heat: `J${stamp}` };
}

/**
 * A certificate of the same mill and product as one of the demo world, for a heat of its own.
 *
 * @param base the file in scripts/seed/world/certificates
 */
export async function certificateFor(base: string, number: string, heat: string): Promise<UploadFile> {
  const document = JSON.parse((await certificateFile(base)).toString('utf8')) as Document;
  document.Certificate.CommercialTransaction.A03 = number;
  const product = document.Certificate.ProductDescription;
  product.B07 = product.B07.map((_, index) => `${heat}-${index + 1}`);
  product.B06 = `ADV S355J2+N ${heat}`;
  const inspections = [document.Certificate.Inspection].flat();
  for (const inspection of inspections) inspection['C00'] = heat;
  return jsonFile(`${number}.json`, document);
}

export const jsonFile = (name: string, document: unknown): UploadFile => ({
  name,
  mimeType: 'application/json',
  buffer: Buffer.from(JSON.stringify(document, null, 2)),
});

/** The paper beside the data: a one-page PDF that names the certificate. */
export function pdfFor(number: string, heat: string): Promise<UploadFile> {
  const pdf = new PDFDocument({ size: 'A4', info: { Title: `Inspection certificate ${number}` } });
  const chunks: Buffer[] = [];
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
  pdf.fontSize(18).text(`Inspection certificate 3.1 according to EN 10204:2004`);
  pdf.fontSize(12).text(`Document ${number}, heat ${heat}`);
  return new Promise((resolve) => {
    pdf.on('end', () => {
      resolve({ name: `${number}.pdf`, mimeType: 'application/pdf', buffer: Buffer.concat(chunks) });
    });
    pdf.end();
  });
}
