import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { car } from '@helia/car';
import { unixfs } from '@helia/unixfs';
import { FsBlockstore } from 'blockstore-fs';
import { FsDatastore } from 'datastore-fs';
import { createHeliaLight } from 'helia';
import { fixedSize } from 'ipfs-unixfs-importer/chunker';
import { balanced } from 'ipfs-unixfs-importer/layout';
import { CID } from 'multiformats/cid';

/** Kubo's defaults, written out: the same bytes must get the same CID here as there. */
const KUBO_CHUNK_BYTES = 262_144;
const KUBO_CHILDREN_PER_NODE = 174;

export interface AddOptions {
  cidVersion: 0 | 1;
  hasRawLeaves: boolean;
  chunkBytes: number;
  isPinned: boolean;
}

export type IpfsNode = Awaited<ReturnType<typeof openIpfsNode>>;

/** A content store on disk, without peers: what was not added here is not found. */
export async function openIpfsNode(folder: string) {
  const blocksFolder = join(folder, 'blocks');
  const dataFolder = join(folder, 'data');
  mkdirSync(blocksFolder, { recursive: true });
  mkdirSync(dataFolder, { recursive: true });
  const blockstore = new FsBlockstore(blocksFolder);
  const datastore = new FsDatastore(dataFolder);
  await blockstore.open();
  await datastore.open();
  const helia = createHeliaLight({ blockstore, datastore });
  await helia.start();
  const files = unixfs(helia);
  const archives = car(helia);

  const pin = async (cid: CID): Promise<void> => {
    if (await helia.pins.isPinned(cid)) return;
    await drain(helia.pins.add(cid));
  };

  return {
    async add(
      bytes: AsyncIterable<Uint8Array>,
      options: AddOptions,
    ): Promise<{ cid: CID; sizeBytes: bigint }> {
      const cid = await files.addByteStream(bytes, {
        cidVersion: options.cidVersion,
        rawLeaves: options.hasRawLeaves,
        chunker: fixedSize({ chunkSize: options.chunkBytes }),
        layout: balanced({ maxChildrenPerNode: KUBO_CHILDREN_PER_NODE }),
      });
      if (options.isPinned) await pin(cid);
      const { size } = await files.stat(cid);
      return { cid, sizeBytes: size };
    },
    async putBlock(cid: CID, bytes: Uint8Array): Promise<void> {
      await blockstore.put(cid, bytes);
    },
    has: async (cid: CID): Promise<boolean> => blockstore.has(cid),
    async block(cid: CID): Promise<Buffer> {
      const chunks: Uint8Array[] = [];
      for await (const chunk of blockstore.get(cid)) chunks.push(chunk);
      return Buffer.concat(chunks);
    },
    cat: (cid: CID): AsyncIterable<Uint8Array> => files.cat(cid),
    archive: (cid: CID): AsyncIterable<Uint8Array> => archives.export(cid),
    sizeOf: async (cid: CID): Promise<bigint> => (await files.stat(cid)).size,
    pin,
    async unpin(cid: CID): Promise<void> {
      if (!(await helia.pins.isPinned(cid))) return;
      await drain(helia.pins.rm(cid));
    },
    pins: async (): Promise<CID[]> => {
      const found: CID[] = [];
      for await (const { cid } of helia.pins.ls()) found.push(cid);
      return found;
    },
    async close(): Promise<void> {
      await helia.stop();
      await blockstore.close();
      await datastore.close();
    },
  };
}

async function drain(items: AsyncIterable<unknown>): Promise<void> {
  for await (const _item of items) continue;
}

/**
 * The options of `/api/v0/add` as Kubo reads them: CID version 0 and 256 KiB chunks unless told otherwise, raw leaves
 * with version 1.
 *
 * @throws Error on a chunker other than `size-<bytes>`.
 */
export function readAddOptions(query: Readonly<Record<string, string | undefined>>): AddOptions {
  const cidVersion = query['cid-version'] === '1' ? 1 : 0;
  const chunker = query['chunker'];
  const chunkBytes = chunker === undefined ? KUBO_CHUNK_BYTES : Number(/^size-(\d{1,8})$/.exec(chunker)?.[1]);
  if (!(chunkBytes > 0 && chunkBytes <= 1_048_576)) {
    throw new Error(`Chunker "${String(chunker)}" is not supported: use size-<bytes>, at most size-1048576.`);
  }
  return {
    cidVersion,
    chunkBytes,
    hasRawLeaves: query['raw-leaves'] === undefined ? cidVersion === 1 : query['raw-leaves'] === 'true',
    isPinned: query['pin'] !== 'false',
  };
}

/**
 * The CID in an argument such as `bafk…`, `/ipfs/bafk…` or `ipfs://bafk…`.
 *
 * @throws Error when it is none, or has a path below it.
 */
export function readCid(argument: string | undefined): CID {
  const text = (argument ?? '').replace(/^(\/ipfs\/|ipfs:\/\/)/, '').replace(/\/$/, '');
  try {
    return CID.parse(text);
  } catch {
    throw new Error(`invalid path "${argument ?? ''}": expected one CID`);
  }
}
