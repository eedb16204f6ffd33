import { expect } from 'chai';
import { until } from '../../scripts/seed/until.ts';
import { bendChain } from './bend-chain.ts';
import type { Bend, Passing } from './http-proxy.ts';
import { expectInvariants } from './invariants.ts';
import { openTrade, sellPlate, type Trade } from './sell-plate.ts';
import { faultWorld, type FaultWorld } from './world.ts';

const PATIENCE_MS = 300_000;
const isStoring = ({ path }: Passing): boolean => path.startsWith('/api/v0/add');

describe('A file store that', function () {
  this.timeout(0);
  let world: FaultWorld;
  let trade: Trade;
  before(async () => {
    world = await faultWorld();
    trade = await openTrade(world);
  });
  afterEach(() => {
    world.documents.bend = () => undefined;
  });

  /** Does that to what fits, and counts it. */
  function bending(fits: (passing: Passing) => boolean, bend: Bend): { count: number } {
    const met = { count: 0 };
    world.documents.bend = (passing) => {
      if (!fits(passing)) return undefined;
      met.count += 1;
      return bend;
    };
    return met;
  }

  const waiting = (): Promise<{ error: string | null }[]> =>
    bendChain(world).query(
      `SELECT last_error AS error FROM outbox_message WHERE kind = 'publish-document' AND status = 'waiting'`,
    );
  const isAllStored = (): Promise<unknown> =>
    until('every document to be stored', waiting, ({ length }) => length === 0, PATIENCE_MS);
  const isMet = (met: { count: number }): Promise<unknown> =>
    until(
      'the store to be asked',
      () => Promise.resolve(met.count),
      (count) => count > 0,
      PATIENCE_MS,
    );

  it('is away stops no payment, and has every document of the sale once it is back', async () => {
    const met = bending(isStoring, {});
    await world.ground.halt('ipfs');
    const sold = await sellPlate(world, trade);
    await isMet(met);
    expect(await waiting()).not.to.deep.equal([]);
    await world.ground.resume('ipfs');
    expect(sold.settlement?.titleGrams).to.equal('996000');
    await isAllStored();
    await expectInvariants(world);
  });

  it('says that it has put a document elsewhere has not stored it: it is asked again until it tells the right place', async () => {
    await isAllStored();
    const elsewhere = 'bafkreigh2akiscaildcqabsyg3dfr6chu3fgpregiymsck7e7aqa4s52zy';
    const change = (body: Buffer): Buffer =>
      Buffer.from(body.toString('utf8').replaceAll(/"Hash":"\w+"/g, `"Hash":"${elsewhere}"`));
    const met = bending(isStoring, { change });
    const sold = await sellPlate(world, trade);
    await isMet(met);
    const [first] = await until(
      'a refusal',
      waiting,
      (all) => all.some(({ error }) => error !== null),
      PATIENCE_MS,
    );
    expect(first?.error).to.match(
      /^The document store answered with another address than the document has\./,
    );
    world.documents.bend = () => undefined;
    expect(sold.settlement?.titleGrams).to.equal('996000');
    await isAllStored();
    await expectInvariants(world);
  });
});
