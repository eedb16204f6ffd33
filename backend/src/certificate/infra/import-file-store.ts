import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import type { Tx } from '../../platform/database/index.ts';

/** Bytes of an upload are kept in pieces of this size, so that none of them is ever whole in memory. */
const CHUNK_BYTES = 262_144;

/**
 * Keeps an uploaded file piece by piece as it comes in.
 *
 * @returns its size and SHA-256
 */
export async function keepFile(
  client: Tx,
  place: { importId: string; ordinal: number; name: string },
  content: AsyncIterable<Buffer>,
): Promise<{ sizeBytes: number; sha256: string }> {
  const { importId, ordinal, name } = place;
  await client.certificateImportFile.create({ data: { importId, ordinal, name, sha256: '', sizeBytes: 0n } });
  const hash = createHash('sha256');
  let sizeBytes = 0;
  let chunk = 0;
  let waiting: Buffer[] = [];
  let waitingBytes = 0;
  const flush = async (): Promise<void> => {
    if (waitingBytes === 0) return;
    const bytes = Buffer.concat(waiting, waitingBytes);
    waiting = [];
    waitingBytes = 0;
    await client.certificateImportChunk.create({
      data: { importId, fileOrdinal: ordinal, ordinal: chunk, content: bytes },
    });
    chunk += 1;
  };
  for await (const part of content) {
    hash.update(part);
    sizeBytes += part.length;
    waiting.push(part);
    waitingBytes += part.length;
    if (waitingBytes >= CHUNK_BYTES) await flush();
  }
  await flush();
  const sha256 = hash.digest('hex');
  await client.certificateImportFile.update({
    where: { importId_ordinal: { importId, ordinal } },
    data: { sha256, sizeBytes: BigInt(sizeBytes) },
  });
  return { sizeBytes, sha256 };
}

/** Writes a kept file to a path, piece by piece. `onPiece` runs after each. */
export async function spoolFile(
  client: Tx,
  place: { importId: string; ordinal: number },
  path: string,
  onPiece: () => Promise<void>,
): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    for (let ordinal = 0; ; ordinal += 1) {
      const chunk = await client.certificateImportChunk.findUnique({
        where: {
          importId_fileOrdinal_ordinal: { importId: place.importId, fileOrdinal: place.ordinal, ordinal },
        },
      });
      if (!chunk) return;
      await file.writeFile(chunk.content);
      await onPiece();
    }
  } finally {
    await file.close();
  }
}
