import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { assembleBundle, packZip, unpackZip, verifyBundle } from '@topsteel/chain/bundle';
import { blocksOver, rpcOver } from '@topsteel/chain/verify';
import { lotCodeOf } from '@topsteel/domain/digital-link';
import { canonicalBytes, sha256Hex } from '@topsteel/domain/jcs';
import { acceptanceOf } from '@topsteel/domain/verdict';
import { expect } from 'chai';
import fc from 'fast-check';
import { serve } from '../fixtures/file-store.ts';
import { openWorld, type World } from '../fixtures/open-world.ts';
import { run, type Answer } from '../run.ts';

interface Said {
  lines: { question: string; key: string; params: unknown }[];
}

describe('verify, of an evidence bundle', function () {
  this.timeout(120_000);
  let world: World;
  let intact: Uint8Array;
  before(async () => {
    world = await openWorld();
    intact = await bundleOf(world.lots.intact);
  });
  after(() => world.close());

  const bundleOf = (lotId: bigint): Promise<Uint8Array> => {
    const { request: rpc } = rpcOver({ urls: [world.rpcUrl] });
    const { fetchBlock } = blocksOver({ urls: [world.store.url] });
    return assembleBundle({ lotId, rpc, fetchBlock, deployment: world.deployment, now: 0 });
  };
  const written = (bytes: Uint8Array): string => {
    const path = join(mkdtempSync(join(tmpdir(), 'topsteel-bundle-')), 'evidence.zip');
    writeFileSync(path, bytes);
    return path;
  };
  const verify = (bytes: Uint8Array, ...options: string[]): Promise<Answer> =>
    run(['verify', written(bytes), ...options]);
  const judge = async (bundle: Parameters<typeof verifyBundle>[0]['bundle']) =>
    acceptanceOf((await verifyBundle({ bundle, deploymentOf: () => world.deployment, now: 0 })).lines);

  /** The files with one of them changed, and a manifest that fits, as a forger would make it. */
  const forged = (path: string, bytes: Uint8Array): Map<string, Uint8Array> => {
    const files = unpackZip(intact).set(path, bytes);
    const manifest = JSON.parse(new TextDecoder().decode(files.get('manifest.json'))) as {
      files: { path: string; bytes: number; sha256: string }[];
    };
    manifest.files = [...files]
      .filter(([name]) => name !== 'manifest.json')
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, content]) => ({ path: name, bytes: content.length, sha256: sha256Hex(content) }));
    return files.set('manifest.json', canonicalBytes(manifest));
  };

  it('says offline what the register says, of every lot', async () => {
    const sources = ['--rpc', world.rpcUrl, '--ipfs', world.store.url, '--deployment', '31337', '--json'];
    const keysOf = ({ stdout }: Answer) =>
      (JSON.parse(stdout) as Said).lines
        .filter(({ question }) => question !== 'bundle' && question !== 'asOf')
        .map(({ question, key, params }) => ({ question, key, params }));
    for (const [name, lotId] of Object.entries(world.lots)) {
      if (name === 'superseded') continue;
      const online = await run(['verify', lotCodeOf(lotId), ...sources]);
      const offline = await verify(await bundleOf(lotId), '--json');
      expect(keysOf(offline), name).to.deep.equal(keysOf(online));
      expect(offline.code, name).to.equal(online.code);
    }
  });

  it('names a replacement by batch and place, for the other lots of an issuer are not in the bundle', async () => {
    const { stdout, code } = await verify(await bundleOf(world.lots.superseded));
    expect(code).to.equal(1);
    expect(stdout.split('\n')).to.include('! Replaced on 5 March 2030 by 2/0. Use the new one. Changed: ….');
  });

  it('says in exact words that it is complete, and what it cannot know', async () => {
    const { stdout, code } = await verify(intact);
    const lines = stdout.split('\n');
    const { hash, number } = await world.test.getBlock();
    expect(code).to.equal(0);
    expect(lines[0]).to.equal('No problem found in 9 checks.');
    expect(lines).to.include('✓ Evidence complete. All 17 files of this bundle are as they were packed.');
    expect(lines).to.include(
      `i As of 11 March 2030 at 12:00 UTC. What came after block ${number} cannot be known offline. The block is the network’s if an explorer shows it with this hash: ${hash}.`,
    );
  });

  it('opens no connection', async () => {
    const connect = Object.getOwnPropertyDescriptor(net.Socket.prototype, 'connect') ?? {};
    const { fetch } = globalThis;
    let opened = 0;
    const refuse = (): never => {
      opened += 1;
      throw new Error('This is offline.');
    };
    net.Socket.prototype.connect = refuse;
    globalThis.fetch = refuse;
    try {
      expect((await verify(intact)).code).to.equal(0);
    } finally {
      Object.defineProperty(net.Socket.prototype, 'connect', connect);
      globalThis.fetch = fetch;
    }
    expect(opened).to.equal(0);
  });

  it('is the same bytes when it is made again', async () => {
    expect(sha256Hex(await bundleOf(world.lots.intact))).to.equal(sha256Hex(intact));
  });

  it('finds a flipped bit in every file', async () => {
    for (const [path, bytes] of unpackZip(intact)) {
      await fc.assert(
        fc.asyncProperty(fc.nat(bytes.length - 1), fc.nat(7), async (place, bit) => {
          const changed = Uint8Array.from(bytes);
          changed[place] = (changed[place] ?? 0) ^ (1 << bit);
          expect(await judge(unpackZip(intact).set(path, changed)), `${path} at ${place}`).to.equal('no');
        }),
        { numRuns: 12 },
      );
    }
  });

  it('finds a flipped bit anywhere in the archive', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(intact.length - 1), fc.nat(7), async (place, bit) => {
        const changed = Uint8Array.from(intact);
        changed[place] = (changed[place] ?? 0) ^ (1 << bit);
        expect(await judge(changed), String(place)).to.equal('no');
      }),
      { numRuns: 200 },
    );
    const head = Uint8Array.from(intact);
    head[10] = 1;
    const { code, stdout } = await verify(head);
    expect([code, stdout.split('\n')[2]]).to.deep.equal([
      1,
      '✗ Bundle altered. The file or proof “archive” is not as it was packed. Do not rely on this bundle; ask for it again.',
    ]);
  });

  it('is not taken in by a forger who repairs the manifest', async () => {
    const files = unpackZip(intact);
    const head = `chain/header-${(await world.test.getBlock()).number}.json`;
    for (const path of [...files.keys()].filter((name) =>
      /^(chain|documents|evidence|directory)\//.test(name),
    )) {
      const text = new TextDecoder().decode(files.get(path));
      const places = [...text.matchAll(/[0-9a-f]{6}/g)].map(({ index }) => index);
      const place = places[Math.floor(places.length / 2)] ?? text.indexOf('a');
      const letter = text[place] === '7' ? '8' : '7';
      const changed = new TextEncoder().encode(text.slice(0, place) + letter + text.slice(place + 1));
      const bundle = packZip(forged(path, changed));
      // The header of an older block stands for itself: what shows that it is no block of the network is a node.
      const isOlder = path.startsWith('chain/header-') && path !== head;
      const { code } = await verify(bundle, ...(isOlder ? ['--rpc', world.rpcUrl] : []));
      expect(code, path).to.not.equal(0);
    }
  });

  it('finds a file that is missing and one too many', async () => {
    const less = unpackZip(intact);
    less.delete('README.txt');
    expect(await judge(less)).to.equal('no');
    expect(await judge(unpackZip(intact).set('documents/more.json', new Uint8Array()))).to.equal('no');
  });

  it('is read unpacked, too', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'topsteel-bundle-'));
    for (const [path, bytes] of unpackZip(intact)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), bytes);
    }
    expect((await run(['verify', folder])).code).to.equal(0);
    writeFileSync(join(folder, 'README.txt'), 'All is well.');
    expect((await run(['verify', folder])).code).to.equal(1);
  });

  it('compares its block with a node that is named', async () => {
    const host = new URL(world.rpcUrl).host;
    const { number } = await world.test.getBlock();
    const confirmed = await verify(intact, '--rpc', world.rpcUrl);
    expect(confirmed.code).to.equal(0);
    expect(confirmed.stdout).to.include(`✓ Block confirmed. ${host} has block ${number} with the same hash.`);
    const other = await serve(() => ({ jsonrpc: '2.0', id: 1, result: { hash: `0x${'11'.repeat(32)}` } }));
    const foreign = await verify(intact, '--rpc', other.url);
    const [first] = (
      await verifyBundle({ bundle: intact, deploymentOf: () => world.deployment, now: 0 })
    ).blocks.map(({ number }) => number);
    expect(foreign.code).to.equal(1);
    expect(foreign.stdout).to.include(
      `✗ Not from this network. ${new URL(other.url).host} has another block ${first} than the bundle. Do not rely on this bundle.`,
    );
    await other.close();
    expect((await verify(intact, '--rpc', other.url)).code).to.equal(2);
  });

  it('does not trust contracts that are not known here', async () => {
    const report = await verifyBundle({ bundle: intact, deploymentOf: () => undefined, now: 0 });
    expect(report.lines.map(({ key }) => key)).to.deep.equal(['bundleForeign']);
    const others = { ...world.deployment, directory: '0x00000000000000000000000000000000000000d1' } as const;
    const foreign = await verifyBundle({ bundle: intact, deploymentOf: () => others, now: 0 });
    expect(acceptanceOf(foreign.lines)).to.equal('no');
  });

  it('knows by the clock that a certificate has run out since', async () => {
    const later = Date.UTC(2200, 0, 1) / 1_000;
    const bundle = await bundleOf(world.lots.removed);
    const report = await verifyBundle({ bundle, deploymentOf: () => world.deployment, now: later });
    expect(report.lines.find(({ question }) => question === 'status')?.key).to.equal('inForce');
    const [expired] = (
      await verifyBundle({ bundle, deploymentOf: () => world.deployment, now: 2 ** 48 })
    ).lines.filter(({ question }) => question === 'status');
    expect(expired?.key).to.equal('expired');
  });

  it('reads no archive with a path out of its folder, nor a compressed one', () => {
    for (const path of [
      '../evidence.json',
      '/etc/passwd.txt',
      'a/../b.json',
      'a\\b.json',
      'a/b/c/d/e.json',
      '.env',
    ])
      expect(() => packZip(new Map([[path, new Uint8Array()]])), path).to.throw('has a file named');
    const compressed = Uint8Array.from(intact);
    compressed[8] = 8;
    expect(() => unpackZip(compressed)).to.throw('was changed or packed again');
    expect(() => unpackZip(new Uint8Array(10))).to.throw('is not complete');
  });

  it('reads any bytes without a crash (property)', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        try {
          unpackZip(bytes);
        } catch (error) {
          expect((error as Error).message).to.match(/^This archive /);
        }
      }),
    );
  });
});
