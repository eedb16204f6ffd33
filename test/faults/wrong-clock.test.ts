import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Order } from '@topsteel/domain/api';
import { expect } from 'chai';
import { until } from '../../scripts/seed/until.ts';
import { bendChain } from './bend-chain.ts';
import { expectInvariants } from './invariants.ts';
import { runInstead } from './run-instead.ts';
import { openTrade, readOrder, sellPlate, type Trade } from './sell-plate.ts';
import { faultWorld, type FaultWorld } from './world.ts';

const HOUR_MS = 3_600_000;
const TEN_MINUTES_MS = 600_000;
const INSPECTION_S = 20;
const PATIENCE_MS = 300_000;
const PRELOAD = new URL('skew-clock.mjs', import.meta.url).href;

describe('A clock that is wrong', function () {
  this.timeout(0);
  let world: FaultWorld;
  let trade: Trade;
  before(async () => {
    world = await faultWorld();
    trade = await openTrade(world);
  });

  /** A clock that is off, in a zone. */
  const clock = (skewMs: number, zone = 'UTC') => ({
    preload: PRELOAD,
    env: { CLOCK_SKEW_MS: skewMs.toString(), TZ: zone, INSPECTION_SECONDS: INSPECTION_S.toString() },
  });
  const rightClock = clock(0);

  /** The process itself writes times that are so far from ours. */
  function isSkewed(piece: string, skewMs: number): Promise<unknown> {
    const written = (): number[] =>
      readFileSync(join(world.folder, `${piece}-instead.log`), 'utf8')
        .split('\n')
        .filter((line) => line.startsWith('{'))
        .map((line) => new Date((JSON.parse(line) as { time: number | string }).time).getTime());
    return until(
      'the process to write down its time',
      () => Promise.resolve(written()),
      (times) => times.some((time) => Math.abs(time - Date.now() - skewMs) < TEN_MINUTES_MS),
      PATIENCE_MS,
    );
  }

  /** When the chain paid the seller, by its own clock, and when the marketplace asked for it, by the database's. */
  async function timesOf({ payment }: Order): Promise<{ asked: Date; captured: Date }> {
    const [row] = await bendChain(world).query<{ asked: Date; captured: Date }>(
      `SELECT i.created_at AS asked, e.block_timestamp AS captured FROM bridge.event e
         JOIN bridge.intent i ON i.kind = 'capture-payment' AND lower(i.payload->>'paymentId') = lower(e.args->>'paymentId')
        WHERE e.name = 'DeliveryCaptured' AND e.status <> 'orphaned' AND lower(e.args->>'paymentId') = $1`,
      [payment.paymentId.toLowerCase()],
    );
    if (row === undefined) throw new Error('The chain has not paid the seller.');
    return row;
  }

  const capturesAt = (sold: Order): number => Date.parse(sold.capturesAt ?? '');

  for (const [what, piece, skewMs] of [
    ['the oracles’ by an hour ahead', 'oracles', HOUR_MS],
    ['the oracles’ by an hour behind', 'oracles', -HOUR_MS],
    ['a signer’s by an hour ahead', 'signer-1', HOUR_MS],
    ['a signer’s by an hour behind', 'signer-1', -HOUR_MS],
  ] as const) {
    it(`${what}, pays once when the time to inspect is over, and not before`, async () => {
      const sold = await runInstead(world, 'backend', rightClock, () =>
        runInstead(world, piece, clock(skewMs), async () => {
          await isSkewed(piece, skewMs);
          return sellPlate(world, trade, { isSilent: true });
        }),
      );
      expect(sold.settlement?.titleGrams).to.equal('996000');
      expect((await timesOf(sold)).captured.getTime()).to.be.at.least(capturesAt(sold));
      await expectInvariants(world);
    });
  }

  it('the marketplace’s by an hour ahead, asks too early and pays once, not before the time to inspect is over', async () => {
    const sold = await runInstead(world, 'backend', clock(HOUR_MS), async () => {
      await isSkewed('backend', HOUR_MS);
      return sellPlate(world, trade, { isSilent: true });
    });
    expect(sold.settlement?.titleGrams).to.equal('996000');
    const { asked, captured } = await timesOf(sold);
    expect(asked.getTime()).to.be.below(capturesAt(sold));
    expect(captured.getTime()).to.be.at.least(capturesAt(sold));
    await expectInvariants(world);
  });

  it('the marketplace’s by an hour behind, does not pay by time alone for that hour; on the buyer’s word it pays once', async () => {
    const { node } = bendChain(world);
    const sold = await runInstead(world, 'backend', clock(-HOUR_MS), async () => {
      await isSkewed('backend', -HOUR_MS);
      return sellPlate(world, trade, {
        async whenWeighed(weighed) {
          await until(
            'the time to inspect to be over by the chain',
            async () => Number((await node.getBlock()).timestamp) * 1_000,
            (nowMs) => nowMs > capturesAt(weighed) + 5_000,
            PATIENCE_MS,
          );
          expect((await readOrder(trade.buyer, weighed)).status).to.equal('weighed');
        },
      });
    });
    expect(sold.settlement?.titleGrams).to.equal('996000');
    await expectInvariants(world);
  });

  it('by nothing but its zone, whose summer time begins and ends under way, pays once', async () => {
    const { query } = bendChain(world);
    const zoned = clock(0, 'Australia/Lord_Howe');
    const turning = { ...zoned, env: { ...zoned.env, ZONES: 'Etc/GMT-2,Etc/GMT-1' } };
    const [database] = await query<{ name: string }>('SELECT current_database() AS name');
    const setZone = (how: string) => query(`ALTER DATABASE "${database?.name ?? ''}" ${how}`);
    await setZone("SET timezone = 'Australia/Lord_Howe'");
    const sold = await runInstead(world, 'backend', turning, () =>
      runInstead(world, 'oracles', turning, () => sellPlate(world, trade)),
    ).finally(() => setZone('RESET timezone'));
    expect(sold.settlement?.titleGrams).to.equal('996000');
    for (const piece of ['backend', 'oracles']) {
      const written = readFileSync(join(world.folder, `${piece}-instead.log`), 'utf8');
      expect(new Set(written.match(/^zone: -?\d+/gm)), piece).to.include.keys('zone: -60', 'zone: -120');
    }
    await expectInvariants(world);
  });
});
