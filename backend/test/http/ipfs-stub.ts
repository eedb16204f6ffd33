import { createServer } from 'node:http';
import { rawCidOf } from '@topsteel/domain/ipfs';
import { sha256Hex } from '@topsteel/domain/jcs';

export interface IpfsStub {
  url: string;
  /** Blocks by CID, as they were stored. */
  blocks: Map<string, Uint8Array>;
  /** Answers with the CID of other bytes: a store that does not keep what it is given. */
  lie: boolean;
  close(): Promise<void>;
}

/** Kubo's `add` for raw blocks, in memory. */
export async function openIpfsStub(): Promise<IpfsStub> {
  const blocks = new Map<string, Uint8Array>();
  const stub = { blocks, lie: false };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      void answer(Buffer.concat(chunks), request.headers['content-type'] ?? '').then((cids) => {
        response.setHeader('content-type', 'application/json');
        response.end(
          cids.map((cid) => `${JSON.stringify({ Name: 'block', Hash: cid, Size: '0' })}\n`).join(''),
        );
      });
    });
  });
  const answer = async (body: Buffer, contentType: string): Promise<string[]> => {
    const form = await new Response(new Uint8Array(body), {
      headers: { 'content-type': contentType },
    }).formData();
    const files = form.getAll('file').filter((file) => file instanceof Blob);
    return Promise.all(
      files.map(async (file) => {
        const bytes = new Uint8Array(await file.arrayBuffer());
        const cid = rawCidOf(sha256Hex(stub.lie ? new Uint8Array([0]) : bytes));
        blocks.set(cid, bytes);
        return cid;
      }),
    );
  };
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    });
  });
  return Object.assign(stub, {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  });
}
