import { OpsError } from '../ops-error.ts';

/** One entry of a tar archive. The bytes of a file must be read before the next entry is asked for. */
export interface TarEntry {
  path: string;
  kind: 'file' | 'folder';
  mode: number;
  size: number;
  bytes: AsyncIterable<Buffer>;
}

const BLOCK = 512;

/**
 * Entries of a tar archive (POSIX.1-1988 ustar), as PostgreSQL writes its base backups.
 *
 * @throws OpsError on links and on paths that lead out of the folder: a base backup without tablespaces has neither.
 */
export async function* readTar(source: AsyncIterable<Buffer>): AsyncGenerator<TarEntry> {
  const reader = new BlockReader(source);
  for (;;) {
    const header = await reader.take(BLOCK);
    // Two blocks of zeros end an archive; PostgreSQL's server leaves them to whoever writes the file.
    if (header === null || header.every((byte) => byte === 0)) return;
    const text = (from: number, length: number): string =>
      header.toString('utf8', from, from + length).replace(/\0.*$/s, '');
    const octal = (from: number, length: number): number =>
      Number.parseInt(text(from, length).trim() || '0', 8);
    const prefix = text(345, 155);
    const path = (prefix === '' ? '' : `${prefix}/`) + text(0, 100);
    const type = text(156, 1);
    const size = sizeOf(header);
    if (path.startsWith('/') || path.split('/').includes('..')) {
      throw new OpsError(`A base backup names ${path}, which leads out of its folder.`);
    }
    if (!['', '0', '5'].includes(type)) {
      throw new OpsError(`A base backup holds ${path}, which is a link: tablespaces are not supported.`);
    }
    const kind = type === '5' ? 'folder' : 'file';
    const length = kind === 'file' ? size : 0;
    const bytes = reader.stretch(length);
    yield { path: path.replace(/\/$/, ''), kind, mode: octal(100, 8), size: length, bytes };
    for await (const _unread of bytes) continue;
    await reader.take((BLOCK - (length % BLOCK)) % BLOCK);
  }
}

/** Octal digits, or base 256 from 8 GiB on. */
function sizeOf(header: Buffer): number {
  if (((header[124] ?? 0) & 0x80) === 0) {
    return Number.parseInt(header.toString('latin1', 124, 136).replace(/[\0 ]+$/, ''), 8);
  }
  return Number(header.readBigUInt64BE(128));
}

class BlockReader {
  private readonly iterator: AsyncIterator<Buffer>;
  private rest = Buffer.alloc(0);

  constructor(source: AsyncIterable<Buffer>) {
    this.iterator = source[Symbol.asyncIterator]();
  }

  /** Exactly so many bytes, or null where the archive ends. */
  async take(length: number): Promise<Buffer | null> {
    while (this.rest.length < length) {
      const next = await this.iterator.next();
      if (next.done === true) {
        if (this.rest.length > 0) throw new OpsError('A base backup ends in the middle of a file.');
        return null;
      }
      this.rest = Buffer.concat([this.rest, next.value]);
    }
    const taken = this.rest.subarray(0, length);
    this.rest = this.rest.subarray(length);
    return taken;
  }

  /** The next so many bytes, as they come. It can be asked again for what was not read. */
  stretch(length: number): AsyncIterable<Buffer> {
    let left = length;
    const next = async (): Promise<IteratorResult<Buffer>> => {
      if (left === 0) return { done: true, value: undefined };
      const most = Math.min(left, Math.max(this.rest.length, 1));
      const taken = await this.take(most);
      if (taken === null) throw new OpsError('A base backup ends in the middle of a file.');
      left -= taken.length;
      return { done: false, value: taken };
    };
    return { [Symbol.asyncIterator]: () => ({ next }) };
  }
}
