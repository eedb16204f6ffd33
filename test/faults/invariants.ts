import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { escrowAudit } from '@topsteel/domain/api';
import pg from 'pg';
import { createPublicClient, http } from 'viem';
import { until } from '../../scripts/seed/until.ts';
import { bankRecord } from './bank-record.ts';
import { cardRecord } from './card-record.ts';
import { compareBank } from './compare-bank.ts';
import { compareCards } from './compare-cards.ts';
import { compareChain } from './compare-chain.ts';
import { QUESTIONS, type Question } from './questions.ts';
import type { FaultWorld } from './world.ts';

/** Long: what was begun comes to rest slowly on a machine that others use too. */
const PATIENCE_MS = 300_000;

/** One of docs/reliability.md, and how a world is asked whether it holds. */
export interface Invariant {
  invariant: string;
  question: string;
  /** @returns what was found; @throws Error naming what breaks it */
  ask: (world: FaultWorld) => Promise<string>;
}

const inDatabase = ({ invariant, what, sql, isOfRest }: Question): Invariant => ({
  invariant,
  question: what,
  async ask(world) {
    const rows = (db: pg.ClientBase) => async () => (await db.query<Record<string, unknown>>(sql)).rows;
    await withDatabase(world, (db) => until(what, rows(db), isEmpty, isOfRest ? PATIENCE_MS : 0));
    return 'nothing breaks it';
  },
});

const beside = (
  invariant: string,
  question: string,
  compare: (db: pg.ClientBase, world: FaultWorld) => Promise<string[]>,
): Invariant => ({
  invariant,
  question,
  async ask(world) {
    await withDatabase(world, (db) => until(question, () => compare(db, world), isEmpty, PATIENCE_MS));
    return 'difference 0';
  },
});

/** Everything that must hold once faults have stopped. What has to come to rest first is waited for. */
export const INVARIANTS: readonly Invariant[] = [
  ...QUESTIONS.map(inDatabase),
  {
    invariant: 'M-2',
    question:
      'token = contract = ledger, for each token and payment, and chain = ledger for the ether of each account',
    async ask(world) {
      const found = await until(
        'token, contract and ledger to agree',
        () => reconcile(world),
        ({ agrees }) => agrees === true,
      );
      return `${found.tokens.length} tokens and ${found.ether.accounts.length} accounts with ether, difference 0`;
    },
  },
  {
    invariant: 'M-2',
    question: 'the marketplace itself finds token, contract and ledger equal',
    async ask(world) {
      const auditor = await world.sessionOf('inspection');
      const { chainMinor } = await until(
        'the marketplace to find them equal',
        () => auditor.get('/v2/audit/escrow', escrowAudit),
        ({ agrees }) => agrees,
      );
      return `${chainMinor} minor units of USDC`;
    },
  },
  beside(
    'M-2',
    'every order is paid, and its title moved, as the contracts say; what vendors got on chain is what payouts say',
    (db, world) =>
      compareChain(db, createPublicClient({ transport: http(of(world).rpcUrl, { batch: true }) })),
  ),
  beside(
    'M-3, M-4, M-8',
    'the bank has received and sent what the books say, each transfer once',
    async (db, world) => compareBank(db, await bankRecord(world)),
  ),
  beside(
    'M-3, M-8',
    'the card provider has captured and given back what the books say, each order once',
    async (db, world) => compareCards(db, await cardRecord(world)),
  ),
];

/** Asks every invariant of database, chain, bank and card provider. */
export async function expectInvariants(world: FaultWorld): Promise<void> {
  for (const { invariant, question, ask } of INVARIANTS) {
    await ask(world).catch((error: unknown) => {
      throw new Error(`${invariant} (${question}): ${(error as Error).message}`);
    });
  }
}

const isEmpty = (found: readonly unknown[]): boolean => found.length === 0;

const of = ({ ground }: FaultWorld): { rpcUrl: string; databaseUrl: string } => ({
  rpcUrl: ground.env['RPC_URL'] ?? '',
  databaseUrl: ground.env['DATABASE_URL'] ?? '',
});

async function withDatabase<T>(world: FaultWorld, ask: (db: pg.ClientBase) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: of(world).databaseUrl });
  await client.connect();
  try {
    return await ask(client);
  } finally {
    await client.end();
  }
}

/** What `topsteel reconcile --json` says. */
export interface Reconciliation {
  /** null: events or ether up to the block are not booked yet. */
  agrees: boolean | null;
  block: { number: string };
  tokens: { surplusMinor: string; differences: string[] }[];
  ether: {
    agrees: boolean | null;
    chainWei: string;
    ledgerWei: string;
    differences: string[];
    accounts: { address: string; part: string; chainWei: string }[];
  };
}

export async function reconcile(world: FaultWorld): Promise<Reconciliation> {
  const { rpcUrl, databaseUrl } = of(world);
  const args = [
    'packages/cli/src/main.ts',
    'reconcile',
    '--json',
    '--rpc',
    rpcUrl,
    '--database',
    databaseUrl,
  ];
  const { stdout } = await promisify(execFile)(process.execPath, args).catch(
    (error: unknown) => error as { stdout: string },
  );
  return JSON.parse(stdout) as Reconciliation;
}
