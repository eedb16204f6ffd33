import { AppError } from '@topsteel/domain/errors';
import { certificatesOfCsv, type CsvFinding, type CsvManufacturer } from '@topsteel/domain/import';
import { parse } from 'csv-parse/sync';

/** A certificate of a CSV file: where it begins, and the document that it stands for. */
export interface CsvDocument {
  line: number;
  number: string;
  document: Record<string, unknown>;
  /** What is worth knowing of the file, said at its first certificate. */
  notes: CsvFinding[];
}

const MAX_RECORDS = 500_000;
const MAX_RECORD_BYTES = 100_000;

/**
 * Reads a CSV file (RFC 4180; comma, semicolon or tab between, UTF-8).
 *
 * @returns its certificates, and the lines that are refused
 * @throws AppError `invalid-input` when it is no CSV file
 */
export function readCsv(
  content: Buffer,
  fileName: string,
  manufacturer: CsvManufacturer,
): (CsvDocument | { code: string; message: string })[] {
  const { certificates, findings } = certificatesOfCsv(recordsOf(content, fileName), manufacturer);
  const errors = findings.filter(({ severity }) => severity === 'error');
  const notes = findings.filter(({ severity }) => severity === 'warning').slice(0, 20);
  return [
    ...certificates.map((certificate, index) => ({ ...certificate, notes: index === 0 ? notes : [] })),
    ...errors.map(({ code, message }) => ({ code, message })),
  ];
}

function recordsOf(content: Buffer, fileName: string): string[][] {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(content);
    return parse(text, {
      delimiter: delimiterOf(text),
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: MAX_RECORD_BYTES,
      to: MAX_RECORDS,
    });
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : 'it is not UTF-8';
    throw new AppError('invalid-input', {
      message: `${fileName} cannot be read as CSV in UTF-8 (${why.slice(0, 200)}). Save it again as "CSV UTF-8".`,
      cause,
    });
  }
}

/** The one of the three that the header has most of. */
function delimiterOf(text: string): string {
  const header = text.slice(0, 20_000).split(/\r?\n/, 1)[0] ?? '';
  const count = (delimiter: string): number => header.split(delimiter).length;
  return [',', ';', '\t'].reduce((best, delimiter) => (count(delimiter) > count(best) ? delimiter : best));
}
