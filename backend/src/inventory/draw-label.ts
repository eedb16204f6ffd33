import bwipjs from 'bwip-js/node';
import PDFDocument from 'pdfkit';
import type { LabelContents } from './label-contents.ts';

/** ISO/IEC 18004 error correction Q (25 %): a label in a yard gets scratched. */
const QR = { bcid: 'qrcode', eclevel: 'Q' } as const;
const POINTS_PER_MM = 72 / 25.4;
const PNG_SCALE = 10;
const SVG_WIDTH = 420;
const SVG_HEIGHT = 595;

/** The label on A6 paper (105 × 148 mm) as PDF 1.7; the QR code is 45 mm wide. */
export async function drawLabelPdf(label: LabelContents): Promise<Buffer> {
  const code = await drawLabelPng(label);
  const document = new PDFDocument({ size: 'A6', margin: 8 * POINTS_PER_MM, info: { Title: label.lotCode } });
  const chunks: Buffer[] = [];
  document.on('data', (chunk: Buffer) => chunks.push(chunk));
  const done = new Promise<Buffer>((resolve, reject) => {
    document.on('end', () => {
      resolve(Buffer.concat(chunks));
    });
    document.on('error', reject);
  });
  const width = document.page.width - 16 * POINTS_PER_MM;
  const left = 8 * POINTS_PER_MM;
  document.font('Helvetica-Bold').fontSize(12).text(printable(label.vendor), { width });
  document.font('Helvetica').fontSize(10).text(printable(label.product), { width }).moveDown(0.4);
  const size = 45 * POINTS_PER_MM;
  document.image(code, left, document.y, { width: size, height: size });
  document.y += size + 6;
  document.font('Courier-Bold').fontSize(10).text(label.lotCode, left, document.y, { width });
  if (label.serial !== null) document.font('Courier').fontSize(9).text(`Bundle ${label.serial}`, { width });
  document.moveDown(0.4);
  for (const { name, value } of label.facts) {
    document.font('Helvetica').fontSize(9).text(`${name}: `, { continued: true, width });
    document.font('Helvetica-Bold').text(printable(value));
  }
  document.moveDown(0.5).font('Helvetica').fontSize(6.5).text(label.link, { width });
  document.end();
  return done;
}

/** The QR code alone as PNG, 10 dots a module with the quiet zone of 4 modules that ISO/IEC 18004 asks for. */
export function drawLabelPng(label: LabelContents): Promise<Buffer> {
  return bwipjs.toBuffer({
    ...QR,
    text: label.link,
    scale: PNG_SCALE,
    padding: 4,
    backgroundcolor: 'FFFFFF',
  });
}

/** The label as SVG with the same lines as the PDF. */
export function drawLabelSvg(label: LabelContents): string {
  const code = bwipjs.toSVG({ ...QR, text: label.link, scale: 1, padding: 4, backgroundcolor: 'FFFFFF' });
  const placed = code.replace('<svg ', '<svg x="24" y="70" width="190" height="190" ');
  const lines = [
    ...label.facts.map(({ name, value }) => `${name}: ${value}`),
    ...(label.serial === null ? [] : [`Bundle: ${label.serial}`]),
  ];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SVG_WIDTH} ${SVG_HEIGHT}" width="105mm" height="148mm">`,
    `<title>${escapeXml(label.lotCode)}</title>`,
    `<rect width="${SVG_WIDTH}" height="${SVG_HEIGHT}" fill="#FFFFFF"/>`,
    text(24, 36, 17, label.vendor, 'bold'),
    text(24, 58, 14, label.product),
    placed,
    `<text x="24" y="284" font-family="monospace" font-size="15" font-weight="bold">${escapeXml(label.lotCode)}</text>`,
    ...lines.map((line, index) => text(24, 312 + index * 22, 13, line)),
    text(24, SVG_HEIGHT - 20, 8, label.link),
    '</svg>',
  ].join('\n');
}

const text = (x: number, y: number, size: number, value: string, weight = 'normal'): string =>
  `<text x="${x}" y="${y}" font-family="sans-serif" font-size="${size}" font-weight="${weight}">${escapeXml(value)}</text>`;

const escapeXml = (value: string): string =>
  value.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);

/** The built-in PDF fonts have Latin-1 letters only: other letters lose their marks rather than their place. */
const printable = (value: string): string =>
  value
    .replace(/[Łł]/g, (letter) => (letter === 'Ł' ? 'L' : 'l'))
    .replace(/[^\u0000-\u00ff]/g, (letter) => letter.normalize('NFD').replace(/[^\u0000-\u00ff]/g, ''));
