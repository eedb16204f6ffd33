import { expect } from 'chai';
import { captureAmountOf } from '@topsteel/domain/settlement';
import { expectInvariants } from './invariants.ts';
import type { Commit, Verdict } from './pg-proxy.ts';
import { openTrade, sellPlate, smallestOffer, weighedOf, type Sale, type Trade } from './sell-plate.ts';
import { faultWorld, type FaultWorld } from './world.ts';

/** All of them take a while; `npm test` takes every so many-th of an order paid into the escrow. */
const IS_ALL = process.env['FAULTS'] === 'all';
const EVERY = IS_ALL ? 1 : 25;
/** Where to go on with a list that was interrupted: `FAULTS_FROM=40` leaves out the first forty. */
const FROM = Number(process.env['FAULTS_FROM'] ?? '0');
const RAILS = IS_ALL ? (['usdc-escrow', 'card', 'sepa'] as const) : (['usdc-escrow'] as const);

/** Orders sold until a commit comes again; a tenth of them may be of a moment that does not. */
const MOST_ORDERS = 3;

describe('A process killed at any of its commits', function () {
  this.timeout(0);
  let world: FaultWorld;
  let trade: Trade;
  before(async () => {
    world = await faultWorld();
    trade = await openTrade(world);
  });

  for (const rail of RAILS) {
    it(`comes back and finishes an order paid by ${rail}: paid once, everything adds up`, async () => {
      const points = await recordCommits(world, trade, rail);
      expect(points.some(({ label }) => label.includes('ledger'))).to.equal(true);
      const crashes = points.flatMap((point) =>
        (['before', 'after'] as const).map((when) => ({ ...point, when })),
      );
      const chosen = crashes.filter((_crash, at) => at % EVERY === 0 && at >= FROM);
      const missed: string[] = [];
      for (const [at, { app, label, when }] of chosen.entries()) {
        const strike = killAt(world, { app, label }, when);
        // Two jobs that met in one transaction yesterday may come apart today: another order, another chance.
        for (let orders = 0; orders < MOST_ORDERS && !strike.hasStruck(); orders += 1) {
          const next = await smallestOffer(trade);
          const orderedGrams = BigInt(next.offer.minGrams);
          const sold = await sellPlate(world, next, { rail, orderedGrams }).catch((error: unknown) => {
            throw new Error(`${FROM + at}: ${app} died ${when} ${label}: ${(error as Error).message}`);
          });
          const { amountMinor, capturedMinor } = sold.payment;
          const [most, weighed] = [BigInt(sold.lines[0]?.maxGrams ?? 0), weighedOf(orderedGrams)];
          const wanted = captureAmountOf(rail, BigInt(amountMinor), weighed, most);
          expect(capturedMinor, `${app} died ${when} ${label}`).to.equal(wanted.toString());
          await expectInvariants(world);
        }
        if (!strike.hasStruck()) missed.push(`${app} ${when} ${label}`);
        if (IS_ALL && at % 10 === 9) console.log(`      ${rail}: ${at + 1} of ${chosen.length}`);
      }
      const [struck, most] = [chosen.length - missed.length, Math.floor(chosen.length / 10)];
      console.log(
        `      ${rail}: ${struck} of ${chosen.length} crashes struck, ${points.length} commits known`,
      );
      expect(missed.length, `never came: ${missed.join('; ')}`).to.be.at.most(most);
    });
  }
});

/**
 * The commits of an order's life, each label once, in the order in which they came. Those of two orders are compared:
 * what only one of them had (a day's anchor, two jobs that met in one transaction) need not come again.
 */
async function recordCommits(
  world: FaultWorld,
  trade: Trade,
  rail: NonNullable<Sale['rail']>,
): Promise<Commit[]> {
  const record = async (): Promise<Map<string, Commit>> => {
    const seen = new Map<string, Commit>();
    world.database.onCommit = (commit) => {
      const name = `${commit.app} ${commit.label}`;
      if (!seen.has(name)) seen.set(name, commit);
      return 'pass';
    };
    await sellPlate(world, trade, { rail });
    world.database.onCommit = () => 'pass';
    return seen;
  };
  const [first, second] = [await record(), await record()];
  return [...first].flatMap(([name, commit]) => (second.has(name) ? [commit] : []));
}

/** Kills the process at its next commit that writes at least those tables, once. */
function killAt(
  world: FaultWorld,
  point: Commit,
  when: Exclude<Verdict, 'pass'>,
): { hasStruck: () => boolean } {
  let isStruck = false;
  const wanted = point.label.split('+');
  world.database.onCommit = ({ app, label }) => {
    const written = new Set(label.split('+'));
    if (isStruck || app !== point.app || !wanted.every((table) => written.has(table))) return 'pass';
    isStruck = true;
    world.product.kill(app);
    return when;
  };
  return { hasStruck: () => isStruck };
}
