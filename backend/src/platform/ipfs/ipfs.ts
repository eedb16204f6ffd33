import { Injectable } from '@nestjs/common';
import { AppError } from '@topsteel/domain/errors';
import { rawCidOf } from '@topsteel/domain/ipfs';
import { sha256Hex } from '@topsteel/domain/jcs';
import { z } from 'zod';
import { Config } from '../config/index.ts';

/** The largest block that every IPFS node passes on; a document up to this size is one raw block. */
export const MAX_BLOCK_BYTES = 1_048_576;
const TIMEOUT_MS = 20_000;

/** Where bytes are, and what they are. */
export interface StoredBlock {
  cid: string;
  sha256: `0x${string}`;
}

const added = z.object({ Hash: z.string().min(1) });

/** Documents by content: stores bytes through the Kubo RPC interface. */
@Injectable()
export class Ipfs {
  constructor(private readonly config: Config) {}

  /**
   * Stores bytes and pins them.
   *
   * @returns the CID; for at most 1 MiB it is compared with the one derived from the SHA-256 of the bytes.
   * @throws AppError `unavailable` when the node does not answer, or answers with another CID than the bytes have.
   */
  async put(content: Uint8Array): Promise<StoredBlock> {
    const [stored] = await this.putMany([content]);
    if (!stored) throw storeAway(new Error('the store answered nothing'));
    return stored;
  }

  /**
   * Stores many documents with one request, each as {@link put} would. They stay in memory until the store answers:
   * pass a few megabytes at a time.
   *
   * @returns what was stored, in the order given
   * @throws AppError as {@link put}; some may be stored then, and storing them again is harmless.
   */
  async putMany(contents: readonly Uint8Array[]): Promise<StoredBlock[]> {
    const cids = await this.add(contents);
    return contents.map((content, index) => {
      const sha256 = sha256Hex(content);
      const cid = cids[index] ?? '';
      if (content.length > MAX_BLOCK_BYTES || cid === rawCidOf(sha256)) return { cid, sha256 };
      throw new AppError('unavailable', {
        message:
          'The document store answered with another address than the document has. Nothing was registered; try again.',
        details: { reason: 'cid-mismatch', expected: rawCidOf(sha256), answered: cid },
      });
    });
  }

  /**
   * The block of which the SHA-256 is given. What comes is not compared with it: that is the caller's.
   *
   * @throws AppError `unavailable` when the node does not have it or does not answer.
   */
  async block(sha256: string): Promise<Uint8Array> {
    try {
      const response = await fetch(
        `${this.config.settings.ipfsApiUrl}/api/v0/block/get?arg=${rawCidOf(sha256)}&timeout=${TIMEOUT_MS}ms`,
        { method: 'POST', signal: AbortSignal.timeout(TIMEOUT_MS) },
      );
      if (!response.ok) throw new Error(`the store answered ${response.status}`);
      return new Uint8Array(await response.arrayBuffer());
    } catch (cause) {
      throw new AppError('unavailable', {
        message: 'A document could not be read from the document store. Try again in a moment.',
        details: { reason: 'ipfs-away' },
        cause,
      });
    }
  }

  /** The store answers one line of JSON a file, in the order of the files. */
  private async add(contents: readonly Uint8Array[]): Promise<string[]> {
    const form = new FormData();
    for (const [index, content] of contents.entries()) {
      form.append('file', new Blob([content as Uint8Array<ArrayBuffer>]), `block-${index.toString()}`);
    }
    const query = `cid-version=1&raw-leaves=true&pin=true&chunker=size-${MAX_BLOCK_BYTES}`;
    try {
      const response = await fetch(`${this.config.settings.ipfsApiUrl}/api/v0/add?${query}`, {
        method: 'POST',
        body: form,
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      if (!response.ok) throw new Error(`the store answered ${response.status}`);
      const lines = (await response.text()).split('\n').filter((line) => line.trim() !== '');
      if (lines.length !== contents.length) throw new Error(`the store answered ${lines.length} addresses`);
      return lines.map((line) => added.parse(JSON.parse(line)).Hash);
    } catch (cause) {
      throw storeAway(cause);
    }
  }
}

const storeAway = (cause: unknown): AppError =>
  new AppError('unavailable', {
    message: 'The document store does not answer. Nothing was registered; try again in a moment.',
    details: { reason: 'ipfs-away' },
    cause,
  });
