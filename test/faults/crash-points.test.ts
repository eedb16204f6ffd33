import { setTimeout } from 'node:timers/promises';
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

/** Deaths in one life, far apart: with one each a whole list would take a day. `FAULTS_A_LIFE=1` finds which one it was. */
const DEATHS_A_LIFE = Number(process.env['FAULTS_A_LIFE'] ?? '6');
/** Rounds until a commit comes again; one in twenty may be of a moment that does not. */
const MOST_ROUNDS = 3;
const MOST_MISSED_ONE_IN = 20;
/** What a life leaves behind may come a moment after its end. */
const LINGER_MS = 3_000;

/** A process dies before or after a commit that writes at least these tables. */
interface Crash extends Omit<Commit, 'openedAt'> {
  when: Exclude<Verdict, 'pass'>;
}

const nameOf = ({ app, when, label }: Crash): string => `${app} ${when} ${label}`;

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
          (['before', 'after'] as const).map((when): Crash => ({ ...point, when })),
        );
        const chosen = crashes.filter((_crash, at) => at % EVERY === 0 && at >= FROM);
        let left = chosen;
        // Two jobs that met in one transaction yesterday may come apart today: another round, another chance.
        for (let round = 0; round < MOST_ROUNDS && left.length > 0; round += 1) {
          const missed: Crash[] = [];
          for (const crashes of livesOf(left)) {
            const prepared = await life.prepare(world, trade, rail);
            const strikes = killAtEach(world, crashes);
            try {
              await life.live(world, rail, prepared);
              if (strikes.left().length > 0) await setTimeout(LINGER_MS);
              strikes.disarm();
              await Promise.all([world.product.waitFor('backend'), world.product.waitFor('oracles')]);
              await expectInvariants(world);
            } catch (error) {
              throw new Error(
                `after ${strikes.struck().map(nameOf).join(', ')}: ${(error as Error).message}`,
              );
            }
            missed.push(...strikes.left());
            if (IS_ALL) console.log(`      ${rail}: ${strikes.struck().map(nameOf).join(', ')}`);
          }
          left = missed;
        }
        const [struck, most] = [chosen.length - left.length, Math.floor(chosen.length / MOST_MISSED_ONE_IN)];
        console.log(
          `      ${rail}: ${struck} of ${chosen.length} crashes struck, ${points.length} commits known`,
        );
        expect(left.length, `never came: ${left.map(nameOf).join('; ')}`).to.be.at.most(most);
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

/** Who dies in which life: neighbours in different ones, so that a process has work to do between two deaths. */
function livesOf(crashes: readonly Crash[]): Crash[][] {
  const lives = Math.ceil(crashes.length / DEATHS_A_LIFE);
  return Array.from({ length: lives }, (_none, life) => crashes.filter((_crash, at) => at % lives === life));
}

/** Kills a process at each of these commits, whichever comes first, once, until it is disarmed. */
function killAtEach(
  world: FaultWorld,
  crashes: readonly Crash[],
): { disarm: () => void; struck: () => Crash[]; left: () => Crash[] } {
  const left = new Set(crashes);
  const struck: Crash[] = [];
  const diedAt = { backend: 0, oracles: 0 };
  world.database.onCommit = ({ app, label, openedAt }) => {
    // What a process had sent before it died is none of its next life.
    if (openedAt <= diedAt[app]) return 'pass';
    const written = new Set(label.split('+'));
    for (const crash of left) {
      if (crash.app !== app || !crash.label.split('+').every((table) => written.has(table))) continue;
      left.delete(crash);
      struck.push(crash);
      diedAt[app] = performance.now();
      world.product.kill(app);
      return crash.when;
    }
    return 'pass';
  };
  return {
    disarm() {
      world.database.onCommit = () => 'pass';
    },
    struck: () => struck,
    left: () => [...left],
  };
}
