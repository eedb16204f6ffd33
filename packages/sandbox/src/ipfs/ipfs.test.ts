import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rawCidOf } from '@topsteel/domain/ipfs';
import { expect } from 'chai';
import { freePort } from '../process/port-holder.ts';
import type { RunningPiece } from '../process/running-piece.ts';
import { formatOf } from './gateway-routes.ts';
import { readAddOptions } from './open-ipfs-node.ts';
import { runIpfs } from './run-ipfs.ts';

const ONE_BLOCK = 'cid-version=1&raw-leaves=true&chunker=size-1048576';
/** A megabyte that never changes. */
const MEGABYTE = new Uint8Array(1_048_576).map((_, index) => (index * 31 + (index >> 8)) & 0xff);

describe('the embedded IPFS node', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'topsteel-ipfs-'));
  let rpc = '';
  let gateway = '';
  let piece: RunningPiece | null = null;

  const start = async (): Promise<void> => {
    const [rpcPort, gatewayPort] = [await freePort(), await freePort()];
    rpc = `http://127.0.0.1:${String(rpcPort)}/api/v0`;
    gateway = `http://127.0.0.1:${String(gatewayPort)}/ipfs`;
    piece = await runIpfs({ dataDir, rpcPort, gatewayPort });
  };
  const add = async (bytes: Uint8Array<ArrayBuffer>, query: string): Promise<string> => {
    const body = new FormData();
    body.append('file', new Blob([bytes]), 'certificate.json');
    const response = await fetch(`${rpc}/add?${query}`, { method: 'POST', body });
    return (JSON.parse(await response.text()) as { Hash: string }).Hash;
  };
  const text = (content: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(content);

  before(start);
  after(async () => {
    await piece?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it("gives Kubo's CIDs", async () => {
    // Published ones: `ipfs add` of "hello world\n", and of the same with --cid-version=1.
    expect(await add(text('hello world\n'), '')).to.equal('QmT78zSuBmuS4z925WZfrqQ1qHaJ56DQaTfyMUF7F8ff5o');
    expect(await add(text('hello world\n'), 'cid-version=1')).to.equal(
      'bafkreifjjcie6lypi6ny7amxnfftagclbuxndqonfipmb64f2km2devei4',
    );
  });

  it('keeps a document up to 1 MiB as one raw block whose CID follows from its SHA-256', async () => {
    for (const bytes of [text('{"A02":"3.1"}'), MEGABYTE]) {
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const cid = await add(bytes, ONE_BLOCK);
      expect(cid).to.equal(rawCidOf(sha256));
      const block = await fetch(`${gateway}/${cid}?format=raw`);
      expect(
        createHash('sha256')
          .update(await block.bytes())
          .digest('hex'),
      ).to.equal(sha256);
    }
  });

  it('gives content, headers and archives by its gateway to any page', async () => {
    const cid = await add(text('heat 482913'), ONE_BLOCK);
    const file = await fetch(`${gateway}/${cid}`);
    expect(await file.text()).to.equal('heat 482913');
    expect(file.headers.get('access-control-allow-origin')).to.equal('*');
    expect(file.headers.get('etag')).to.equal(`"${cid}"`);
    const head = await fetch(`${gateway}/${cid}`, { method: 'HEAD' });
    expect([head.status, head.headers.get('content-length')]).to.deep.equal([200, '11']);
    const car = await fetch(`${gateway}/${cid}`, { headers: { accept: 'application/vnd.ipld.car' } });
    expect(car.headers.get('content-type')).to.equal('application/vnd.ipld.car; version=1');
    expect((await car.bytes()).length).to.be.greaterThan(11);
  });

  it('says 404 for what it does not have and 400 for what is no CID', async () => {
    const absent = rawCidOf('00'.repeat(32));
    const response = await fetch(`${gateway}/${absent}`);
    expect([response.status, await response.text()]).to.deep.equal([
      404,
      `This node does not have ${absent}.`,
    ]);
    expect((await fetch(`${gateway}/certificate`)).status).to.equal(400);
    const cat = await fetch(`${rpc}/cat?arg=${absent}`, { method: 'POST' });
    expect(cat.status).to.equal(500);
  });

  it('keeps blocks and pins over a restart', async () => {
    const cid = await add(text('lot 7'), ONE_BLOCK);
    await piece?.stop();
    await start();
    expect(await (await fetch(`${rpc}/cat?arg=${cid}`, { method: 'POST' })).text()).to.equal('lot 7');
    const pins = (await (await fetch(`${rpc}/pin/ls`, { method: 'POST' })).json()) as { Keys: object };
    expect(pins.Keys).to.have.property(cid);
  });

  it('reads options and formats as Kubo does', () => {
    expect(readAddOptions({ 'cid-version': '1' }).hasRawLeaves).to.equal(true);
    expect(readAddOptions({}).chunkBytes).to.equal(262_144);
    expect(() => readAddOptions({ chunker: 'rabin' })).to.throw('Chunker "rabin" is not supported');
    expect(formatOf('car', 'application/vnd.ipld.raw')).to.equal('car');
    expect(formatOf(undefined, '*/*')).to.equal('file');
  });
});
