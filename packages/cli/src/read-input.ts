import { readFile } from 'node:fs/promises';
import { AppError } from '@topsteel/domain/errors';
import { parseJsonText } from '@topsteel/domain/jcs';

/** Larger than any certificate, statement or evidence bundle. */
const MAX_BYTES = 256 * 1_048_576;

/** The bytes of a file, or of stdin for `-`. @throws AppError `invalid-input` saying why it cannot be read. */
export async function readBytes(path: string): Promise<Uint8Array> {
  if (path === '-') return readStdin();
  try {
    const bytes = await readFile(path);
    if (bytes.length > MAX_BYTES) throw tooLarge(path);
    return bytes;
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError('invalid-input', { message: `Cannot read ${path}: ${reasonOf(cause)}.`, cause });
  }
}

/** The text of a file as UTF-8. @throws AppError `invalid-input` when the bytes are not UTF-8. */
export async function readText(path: string): Promise<string> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await readBytes(path));
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError('invalid-input', { message: `${path} is not UTF-8 text.`, cause });
  }
}

/** The JSON value of a file. @throws AppError `invalid-input` when it is not JSON. */
export async function readJson(path: string): Promise<unknown> {
  const text = await readText(path);
  try {
    return parseJsonText(text);
  } catch (cause) {
    throw new AppError('invalid-input', {
      message: `${path}: ${(cause as Error).message}`,
      cause,
    });
  }
}

async function readStdin(): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let total = 0;
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
    total += chunk.length;
    if (total > MAX_BYTES) throw tooLarge('The input');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

const tooLarge = (what: string): AppError =>
  new AppError('too-large', { message: `${what} is larger than 256 MB; that is no document of the trade.` });

/** Why a file could not be read or written, in words. */
export function reasonOf(cause: unknown): string {
  const code = (cause as NodeJS.ErrnoException).code;
  if (code === 'ENOENT') return 'there is no such file';
  if (code === 'EISDIR') return 'it is a folder';
  if (code === 'EACCES') return 'this account may not';
  return (cause as Error).message;
}
