import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Order } from '@topsteel/domain/api';
import pg from 'pg';
import { openTrade, sellPlate } from '../../../test/faults/sell-plate.ts';
import type { FaultWorld } from '../../../test/faults/world.ts';
import { openArchive } from '../archive/archive-folder.ts';
import { keepArchive } from '../archive/keep-archive.ts';
import { readArchiveKey } from '../archive/sealed-file.ts';
import { restoreDatabase } from '../restore/restore-database.ts';
import { Acknowledged } from './acknowledged.ts';
import { askInvariants, type Answered } from './ask-invariants.ts';

/** What a drill found. Times in seconds from the moment the database was destroyed. */
export interface DrillResult {
  acknowledged: { answers: number; commits: number };
  /** What was acknowledged and is gone. RPO: their number. */
  lost: string[];
  /** RTO is the last: money moves and token, contract and ledger agree. */
  seconds: { restored: number; answering: number; moneyMoves: number; equal: number };
  ordersFinished: number;
  invariants: Answered[];
}

export interface DrillOptions {
  buyers: number;
  /** Answers about orders before the database is destroyed. */
  answersFirst: number;
  onStep: (sentence: string) => void;
}

/**
 * Destroys the database of a world under load, in the middle of payments; restores it from an archive; and waits until
 * every order is finished and everything adds up. Marketplace and oracles run on, and the chain goes on without them.
 */
export async function loseDatabase(
  world: FaultWorld,
  { buyers, answersFirst, onStep }: DrillOptions,
): Promise<DrillResult> {
  const { ground } = world;
  const url = ground.env['DATABASE_URL'] ?? '';
  const folder = mkdtempSync(join(tmpdir(), 'topsteel-drill-'));
  chmodSync(folder, 0o711);
  const archive = openArchive(join(folder, 'archive'), readArchiveKey('d5'.repeat(32)));
  const stopping = new AbortController();
  const kept = keepArchive({
    ...{ url, archive, everyMs: 3_600_000, keep: 2, ipfsApiUrl: ground.env['IPFS_API_URL'] ?? null },
    ...{ isSynchronous: true, onStep, signal: stopping.signal },
  });
  try {
    await kept.isReady;
    const acknowledged = new Acknowledged();
    const trade = await openTrade(world);
    const heard = {
      ...trade,
      buyer: acknowledged.listenTo(trade.buyer),
      seller: acknowledged.listenTo(trade.seller),
    };
    onStep(`${buyers} buyers order, pay and receive.`);
    // One order after the other, so that some are under way when the database goes, however quick the machine is.
    const destroying = new AbortController();
    const buy = async (): Promise<Order[]> => {
      const sold: Order[] = [];
      while (!destroying.signal.aborted) sold.push(await sellPlate(world, heard));
      return sold;
    };
    const selling = Promise.all(Array.from({ length: buyers }, buy));
    selling.catch(() => undefined);
    const marking = acknowledged.markCommits(url).catch(() => undefined);
    const heardEnough = async (): Promise<void> => {
      while (acknowledged.answers < answersFirst) await sleep(50);
    };
    // Selling ends before only by failing.
    await Promise.race([heardEnough(), selling]);

    const dataFolder = await dataFolderOf(url);
    destroying.abort();
    const destroyedAt = Date.now();
    const since = (): number => Math.round((Date.now() - destroyedAt) / 100) / 10;
    ground.kill('postgres');
    acknowledged.end();
    await ground.halt('postgres');
    rmSync(dataFolder, { recursive: true, force: true });
    await marking;
    onStep(`The database is destroyed: processes killed, ${dataFolder} deleted.`);

    await restoreDatabase(archive, dataFolder, { kind: 'latest' }, { onStep });
    const restored = since();
    await ground.resume('postgres');
    const answering = since();
    const lost = await acknowledged.lostIn(url);
    onStep(`The database answers again; ${lost.length} of what it had acknowledged is lost.`);
    let moneyMoves = 0;
    const another = sellPlate(world, trade, {
      whilePaying: () => {
        moneyMoves = since();
        return Promise.resolve();
      },
    });
    const sold = await Promise.all([selling, another]).then(([earlier, later]) => [...earlier.flat(), later]);
    onStep(`${sold.length} orders are finished. Asking what must hold.`);
    const invariants = await askInvariants(world);
    return {
      acknowledged: { answers: acknowledged.answers, commits: acknowledged.commits },
      lost,
      seconds: { restored, answering, moneyMoves, equal: since() },
      ordersFinished: sold.length,
      invariants,
    };
  } finally {
    stopping.abort();
    await kept.ended;
    rmSync(folder, { recursive: true, force: true });
  }
}

async function dataFolderOf(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ data_directory: string }>('SHOW data_directory');
    return rows[0]?.data_directory ?? '';
  } finally {
    await client.end();
  }
}
