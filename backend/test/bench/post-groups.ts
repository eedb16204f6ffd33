/**
 * The backend's part of `bench:ledger`, in a process of its own so that its CPU time is the posting's alone: real
 * `enterGroup` in real transactions through the backend's own pool, with the sealer running beside. Prints one JSON object.
 */
import { randomUUID } from 'node:crypto';
import { accountOf } from '@topsteel/domain/ledger';
import { sealEntries } from '../../src/ledger/infra/ledger-queries.ts';
import { accountId } from '../../src/ledger/infra/ledger-rows.ts';
import { enterGroup, type Group, type GroupLeg } from '../../src/ledger/index.ts';
import { readConfig } from '../../src/platform/config/index.ts';
import { PrismaService } from '../../src/platform/database/index.ts';
import { databaseCpuMs } from './cpu-of-database.ts';

const GROUPS = 2_000;
/** The process that posts is compiled by then, as one that has run for a minute. */
const WARM_UP = 4_000;
/** As many as the backend's pool has connections. */
const WRITERS = 12;
const ROUNDS = 5;
const HOT_WRITERS = 64;
const HOT_GROUPS_EACH = 10;

const prisma = new PrismaService(
  readConfig({
    DATABASE_URL: process.argv[2] ?? '',
    AUTH_SECRET: 's'.repeat(32),
    CREDENTIAL_KEY: 'c'.repeat(32),
    LOG_LEVEL: 'silent',
  }),
);
const sellers = Array.from({ length: 50 }, (_, index) =>
  accountOf('vendor_payable', `0x${index.toString(16).padStart(40, '0')}`),
);
const euros = (leg: Omit<GroupLeg, 'currency'>): GroupLeg => ({ ...leg, currency: 'EUR' });

/** A captured card payment, whole: received, owed to the seller, our commission and the VAT on it. */
function cardPayment(index: number): Group {
  const orderId = randomUUID();
  const order = accountOf('order_liability', orderId);
  const seller = sellers[index % sellers.length] ?? order;
  return {
    externalRef: `bench:${orderId}`,
    orderId,
    effectiveAt: new Date('2026-11-23T09:00:00Z'),
    legs: [
      euros({
        debit: accountOf('card_clearing', 'stripe'),
        credit: order,
        amountMinor: 311_244n,
        code: 'capture',
      }),
      euros({ debit: order, credit: seller, amountMinor: 311_244n, code: 'match' }),
      euros({
        debit: seller,
        credit: accountOf('commission_revenue'),
        amountMinor: 3_112n,
        code: 'commission',
      }),
      euros({ debit: seller, credit: accountOf('vat_collected', 'FR'), amountMinor: 622n, code: 'tax' }),
    ],
  };
}

async function inParallel(writers: number, each: (index: number) => Promise<unknown>, total: number) {
  let next = 0;
  const write = async () => {
    while (next < total) await each(next++);
  };
  await Promise.all(Array.from({ length: writers }, write));
}

async function round() {
  const before = { node: process.cpuUsage(), database: await databaseCpuMs(prisma), at: performance.now() };
  const writing = new AbortController();
  const sealing = (async () => {
    let sealed = 0;
    while (!writing.signal.aborted || sealed > 0) {
      sealed = await sealEntries(prisma.client, 10_000, { waits: false });
      if (sealed < 1_000) await new Promise((resolve) => setTimeout(resolve, 250));
    }
  })();
  await inParallel(WRITERS, (index) => prisma.transact((tx) => enterGroup(tx, cardPayment(index))), GROUPS);
  const seconds = (performance.now() - before.at) / 1_000;
  writing.abort();
  await sealing;
  const node = process.cpuUsage(before.node);
  const nodeMs = (node.user + node.system) / 1_000;
  const databaseMs = (await databaseCpuMs(prisma)) - before.database;
  return {
    nodeMs: nodeMs / GROUPS,
    databaseMs: databaseMs / GROUPS,
    cpuMs: (nodeMs + databaseMs) / GROUPS,
    groupsPerSecond: GROUPS / seconds,
  };
}

/** 64 writers at one limited account that holds enough for half of what they want. @returns base units lost or made. */
async function hotAccount(): Promise<{ lost: bigint; refused: number; perSecond: number }> {
  const hot = accountOf('vendor_payable', `0x${'f0'.repeat(20)}`);
  const bank = accountOf('bank', 'FR7630006000011234567890189');
  const wanted = HOT_WRITERS * HOT_GROUPS_EACH;
  const act = (legs: GroupLeg[]): Group => ({
    externalRef: `bench:${randomUUID()}`,
    orderId: null,
    effectiveAt: new Date('2026-11-23T09:00:00Z'),
    legs,
  });
  const held = BigInt(wanted / 2) * 100n;
  await prisma.transact((tx) =>
    enterGroup(tx, act([euros({ debit: bank, credit: hot, amountMinor: held, code: 'receive' })])),
  );
  let entered = 0;
  let refused = 0;
  const startedAt = performance.now();
  await inParallel(
    HOT_WRITERS,
    async () => {
      const leg = euros({ debit: hot, credit: bank, amountMinor: 100n, code: 'payout' });
      await prisma
        .transact((tx) => enterGroup(tx, act([leg])))
        .then(
          () => (entered += 1),
          (error: unknown) => {
            if ((error as { code?: string }).code !== 'not-conserved') throw error;
            refused += 1;
          },
        );
    },
    wanted,
  );
  const seconds = (performance.now() - startedAt) / 1_000;
  const [row] = await prisma.client.$queryRawUnsafe<{ debits: string; credits: string }[]>(
    `SELECT debits_posted::text AS debits, credits_posted::text AS credits FROM ledger.account_balance WHERE account_id = $1::uuid`,
    accountId(hot, 'EUR'),
  );
  const gap = BigInt(row?.debits ?? 0) - BigInt(entered) * 100n;
  const overdrawn = BigInt(row?.debits ?? 0) - BigInt(row?.credits ?? 0);
  const lost = (gap < 0n ? -gap : gap) + (overdrawn < 0n ? -overdrawn : overdrawn);
  return { lost, refused, perSecond: wanted / seconds };
}

await inParallel(WRITERS, (index) => prisma.transact((tx) => enterGroup(tx, cardPayment(index))), WARM_UP);
const rounds = [];
for (let count = 0; count < ROUNDS; count += 1) rounds.push(await round());
const { lost, refused, perSecond } = await hotAccount();
console.log(
  JSON.stringify({
    rounds,
    hot: { lost: lost.toString(), refused, perSecond, wanted: HOT_WRITERS * HOT_GROUPS_EACH },
  }),
);
await prisma.onApplicationShutdown();
