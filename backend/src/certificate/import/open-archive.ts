import { crc32 } from 'node:zlib';
import { AppError } from '@topsteel/domain/errors';
import yauzl, { type Entry, type ZipFile } from 'yauzl';

export interface ArchiveLimits {
  entries: number;
  entryBytes: number;
  totalBytes: number;
  ratio: number;
  ratioFromBytes: number;
}

/** Bounds of an archive; a certificate with its PDF stays far below. */
export const archiveLimits: ArchiveLimits = {
  entries: 25_000,
  entryBytes: 10 * 1_048_576,
  /** Unpacked, all together. */
  totalBytes: 2 * 1_073_741_824,
  /** Unpacked to packed, asked of entries above `ratioFromBytes` only: small texts pack very well. */
  ratio: 200,
  ratioFromBytes: 1_048_576,
};

/** A file inside an archive. `refusal` says why it is not read. */
export interface ArchiveEntry {
  name: string;
  sizeBytes: number;
  refusal: { code: string; message: string } | null;
  entry: Entry;
}

export interface Archive {
  entries: ArchiveEntry[];
  read(entry: ArchiveEntry): Promise<Buffer>;
  close(): void;
}

/**
 * Opens a ZIP file and lists what is in it. Nothing is unpacked to disk, so a name can lead nowhere; names that try
 * (absolute, with a drive or `..`) make the whole archive refused. Declared sizes are bounded here and enforced while
 * reading.
 *
 * @throws AppError `invalid-input` when it is no ZIP file, its names lead outside, or it is beyond the limits.
 */
export async function openArchive(path: string, name: string, limits = archiveLimits): Promise<Archive> {
  const zip = await opened(path, name);
  try {
    const entries = await listed(zip, name, limits);
    return {
      entries,
      read: (entry) => contentOf(zip, entry),
      close: () => {
        zip.close();
      },
    };
  } catch (error) {
    zip.close();
    throw error;
  }
}

const opened = (path: string, name: string): Promise<ZipFile> =>
  new Promise((resolve, reject) => {
    yauzl.open(path, { lazyEntries: true, autoClose: false, strictFileNames: false }, (error, zip) => {
      if (error) reject(damaged(name, error));
      else resolve(zip);
    });
  });

function listed(zip: ZipFile, name: string, limits: ArchiveLimits): Promise<ArchiveEntry[]> {
  const entries: ArchiveEntry[] = [];
  let total = 0;
  return new Promise((resolve, reject) => {
    zip.on('error', (error: Error) => {
      reject(damaged(name, error));
    });
    zip.on('end', () => {
      resolve(entries);
    });
    zip.on('entry', (entry: Entry) => {
      total += entry.uncompressedSize;
      if (entries.length >= limits.entries) {
        reject(beyond(name, `holds more than ${limits.entries.toLocaleString('en')} files`));
        return;
      }
      if (total > limits.totalBytes) {
        reject(beyond(name, 'is larger than 2 GB when unpacked'));
        return;
      }
      if (!isSkipped(entry.fileName)) {
        const sizeBytes = entry.uncompressedSize;
        entries.push({ name: entry.fileName, sizeBytes, refusal: refusalOf(entry, limits), entry });
      }
      zip.readEntry();
    });
    zip.readEntry();
  });
}

/** Folders, hidden files and what macOS adds are no certificates and nobody's mistake. */
const isSkipped = (name: string): boolean =>
  name.endsWith('/') || name.split('/').some((part) => part.startsWith('.') || part === '__MACOSX');

function refusalOf(entry: Entry, limits: ArchiveLimits): ArchiveEntry['refusal'] {
  const { fileName, uncompressedSize, compressedSize } = entry;
  if (entry.isEncrypted()) {
    return {
      code: 'entry-encrypted',
      message: `${fileName} is locked with a password. Pack it without one.`,
    };
  }
  if (!entry.canDecodeFileData()) {
    return {
      code: 'entry-method',
      message: `${fileName} is packed by a method that is not read here. Pack it with the usual one (deflate).`,
    };
  }
  if (uncompressedSize > limits.entryBytes) {
    return { code: 'entry-too-large', message: `${fileName} is larger than 10 MB. Send a smaller file.` };
  }
  if (uncompressedSize > limits.ratioFromBytes && uncompressedSize > limits.ratio * compressedSize) {
    return {
      code: 'entry-ratio',
      message: `${fileName} unpacks to more than ${limits.ratio.toString()} times its size, as no document does. Send the file itself.`,
    };
  }
  return null;
}

/** The bytes of one entry; never more than it declares, and none that its checksum does not bear out. */
async function contentOf(zip: ZipFile, { entry, name, refusal }: ArchiveEntry): Promise<Buffer> {
  if (refusal) throw new AppError('invalid-input', { message: refusal.message });
  const chunks: Buffer[] = [];
  try {
    const stream = await new Promise<AsyncIterable<Buffer>>((resolve, reject) => {
      zip.openReadStream(entry, (error, readable) => {
        if (error) reject(error);
        else resolve(readable);
      });
    });
    for await (const chunk of stream) chunks.push(chunk);
  } catch (cause) {
    throw entryDamaged(name, cause);
  }
  const content = Buffer.concat(chunks);
  if (crc32(content) !== entry.crc32) throw entryDamaged(name);
  return content;
}

const damaged = (name: string, cause: Error): AppError =>
  new AppError('invalid-input', {
    message: `${name} cannot be opened as a ZIP file (${cause.message}). Pack the certificates again and upload the new file.`,
    details: { reason: 'archive-unreadable' },
    cause,
  });

const beyond = (name: string, what: string): AppError =>
  new AppError('invalid-input', {
    message: `${name} ${what}. Send the certificates in several files.`,
    details: { reason: 'archive-too-large' },
  });

const entryDamaged = (name: string, cause?: unknown): AppError =>
  new AppError('invalid-input', {
    message: `${name} is damaged inside the ZIP file. Pack it again.`,
    details: { reason: 'entry-damaged' },
    cause,
  });
