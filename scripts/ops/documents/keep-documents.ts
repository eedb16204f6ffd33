import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { rawCidOf } from '@topsteel/domain/ipfs';
import { z } from 'zod';
import type { Archive } from '../archive/archive-folder.ts';
import { sealStream, unseal } from '../archive/sealed-file.ts';
import { OpsError } from '../ops-error.ts';

const SUFFIX = '.sealed';
const pins = z.object({ Keys: z.record(z.string(), z.unknown()) });
const added = z.object({ Hash: z.string() });
/** How the marketplace stores documents: the same bytes get the same address again. */
const ADD = 'cid-version=1&raw-leaves=true&pin=true&chunker=size-1048576';

async function post(url: string, body?: FormData): Promise<Response> {
  const response = await fetch(url, {
    method: 'POST',
    ...(body && { body }),
    signal: AbortSignal.timeout(60_000),
  }).catch((error: unknown) => {
    throw new OpsError(`The document store at ${new URL(url).origin} does not answer: ${String(error)}.`);
  });
  if (!response.ok)
    throw new OpsError(`The document store answered ${response.status} to ${new URL(url).pathname}.`);
  return response;
}

/** CIDs of the documents in the archive. */
export async function listDocuments(archive: Archive): Promise<string[]> {
  const files = await readdir(archive.path('documents'));
  return files.filter((file) => file.endsWith(SUFFIX)).map((file) => file.slice(0, -SUFFIX.length));
}

/**
 * Copies every pinned document that the archive does not hold yet. Documents never change under their address, and are
 * never removed from the archive: the chain names them for good.
 *
 * @throws OpsError when a document is not what its address says.
 */
export async function keepDocuments(archive: Archive, ipfsApiUrl: string): Promise<number> {
  const { Keys } = pins.parse(await (await post(`${ipfsApiUrl}/api/v0/pin/ls?type=recursive`)).json());
  const known = new Set(await listDocuments(archive));
  const missing = Object.keys(Keys).filter((cid) => !known.has(cid));
  for (const cid of missing) {
    const bytes = Buffer.from(await (await post(`${ipfsApiUrl}/api/v0/cat?arg=${cid}`)).arrayBuffer());
    // One raw block's address is its SHA-256; a larger document's is checked when it is put back.
    const isOneBlock = cid.startsWith('bafkrei');
    if (isOneBlock && rawCidOf(createHash('sha256').update(bytes).digest('hex')) !== cid) {
      throw new OpsError(`The document store gave other bytes for ${cid} than its address says.`);
    }
    await sealStream(Readable.from([bytes]), archive.path('documents', cid + SUFFIX), archive.key);
  }
  return missing.length;
}

/** Puts every document of the archive into a store. @throws OpsError when one gets another address than it had. */
export async function putDocuments(archive: Archive, ipfsApiUrl: string): Promise<number> {
  const cids = await listDocuments(archive);
  for (const cid of cids) {
    const pieces: Buffer[] = [];
    for await (const piece of unseal(archive.path('documents', cid + SUFFIX), archive.key))
      pieces.push(piece);
    const form = new FormData();
    form.append('file', new Blob([Buffer.concat(pieces)]), 'document');
    const { Hash } = added.parse(await (await post(`${ipfsApiUrl}/api/v0/add?${ADD}`, form)).json());
    if (Hash !== cid) throw new OpsError(`The document ${cid} of the archive came back as ${Hash}.`);
  }
  return cids.length;
}
