import type { RailName } from '@topsteel/domain/payment';
import { captureAmountOf } from '@topsteel/domain/settlement';
import { expect } from 'chai';
import { expectInvariants } from './invariants.ts';
import { moneyGoesOn, sellBefore, type Sold } from './money-goes-on.ts';
import type { Commit, Verdict } from './pg-proxy.ts';
import { openTrade, sellPlate, smallestOffer, weighedOf, type Trade } from './sell-plate.ts';
import { faultWorld, type FaultWorld } from './world.ts';

/** All of them take a while; `npm test` takes every so many-th of an order paid into the escrow. */
const IS_ALL = process.env['FAULTS'] === 'all';
const EVERY = Number(process.env['FAULTS_EVERY'] ?? (IS_ALL ? '1' : '25'));
/** Where to go on with a list that was interrupted: `FAULTS_FROM=40` leaves out the first forty. */
const FROM = Number(process.env['FAULTS_FROM'] ?? '0');

/** Lives lived until a commit comes again; one in twenty may be of a moment that does not. */
const MOST_LIVES = 3;
const MOST_MISSED_ONE_IN = 20;

/** A stretch of an order's life whose commits are crash points. */
interface Life<Prepared> {
  what: string;
  rails: readonly RailName[];
  /** What has to stand before; nobody dies meanwhile. */
  prepare(world: FaultWorld, trade: Trade, rail: RailName): Promise<Prepared>;
  /** Lives it, whoever dies, and expects it to end as it must. */
  live(world: FaultWorld, rail: RailName, prepared: Prepared): Promise<void>;
}

const paid: Life<Trade> = {
  what: 'an order paid',
  rails: IS_ALL ? ['usdc-escrow', 'card', 'sepa', 'coinbase', 'eth'] : ['usdc-escrow'],
  prepare: (_world, trade) => smallestOffer(trade),
  async live(world, rail, next) {
    const orderedGrams = BigInt(next.offer.minGrams);
    const { payment, lines } = await sellPlate(world, next, { rail, orderedGrams });
    const most = BigInt(lines[0]?.maxGrams ?? 0);
    const wanted = captureAmountOf(rail, BigInt(payment.amountMinor), weighedOf(orderedGrams), most);
    expect(payment.capturedMinor).to.equal(wanted.toString());
  },
};

const onward: Life<{ next: Trade; sold: Sold }> = {
  what: 'the payout, the refund and the cancellation of orders paid',
  // Ether is not paid out; by the escrow the seller has been paid at once.
  rails: IS_ALL ? ['card', 'sepa', 'coinbase', 'usdc-escrow'] : [],
  async prepare(world, trade, rail) {
    const next = await smallestOffer(trade);
    return { next, sold: await sellBefore(world, next, rail) };
  },
  async live(world, rail, { next, sold }) {
    const { paidOut, cancelled } = await moneyGoesOn(world, next, rail, sold);
    expect(cancelled.payment).to.include({ state: 'voided', capturedMinor: '0' });
    if (paidOut === null) return;
    const lines = paidOut.batch.payouts.flatMap((payout) => payout.lines);
    expect(lines.filter(({ orderId }) => orderId === paidOut.order.id)).to.have.lengthOf(1);
    expect(paidOut.batch.payouts.map(({ state }) => state)).to.not.include('returned');
  },
};

describe('A process killed at any of its commits', function () {
  this.timeout(0);
  let world: FaultWorld;
  let trade: Trade;
  before(async () => {
    world = await faultWorld();
    trade = await openTrade(world);
  });

  const dieIn = <Prepared>(life: Life<Prepared>): void => {
    const { what, rails } = life;
    for (const rail of rails) {
      it(`comes back and finishes ${what} by ${rail}: once, and everything adds up`, async () => {
        const points = await recordCommits(world, async (record) => {
          const prepared = await life.prepare(world, trade, rail);
          await record(() => life.live(world, rail, prepared));
        });
        expect(points.some(({ label }) => label.includes('ledger'))).to.equal(true);
        const crashes = points.flatMap((point) =>
          (['before', 'after'] as const).map((when) => ({ ...point, when })),
        );
        const chosen = crashes.filter((_crash, at) => at % EVERY === 0 && at >= FROM);
        const missed: string[] = [];
        for (const [at, { app, label, when }] of chosen.entries()) {
          const strike = killAt(world, { app, label }, when);
          // Two jobs that met in one transaction yesterday may come apart today: another life, another chance.
          for (let lives = 0; lives < MOST_LIVES && !strike.hasStruck(); lives += 1) {
            const prepared = await life.prepare(world, trade, rail);
            strike.arm();
            await life.live(world, rail, prepared).catch((error: unknown) => {
              throw new Error(`${FROM + at}: ${app} died ${when} ${label}: ${(error as Error).message}`);
            });
            await expectInvariants(world);
            strike.disarm();
          }
          if (!strike.hasStruck()) missed.push(`${app} ${when} ${label}`);
          if (IS_ALL && at % 10 === 9) console.log(`      ${rail}: ${at + 1} of ${chosen.length}`);
        }
        const [struck, most] = [
          chosen.length - missed.length,
          Math.floor(chosen.length / MOST_MISSED_ONE_IN),
        ];
        console.log(
          `      ${rail}: ${struck} of ${chosen.length} crashes struck, ${points.length} commits known`,
        );
        expect(missed.length, `never came: ${missed.join('; ')}`).to.be.at.most(most);
      });
    }
  };
  dieIn(paid);
  dieIn(onward);
});

/**
 * The commits of a life, each label once, in the order in which they came. Those of two lives are compared: what only one of
 * them had (a day's anchor, two jobs that met in one transaction) need not come again.
 */
async function recordCommits(
  world: FaultWorld,
  live: (record: (work: () => Promise<void>) => Promise<void>) => Promise<void>,
): Promise<Commit[]> {
  const once = async (): Promise<Map<string, Commit>> => {
    const seen = new Map<string, Commit>();
    await live(async (work) => {
      world.database.onCommit = (commit) => {
        const name = `${commit.app} ${commit.label}`;
        if (!seen.has(name)) seen.set(name, commit);
        return 'pass';
      };
      await work();
      world.database.onCommit = () => 'pass';
    });
    return seen;
  };
  const [first, second] = [await once(), await once()];
  return [...first].flatMap(([name, commit]) => (second.has(name) ? [commit] : []));
}

/** Kills the process at its next commit that writes at least those tables, once, while it is armed. */
function killAt(
  world: FaultWorld,
  point: Commit,
  when: Exclude<Verdict, 'pass'>,
): { arm: () => void; disarm: () => void; hasStruck: () => boolean } {
  let isStruck = false;
  const wanted = point.label.split('+');
  return {
    arm() {
      world.database.onCommit = ({ app, label }) => {
        const written = new Set(label.split('+'));
        if (isStruck || app !== point.app || !wanted.every((table) => written.has(table))) return 'pass';
        isStruck = true;
        world.product.kill(app);
        return when;
      };
    },
    disarm() {
      world.database.onCommit = () => 'pass';
    },
    hasStruck: () => isStruck,
  };
}
