import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect } from 'chai';
import pg from 'pg';
import { until } from '../../scripts/seed/until.ts';
import type { FaultWorld } from './world.ts';

/** What must hold after every fault, each as a question whose answer has no rows. */
const QUESTIONS: readonly [string, string][] = [
  [
    'every group balances to zero per currency and is whole',
    `SELECT g.id FROM ledger.transfer_group g LEFT JOIN ledger.transfer t ON t.group_id = g.id
      GROUP BY g.id, g.size HAVING count(t.id) <> g.size`,
  ],
  [
    'the totals of every account equal its entries',
    `SELECT account_id, debits_pending, debits_posted, credits_pending, credits_posted FROM ledger.replayed_balance
     EXCEPT SELECT account_id, debits_pending, debits_posted, credits_pending, credits_posted FROM ledger.account_balance`,
  ],
  [
    'no limited account is below zero',
    `SELECT a.code, a.owner FROM ledger.account a JOIN ledger.account_balance b ON b.account_id = a.id
      WHERE (a.balance_limit = 'debits-within-credits' AND b.debits_posted > b.credits_posted)
         OR (a.balance_limit = 'credits-within-debits' AND b.credits_posted > b.debits_posted)`,
  ],
  ['the hash chain is intact', 'SELECT sequence FROM ledger.broken_link'],
  [
    'no order is paid twice',
    `SELECT order_id FROM payment WHERE captured_minor + returned_minor > authorized_minor`,
  ],
  [
    'every act on chain happened once',
    `SELECT args->>'paymentId' AS id, name FROM bridge.event
      WHERE status <> 'orphaned' AND contract = 'settlementEscrow' AND name IN ('PaymentAuthorized', 'DeliveryCaptured')
      GROUP BY 1, 2 HAVING count(*) > 1`,
  ],
  [
    'no transaction of ours was mined twice at one nonce',
    `SELECT signer, nonce FROM bridge.transaction WHERE status IN ('mined', 'final')
      GROUP BY chain_id, signer, nonce HAVING count(*) > 1`,
  ],
];

/** Asks every invariant of the real database and chain, and holds token, contract and books against each other. */
export async function expectInvariants(world: FaultWorld): Promise<void> {
  const databaseUrl = world.ground.env['DATABASE_URL'] ?? '';
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    for (const [what, sql] of QUESTIONS) expect((await client.query(sql)).rows, what).to.deep.equal([]);
  } finally {
    await client.end();
  }
  const found = await until(
    'the books to have caught up with the chain',
    () => reconcile(world.ground.env['RPC_URL'] ?? '', databaseUrl),
    ({ agrees }) => agrees !== null,
  );
  expect(found.tokens.flatMap(({ differences }) => differences)).to.deep.equal([]);
  expect(found.agrees, 'token, contract and ledger agree').to.equal(true);
}

interface Reconciliation {
  /** null: events up to the block are not booked yet. */
  agrees: boolean | null;
  tokens: { differences: string[] }[];
}

async function reconcile(rpcUrl: string, databaseUrl: string): Promise<Reconciliation> {
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
