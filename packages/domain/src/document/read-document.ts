import { parseJson, readCertificate, type ReadOptions, type ReadResult } from '../en10168/index.ts';
import { readMetalsDmp } from '../metals-dmp/index.ts';

export type DocumentFormat = 'EN 10168' | 'Metals DMP';

export interface DocumentResult extends ReadResult {
  /** What the file is; null when it is neither. */
  format: DocumentFormat | null;
}

/**
 * Reads a certificate in any format that is exchanged as JSON: EN 10168 or the Metals Digital Material Passport. Both
 * come to the same normal form. Never throws.
 *
 * @param source the file's text, or the parsed JSON
 * @example readDocument('{"a":1}').format // null
 */
export function readDocument(source: unknown, options: ReadOptions = {}): DocumentResult {
  const parsed = parseJson(source);
  if (!parsed.ok) return { format: null, state: 'refused', findings: parsed.findings };
  const { json } = parsed;
  if (Object.hasOwn(json, 'Certificate')) return { format: 'EN 10168', ...readCertificate(json, options) };
  if (Object.hasOwn(json, 'DigitalMaterialPassport')) {
    return { format: 'Metals DMP', ...readMetalsDmp(json, options) };
  }
  return {
    format: null,
    state: 'refused',
    findings: [
      {
        code: 'not-a-certificate',
        severity: 'refuse',
        field: '',
        message:
          'The file is JSON, but no certificate: it has neither a part "Certificate" (EN 10168) nor "DigitalMaterialPassport" (Metals DMP).',
        remedy:
          'Export the certificate as EN 10168 JSON or as a Metals Digital Material Passport and upload that file.',
      },
    ],
  };
}
