import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { createZstdCompress, createZstdDecompress } from 'node:zlib';
import type { Archive } from './archive-folder.ts';
import { SealedWriter, sealStream, syncFolder, unseal } from './sealed-file.ts';
import { SEGMENT_BYTES, segmentName } from './segments.ts';
import { OpsError } from '../ops-error.ts';

const SIZE = Number(SEGMENT_BYTES);
/** Before the bytes of a frame: how late it was at the database, in milliseconds since 1970. */
const CLOCK_BYTES = 8;

/**
 * The file of the log that is being received: each piece is appended as a frame, and counts once it is on the disk. When
 * 16 MiB are together, they are written again as one compressed file, read back and compared.
 */
export class OpenSegment {
  readonly timeline: number;
  readonly start: bigint;
  private readonly archive: Archive;
  private readonly writer: SealedWriter;
  private readonly content: Buffer;
  private length: number;

  private constructor(
    archive: Archive,
    timeline: number,
    start: bigint,
    writer: SealedWriter,
    content: Buffer,
  ) {
    this.archive = archive;
    this.timeline = timeline;
    this.start = start;
    this.writer = writer;
    this.content = Buffer.alloc(SIZE);
    content.copy(this.content);
    this.length = content.length;
  }

  /** Begins a segment, or goes on with one that an earlier run has left. */
  static async open(
    archive: Archive,
    timeline: number,
    start: bigint,
    clockMs: number,
  ): Promise<OpenSegment> {
    const path = archive.path('wal', `${segmentName(timeline, start)}.open`);
    const isThere = existsSync(path);
    const content = isThere
      ? (await readOpenSegment(archive, segmentName(timeline, start))).content
      : Buffer.alloc(0);
    // A new file with a key of its own: a frame that was cut off must not be written again under the same nonce.
    const writer = await SealedWriter.open(`${path}.unfinished`, archive.key);
    const segment = new OpenSegment(archive, timeline, start, writer, content);
    await segment.frame(content, clockMs);
    await writer.sync();
    await rename(`${path}.unfinished`, path);
    await syncFolder(archive.path('wal'));
    return segment;
  }

  /** The place in the log up to which this segment holds it. */
  get end(): bigint {
    return this.start + BigInt(this.length);
  }

  get isFull(): boolean {
    return this.length === SIZE;
  }

  /** Appends what fits. @returns how much of it */
  async append(bytes: Buffer, clockMs: number): Promise<number> {
    const taken = bytes.subarray(0, SIZE - this.length);
    await this.frame(taken, clockMs);
    taken.copy(this.content, this.length);
    this.length += taken.length;
    return taken.length;
  }

  /** Returns when what was appended survives a loss of power. */
  sync(): Promise<void> {
    return this.writer.sync();
  }

  async close(): Promise<void> {
    await this.writer.close();
  }

  /** Writes the full segment as one file and removes the frames. @throws OpsError when it does not read back the same. */
  async seal(): Promise<void> {
    await this.writer.close();
    const name = segmentName(this.timeline, this.start);
    const compressed = Readable.from([this.content]).compose(createZstdCompress()) as AsyncIterable<Buffer>;
    await sealStream(compressed, this.archive.path('wal', `${name}.sealed`), this.archive.key);
    const kept = await readSealedSegment(this.archive, name);
    if (sha256(kept) !== sha256(this.content))
      throw new OpsError(`The archive gives segment ${name} back wrong.`);
    await rm(this.archive.path('wal', `${name}.open`), { force: true });
  }

  private async frame(bytes: Buffer, clockMs: number): Promise<void> {
    const most = 1_000_000;
    for (let at = 0; at === 0 || at < bytes.length; at += most) {
      const clock = Buffer.alloc(CLOCK_BYTES);
      clock.writeBigInt64BE(BigInt(Math.trunc(clockMs)));
      await this.writer.write(Buffer.concat([clock, bytes.subarray(at, at + most)]));
    }
  }
}

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** What a segment that is being received holds, and how late it was at the database when its last piece came. */
export async function readOpenSegment(
  archive: Archive,
  name: string,
): Promise<{ content: Buffer; clockMs: number }> {
  const pieces: Buffer[] = [];
  let clockMs = 0;
  for await (const frame of unseal(archive.path('wal', `${name}.open`), archive.key, true)) {
    clockMs = Number(frame.readBigInt64BE(0));
    pieces.push(frame.subarray(CLOCK_BYTES));
  }
  return { content: Buffer.concat(pieces), clockMs };
}

/** The 16 MiB of a segment that is whole. */
export async function readSealedSegment(archive: Archive, name: string): Promise<Buffer> {
  const unsealed = Readable.from(unseal(archive.path('wal', `${name}.sealed`), archive.key));
  const pieces: Buffer[] = [];
  for await (const piece of unsealed.compose(createZstdDecompress()) as AsyncIterable<Buffer>)
    pieces.push(piece);
  const content = Buffer.concat(pieces);
  if (content.length !== SIZE) throw new OpsError(`Segment ${name} of the archive is not whole.`);
  return content;
}
