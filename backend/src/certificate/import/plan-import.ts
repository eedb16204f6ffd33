import { readFile } from 'node:fs/promises';
import { AppError, isAppError } from '@topsteel/domain/errors';
import type { CsvManufacturer } from '@topsteel/domain/import';
import { openArchive, type Archive, type ArchiveEntry } from './open-archive.ts';
import { readCsv, type CsvDocument } from './read-csv.ts';

const MAX_TABLE_BYTES = 32 * 1_048_576;

/** A file of the upload, on this machine's disk. */
export interface SpooledFile {
  name: string;
  path: string;
  sizeBytes: number;
}

/** Bytes that can be fetched when their turn comes. */
export interface Source {
  name: string;
  read(): Promise<Buffer>;
}

/** One certificate to read, or one file that can't be. */
export type PlannedDocument =
  | { fileName: string; json: Source; pdf: Source | null }
  | { fileName: string; csv: CsvDocument; pdf: Source | null }
  | { fileName: string; code: string; message: string };

export interface ImportPlan {
  documents: PlannedDocument[];
  close(): void;
}

interface Found {
  jsons: Source[];
  tables: Source[];
  pdfs: Source[];
  refused: { fileName: string; code: string; message: string }[];
}

/**
 * Lists the certificates of an upload in an order that is always the same: JSON files, then lines of CSV files, then
 * what can't be read. A PDF belongs to the JSON of the same name, or to the certificate of which it bears the number.
 *
 * @throws AppError `invalid-input` when an archive can't be opened or there are more certificates than `most`.
 */
export async function planImport(
  files: readonly SpooledFile[],
  manufacturer: CsvManufacturer,
  most: number,
): Promise<ImportPlan> {
  const archives: Archive[] = [];
  const close = (): void => {
    for (const archive of archives) archive.close();
  };
  try {
    const found: Found = { jsons: [], tables: [], pdfs: [], refused: [] };
    for (const file of files) {
      if (await isZip(file)) {
        const archive = await openArchive(file.path, file.name);
        archives.push(archive);
        for (const entry of archive.entries)
          sortEntry(entry, archive, files.length > 1 ? file.name : null, found);
      } else sort({ name: file.name, read: () => readFile(file.path) }, file.sizeBytes, found);
    }
    return { documents: await documentsOf(found, manufacturer, most), close };
  } catch (error) {
    close();
    throw error;
  }
}

async function isZip({ path }: SpooledFile): Promise<boolean> {
  const { open } = await import('node:fs/promises');
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0);
    return bytesRead === 4 && buffer.readUInt32LE() === 0x04_03_4b_50;
  } finally {
    await file.close();
  }
}

function sortEntry(entry: ArchiveEntry, archive: Archive, prefix: string | null, found: Found): void {
  const fileName = shownName(prefix === null ? entry.name : `${prefix}/${entry.name}`);
  if (entry.refusal) found.refused.push({ fileName, ...entry.refusal });
  else sort({ name: fileName, read: () => archive.read(entry) }, entry.sizeBytes, found);
}

function sort(source: Source, sizeBytes: number, found: Found): void {
  const { name } = source;
  const refuse = (code: string, message: string): void => {
    found.refused.push({ fileName: shownName(name), code, message });
  };
  const ending = /\.([^./]+)$/.exec(name.toLowerCase())?.[1] ?? '';
  if (['csv', 'tsv', 'txt'].includes(ending)) {
    if (sizeBytes <= MAX_TABLE_BYTES) found.tables.push(source);
    else refuse('file-too-large', `${name} is larger than 32 MB. Split it into several files.`);
  } else if (sizeBytes > 10 * 1_048_576) {
    refuse('file-too-large', `${name} is larger than 10 MB. Send a smaller file.`);
  } else if (ending === 'pdf') found.pdfs.push(source);
  else if (ending === 'json') found.jsons.push(source);
  else if (ending === 'zip') {
    refuse('archive-in-archive', `${name} is a ZIP file inside another. Upload it by itself.`);
  } else {
    refuse('file-not-read', `${name} is not read here. Certificates come as .json or .csv, with their .pdf.`);
  }
}

async function documentsOf(
  found: Found,
  manufacturer: CsvManufacturer,
  most: number,
): Promise<PlannedDocument[]> {
  const pdfs = new PdfShelf(found.pdfs);
  const documents: PlannedDocument[] = found.jsons.map((json) => ({
    fileName: shownName(json.name),
    json,
    pdf: pdfs.takeByName(json.name),
  }));
  for (const table of found.tables) {
    const fileName = shownName(table.name);
    try {
      for (const item of readCsv(await table.read(), fileName, manufacturer)) {
        if ('document' in item) documents.push({ fileName, csv: item, pdf: pdfs.takeByNumber(item.number) });
        else documents.push({ fileName, ...item });
      }
    } catch (error) {
      if (!isAppError(error)) throw error;
      documents.push({ fileName, code: 'file-unreadable', message: error.message });
    }
    requireAtMost(documents, most);
  }
  documents.push(...found.refused, ...pdfs.left().map(pdfAlone));
  requireAtMost(documents, most);
  return documents;
}

function requireAtMost(documents: readonly PlannedDocument[], most: number): void {
  if (documents.length <= most) return;
  throw new AppError('invalid-input', {
    message: `This upload holds more than ${most.toLocaleString('en')} certificates. Send them in several uploads of at most that many.`,
    details: { reason: 'too-many-certificates' },
  });
}

const pdfAlone = ({ name }: Source): PlannedDocument => ({
  fileName: shownName(name),
  code: 'pdf-alone',
  message:
    'A PDF cannot be read by itself. Upload the EN 10168 JSON of the same certificate with it, under the same name.',
});

/** PDFs by name; each is given away once. */
class PdfShelf {
  private readonly byPath = new Map<string, Source>();
  private readonly byStem = new Map<string, Source[]>();

  constructor(pdfs: readonly Source[]) {
    for (const pdf of pdfs) {
      this.byPath.set(pathStem(pdf.name), pdf);
      const stem = letters(nameStem(pdf.name));
      this.byStem.set(stem, [...(this.byStem.get(stem) ?? []), pdf]);
    }
  }

  takeByName(name: string): Source | null {
    return this.take(this.byPath.get(pathStem(name))) ?? this.takeByNumber(nameStem(name));
  }

  /** Only when one PDF alone bears it: two of a name leave it open which is meant. */
  takeByNumber(number: string): Source | null {
    const named = letters(number) === '' ? [] : (this.byStem.get(letters(number)) ?? []);
    return named.length === 1 ? this.take(named[0]) : null;
  }

  left(): Source[] {
    return [...this.byPath.values()];
  }

  private take(pdf: Source | undefined): Source | null {
    return pdf !== undefined && this.byPath.delete(pathStem(pdf.name)) ? pdf : null;
  }
}

const pathStem = (name: string): string => name.replace(/\.[^./]*$/, '').toLowerCase();
const nameStem = (name: string): string => pathStem(name).replace(/^.*\//, '');
const letters = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
/** Names are shown to people: without control characters, and not without end. */
const shownName = (name: string): string => name.replace(/\p{Cc}/gu, '\ufffd').slice(0, 300);
