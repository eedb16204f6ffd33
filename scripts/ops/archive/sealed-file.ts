/**
 * A file that only the holder of the key can read and nobody can change unseen.
 *
 *     TSB1 | key id, 8 bytes | salt, 16 bytes | frame, frame, …, last frame
 *     frame = length, 4 bytes | AES-256-GCM of up to 1 MiB, with its tag of 16 bytes
 *
 * Each file has a key of its own (HKDF-SHA256 of the key and the salt). A frame's nonce is its number, and its first byte
 * says whether it is the last: frames can be neither reordered, nor left out, nor cut off at the end (the STREAM
 * construction of Hoang, Reyhanitabar, Rogaway and Vizár, 2015).
 */
import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, rename, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { OpsError } from '../ops-error.ts';

const MAGIC = Buffer.from('TSB1');
const HEADER_BYTES = MAGIC.length + 8 + 16;
const FRAME_BYTES = 1_048_576;
const TAG_BYTES = 16;

/** The key that everything in an archive is sealed with. */
export interface ArchiveKey {
  secret: Buffer;
  /** Names the key without telling it: the first 8 bytes of its SHA-256. */
  id: string;
}

/** @throws OpsError when the text is not 32 bytes in hexadecimal. */
export function readArchiveKey(text: string | undefined): ArchiveKey {
  if (text === undefined || !/^[0-9a-f]{64}$/i.test(text)) {
    throw new OpsError(
      `BACKUP_KEY ${text === undefined || text === '' ? 'is not set' : 'is not 64 hexadecimal digits'}: backups are sealed with it. Make one with "npm run -s ops:backup -- --new-key" and keep it where the backups are not.`,
    );
  }
  const secret = Buffer.from(text, 'hex');
  return { secret, id: createHash('sha256').update(secret).digest('hex').slice(0, 16) };
}

const nonceOf = (number: number, isLast: boolean): Buffer => {
  const nonce = Buffer.alloc(12);
  nonce[0] = isLast ? 1 : 0;
  nonce.writeBigUInt64BE(BigInt(number), 4);
  return nonce;
};
const fileKeyOf = (key: ArchiveKey, salt: Buffer): Buffer =>
  Buffer.from(hkdfSync('sha256', key.secret, salt, 'topsteel backup file', 32));

/** Writes frames to a file, one after the other. */
export class SealedWriter {
  private number = 0;
  private readonly file: FileHandle;
  private readonly fileKey: Buffer;
  private readonly hash = createHash('sha256');
  /** Bytes written so far. */
  bytes = 0;

  private constructor(file: FileHandle, fileKey: Buffer) {
    this.file = file;
    this.fileKey = fileKey;
  }

  static async open(path: string, key: ArchiveKey): Promise<SealedWriter> {
    const salt = randomBytes(16);
    const file = await open(path, 'w', 0o600);
    const writer = new SealedWriter(file, fileKeyOf(key, salt));
    await writer.put(Buffer.concat([MAGIC, Buffer.from(key.id, 'hex'), salt]));
    return writer;
  }

  /** Appends a frame, of at most 1 MiB. */
  async write(plain: Buffer, isLast = false): Promise<void> {
    const cipher = createCipheriv('aes-256-gcm', this.fileKey, nonceOf(this.number, isLast));
    this.number += 1;
    const sealed = Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(sealed.length);
    await this.put(Buffer.concat([length, sealed]));
  }

  /** Returns when what was written survives a loss of power. */
  async sync(): Promise<void> {
    await this.file.datasync();
  }

  async close(): Promise<void> {
    await this.file.close();
  }

  /** SHA-256 of the file so far. */
  sha256(): string {
    return this.hash.copy().digest('hex');
  }

  private async put(bytes: Buffer): Promise<void> {
    await this.file.write(bytes);
    this.hash.update(bytes);
    this.bytes += bytes.length;
  }
}

/**
 * Writes a whole stream to a file, under another name until it is complete and on the disk.
 *
 * @returns its size and SHA-256, as it lies there
 */
export async function sealStream(
  source: AsyncIterable<Uint8Array>,
  path: string,
  key: ArchiveKey,
): Promise<{ bytes: number; sha256: string }> {
  const writer = await SealedWriter.open(`${path}.unfinished`, key);
  let waiting = Buffer.alloc(0);
  for await (const chunk of source) {
    waiting = Buffer.concat([waiting, chunk]);
    while (waiting.length > FRAME_BYTES) {
      await writer.write(waiting.subarray(0, FRAME_BYTES));
      waiting = waiting.subarray(FRAME_BYTES);
    }
  }
  await writer.write(waiting, true);
  await writer.sync();
  await writer.close();
  await rename(`${path}.unfinished`, path);
  await syncFolder(dirname(path));
  return { bytes: writer.bytes, sha256: writer.sha256() };
}

/**
 * What was sealed, frame by frame.
 *
 * @param isOpen the file is still being written: it ends where its last whole frame ends
 * @throws OpsError when the file was sealed with another key, was changed, or ends too early.
 */
export async function* unseal(path: string, key: ArchiveKey, isOpen = false): AsyncGenerator<Buffer> {
  let fileKey: Buffer | null = null;
  let number = 0;
  let hasEnded = false;
  let waiting = Buffer.alloc(0);
  for await (const chunk of createReadStream(path, { highWaterMark: FRAME_BYTES })) {
    waiting = Buffer.concat([waiting, chunk as Buffer]);
    if (fileKey === null) {
      if (waiting.length < HEADER_BYTES) continue;
      fileKey = openHeader(path, waiting.subarray(0, HEADER_BYTES), key);
      waiting = waiting.subarray(HEADER_BYTES);
    }
    while (waiting.length >= 4 && waiting.length >= 4 + waiting.readUInt32BE(0)) {
      const end = 4 + waiting.readUInt32BE(0);
      const opened = openFrame(fileKey, number, waiting.subarray(4, end));
      if (opened === null || hasEnded) {
        throw new OpsError(`${path} was changed after it was written: frame ${number} does not open.`);
      }
      number += 1;
      hasEnded = opened.isLast;
      waiting = waiting.subarray(end);
      yield opened.plain;
    }
  }
  if (isOpen) return;
  if (!hasEnded || waiting.length > 0) throw new OpsError(`${path} is not whole: it ends too early.`);
}

function openHeader(path: string, header: Buffer, key: ArchiveKey): Buffer {
  if (!header.subarray(0, 4).equals(MAGIC)) throw new OpsError(`${path} is no file of an archive.`);
  const keyId = header.subarray(4, 12).toString('hex');
  if (keyId !== key.id) {
    throw new OpsError(
      `${path} was sealed with key ${keyId}, but BACKUP_KEY is key ${key.id}: set the key that it was made with.`,
    );
  }
  return fileKeyOf(key, header.subarray(12));
}

function openFrame(
  fileKey: Buffer,
  number: number,
  sealed: Buffer,
): { plain: Buffer; isLast: boolean } | null {
  if (sealed.length < TAG_BYTES) return null;
  for (const isLast of [false, true]) {
    const decipher = createDecipheriv('aes-256-gcm', fileKey, nonceOf(number, isLast));
    decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
    try {
      const plain = Buffer.concat([decipher.update(sealed.subarray(0, -TAG_BYTES)), decipher.final()]);
      return { plain, isLast };
    } catch {
      continue;
    }
  }
  return null;
}

/** Makes names in a folder survive a loss of power. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
