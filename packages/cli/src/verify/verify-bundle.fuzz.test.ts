import { assembleBundle, packZip, unpackZip, verifyBundle } from '@topsteel/chain/bundle';
import { blocksOver, rpcOver } from '@topsteel/chain/verify';
import { acceptanceOf } from '@topsteel/domain/verdict';
import { expect } from 'chai';
import fc from 'fast-check';
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
