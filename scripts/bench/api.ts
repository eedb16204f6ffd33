/**
 * `npm run -s bench:api`: what each operation of the marketplace costs at 50,000 products, 60,000 offers, 2,000 vendors,
 * 10,000 customers, 20 price rules and 1,000,000 past order lines: CPU of the server and of the whole database server, and how
 * long callers wait, alone and ten at once. Everything runs on this machine, the callers too. `BENCH_SIZE=small` is a
 * tenth of it, for trying.
 */
import { openBackend } from './api/open-server.ts';
import { openBenchDatabase } from './open-database.ts';
import { fillMarket, FULL_SIZE, type MarketSize } from './api/fill-market.ts';
import { measure, type Measured } from './api/measure.ts';
import { operationsOf } from './api/operations.ts';
import { openBuyers } from './api/open-buyers.ts';
import { atMost, report, type Figure } from './report.ts';

const size: MarketSize =
  process.env['BENCH_SIZE'] === 'small'
    ? (Object.fromEntries(
        Object.entries(FULL_SIZE).map(([name, value]: [string, number]) => [name, value / 10]),
      ) as unknown as MarketSize)
    : FULL_SIZE;
/** Orders are paid by transfer; no bank stands behind the address, and none is asked while an order is made. */
const TRANSFERS = {
  PAY_RAILS: 'sepa',
  BANK_API_URL: 'http://127.0.0.1:9',
  BANK_API_TOKEN: 'token of the bench',
  BANK_IBAN: 'DE89370400440532013000',
};
/** All readers together may wait at most so long at ten at once. */
const P95_MS = 100;

const say = (what: string): void => console.error(`${new Date().toISOString().slice(11, 19)} ${what}`);

say('database');
const database = await openBenchDatabase();
try {
  say(`market: ${size.products} products, ${size.offers} offers, ${size.orderLines} past order lines`);
  await fillMarket(database.url, size);
  const server = await openBackend(database.url, TRANSFERS);
  try {
    say('buyers sign in');
    const buyers = await openBuyers(database.url, server.origin, size);
    const processes = {
      origin: server.origin,
      serverPid: server.process.pid ?? 0,
      databasePid: await database.pid(),
    };
    const figures: Figure[] = [];
    const all: Measured[] = [];
    for (const { limitCpuMs, limitP95Ms, ...operation } of operationsOf(size, buyers)) {
      for (const concurrency of [1, 10]) {
        const measured = await measure(operation, concurrency, processes, concurrency === 1 ? 0 : 1_000_000);
        all.push(measured);
        const cpuMs = measured.serverCpuMs + measured.databaseCpuMs;
        say(
          `${operation.name} ×${concurrency}: server ${measured.serverCpuMs.toFixed(2)} + database ${measured.databaseCpuMs.toFixed(2)} ms CPU; p50 ${measured.p50Ms.toFixed(1)} p95 ${measured.p95Ms.toFixed(1)} p99 ${measured.p99Ms.toFixed(1)} ms; ${measured.perSecond.toFixed(0)}/s; ${measured.serverRssMb.toFixed(0)} MB`,
        );
        const name = `${operation.name}, ${concurrency} at once`;
        if (concurrency === 10) {
          figures.push(atMost(`CPU of server and database: ${name}`, round(cpuMs), 'ms', limitCpuMs));
          // The limit is for readers: ten purchases at once wait for two cores, whatever each of them costs.
          if (operation.status === 200) {
            figures.push(atMost(`p95: ${name}`, round(measured.p95Ms), 'ms', P95_MS));
          }
        } else if (limitP95Ms !== undefined) {
          figures.push(atMost(`p95: ${name}`, round(measured.p95Ms), 'ms', limitP95Ms));
        }
      }
    }
    figures.push(
      atMost('memory of the server, at most', round(Math.max(...all.map((m) => m.serverRssMb))), 'MB', 1_000),
    );
    report(figures);
  } finally {
    await server.stop();
  }
} finally {
  await database.stop();
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
