import { assembleBundle, assembleObject, packZip, unpackZip, verifyBundle } from '@topsteel/chain/bundle';
import { blocksOver, rpcOver } from '@topsteel/chain/verify';
import { canonicalBytes, sha256Hex } from '@topsteel/domain/jcs';
import { acceptanceOf } from '@topsteel/domain/verdict';
import { expect } from 'chai';
import fc from 'fast-check';
import { openObjectWorld, type ObjectWorld } from '../fixtures/object-world.ts';
import { openWorld, type World } from '../fixtures/open-world.ts';

const RUNS = Number(process.env['FUZZ_RUNS'] ?? 300);

describe('fuzz: evidence bundles', function () {
  this.timeout(1_200_000);
  let world: World;
  let bundle: Uint8Array;
  before(async () => {
    world = await openWorld();
    bundle = await assembleBundle({
      ...{ lotId: world.lots.blanks, deployment: world.deployment, now: 0 },
      rpc: rpcOver({ urls: [world.rpcUrl] }).request,
      fetchBlock: blocksOver({ urls: [world.store.url] }).fetchBlock,
    });
  });
  after(() => world.close());

  const judge = async (given: Parameters<typeof verifyBundle>[0]['bundle']) =>
    acceptanceOf((await verifyBundle({ bundle: given, deploymentOf: () => world.deployment, now: 0 })).lines);

  it('accept no changed archive, and none ends in a crash', async () => {
    const change = fc.record({ place: fc.nat(), value: fc.nat(255), cut: fc.nat({ max: 40 }) });
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
        const bytes = Uint8Array.from(bundle);
        for (const { place, value } of changes) bytes[place % bytes.length] = value;
        const cut = changes[0]?.cut ?? 0;
        const given = cut > 30 ? bytes.slice(0, bytes.length - cut) : bytes;
        const isSame = given.length === bundle.length && given.every((byte, i) => byte === bundle[i]);
        expect(await judge(given)).to.equal(isSame ? 'yes' : 'no');
      }),
      { numRuns: RUNS },
    );
  });

  it('hold only files that can be packed again to the same bytes', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('a.json', 'b/c.txt', 'd/e/f.pdf'), fc.uint8Array()),
        (files) => {
          const packed = packZip(new Map(Object.entries(files)));
          expect(Object.fromEntries(unpackZip(packed))).to.deep.equal(files);
        },
      ),
      { numRuns: Math.min(RUNS, 5_000) },
    );
  });
});

describe('fuzz: evidence of payments, certificates and carbon units', function () {
  this.timeout(1_200_000);
  let world: ObjectWorld;
  let archives: Record<'payment' | 'bankOrder' | 'certificate' | 'unit', Uint8Array>;
  before(async () => {
    world = await openObjectWorld();
    const { payments, certificates, classId, sold, deployment } = world;
    const sources = {
      ...{ deployment, now: 0, evidence: sold.evidenceBytes },
      rpc: rpcOver({ urls: [world.rpcUrl] }).request,
      fetchBlock: blocksOver({ urls: [world.store.url] }).fetchBlock,
      eventOf: (hash: `0x${string}`) => Promise.resolve(world.events.get(hash)),
    };
    archives = {
      payment: await assembleObject({ ...sources, kind: 'payment', id: payments.delivered }),
      bankOrder: await assembleObject({ ...sources, kind: 'payment', id: payments.bankOrder }),
      certificate: await assembleObject({ ...sources, kind: 'certificate', id: certificates.sold }),
      unit: await assembleObject({ ...sources, kind: 'unit', id: classId }),
    };
  });
  after(() => world.close());

  const judge = async (given: Parameters<typeof verifyBundle>[0]['bundle']) =>
    acceptanceOf((await verifyBundle({ bundle: given, deploymentOf: () => world.deployment, now: 0 })).lines);

  it('accept themselves', async () => {
    for (const [name, bytes] of Object.entries(archives)) expect(await judge(bytes), name).to.equal('yes');
  });

  it('accept no changed byte in the archive', async () => {
    for (const [name, bytes] of Object.entries(archives)) {
      await fc.assert(
        fc.asyncProperty(
          fc.nat(bytes.length - 1),
          fc.integer({ min: 1, max: 255 }),
          async (place, change) => {
            const changed = Uint8Array.from(bytes);
            changed[place] = (changed[place] ?? 0) ^ change;
            expect(await judge(changed), `${name} at ${place}`).to.equal('no');
          },
        ),
        { numRuns: RUNS },
      );
    }
  });

  it('accept no changed byte in any file, unpacked', async () => {
    for (const [name, archive] of Object.entries(archives)) {
      for (const [path, bytes] of unpackZip(archive)) {
        await fc.assert(
          fc.asyncProperty(
            fc.nat(bytes.length - 1),
            fc.integer({ min: 1, max: 255 }),
            async (place, change) => {
              const changed = Uint8Array.from(bytes);
              changed[place] = (changed[place] ?? 0) ^ change;
              const given = unpackZip(archive).set(path, changed);
              // Version and kind may come to say something that is not known here, which is not checked.
              expect(await judge(given), `${name}: ${path} at ${place}`).to.not.equal('yes');
            },
          ),
          { numRuns: Math.ceil(RUNS / 20) },
        );
      }
    }
  });

  it('accept no changed proof, receipt or word of storage under a manifest that a forger repaired', async () => {
    for (const [name, archive] of Object.entries(archives)) {
      const head = JSON.parse(new TextDecoder().decode(unpackZip(archive).get('manifest.json'))) as {
        block: { number: string };
        files: { path: string; bytes: number; sha256: string }[];
      };
      // The header of an older block stands for itself: what shows that it is no block of the network is a node. The CBV 2.0
      // hash of an event leaves its id and its context out; the text that was hashed lies beside it.
      const paths = [...unpackZip(archive).keys()].filter(
        (path) =>
          path !== 'README.txt' &&
          path !== 'manifest.json' &&
          !/^events\/.*\.json$/.test(path) &&
          (!path.startsWith('chain/header-') || path === `chain/header-${head.block.number}.json`),
      );
      await fc.assert(
        fc.asyncProperty(fc.constantFrom(...paths), fc.nat(), fc.nat(15), async (path, at, value) => {
          const digit = value.toString(16);
          const files = unpackZip(archive);
          const text = new TextDecoder().decode(files.get(path));
          const places = [...text.matchAll(/[0-9a-f]/g)].map(({ index }) => index);
          const place = places[at % places.length] ?? 0;
          fc.pre(text[place] !== digit);
          const changed = new TextEncoder().encode(text.slice(0, place) + digit + text.slice(place + 1));
          files.set(path, changed);
          const listed = head.files.map((file) =>
            file.path === path ? { path, bytes: changed.length, sha256: sha256Hex(changed) } : file,
          );
          files.set('manifest.json', canonicalBytes({ ...head, files: listed }));
          expect(await judge(files), `${name}: ${path} at ${place}`).to.not.equal('yes');
        }),
        { numRuns: RUNS },
      );
    }
  });
});
