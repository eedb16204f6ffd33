import { decodeXml } from '@topsteel/domain/camt';
import { AppError } from '@topsteel/domain/errors';
import { checkInvoice as check, invoiceRules, readCii, readUbl, readXml } from '@topsteel/domain/invoice';
import type { Command } from '../command.ts';
import { readBytes } from '../read-input.ts';

/** Judges an invoice by EN 16931. Exit code 1 when it breaks a rule, 2 when it is no invoice. */
export const checkInvoice: Command = {
  name: 'check-invoice',
  usage: 'FILE',
  summary: 'An invoice or credit note in UBL or CII, or a Factur-X PDF: the rules of EN 16931.',
  async run({ arguments: [path = '-'] }) {
    const bytes = await readBytes(path);
    const text = decodeXml(isPdf(bytes) ? await xmlOf(bytes) : bytes);
    const invoice = readXml(text).name === 'CrossIndustryInvoice' ? readCii(text) : readUbl(text);
    const findings = check(invoice);
    const name = `${invoice.typeCode === '381' ? 'Credit note' : 'Invoice'} ${invoice.number ?? 'without number'}`;
    return {
      code: findings.length === 0 ? 0 : 1,
      text: [
        ...findings.map(({ rule, text: what, path: where }) => `${rule}  ${what} [${where}]`),
        ...(findings.length === 0 ? [] : ['']),
        findings.length === 0
          ? `${name} over ${invoice.totals.gross ?? 'nothing'} ${invoice.currency ?? ''} keeps all ${invoiceRules.length} rules.`
          : `${name} breaks ${findings.length} rules.`,
      ].join('\n'),
      json: { number: invoice.number, findings, invoice },
    };
  },
};

const isPdf = (bytes: Uint8Array): boolean =>
  new TextDecoder('latin1').decode(bytes.subarray(0, 5)) === '%PDF-';

async function xmlOf(bytes: Uint8Array): Promise<Uint8Array> {
  const { findEmbeddedXml } = await import('@topsteel/documents');
  const xml = findEmbeddedXml(bytes);
  if (xml !== undefined) return xml;
  throw new AppError('invalid-input', {
    message: 'This PDF carries no XML that can be read. Give a Factur-X invoice, or the XML itself.',
  });
}
