import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { bankPosition } from '@topsteel/domain/api';
import pg from 'pg';
import { expectInvariants } from '../../../test/faults/invariants.ts';
import type { FaultWorld } from '../../../test/faults/world.ts';
import { financeSignIns } from '../../seed/demo-sign-ins.ts';
import { signIn } from '../../seed/session.ts';
import { until } from '../../seed/until.ts';

/** One question and whether its answer is as it must be. */
export interface Answered {
  invariant: string;
  question: string;
  holds: boolean;
  detail: string;
}

/** Asks M-1 to M-8 of docs/reliability.md, and the audit trail, of a world that has come to rest. */
export async function askInvariants(world: FaultWorld): Promise<Answered[]> {
  const databaseUrl = world.ground.env['DATABASE_URL'] ?? '';
  return [
    await answered('M-1 … M-6', 'books, chain and tokens agree; nothing is paid twice', async () => {
      await expectInvariants(world);
      return 'token = contract = ledger, difference 0';
    }),
    await answered('M-7', 'every settlement goes on or is with a person', () => askSettlements(databaseUrl)),
    await answered('M-8', 'the books of the bank account are the bank’s', () => askBank(world)),
    await answered('audit', 'the audit trail is unbroken (audit:verify)', () => verifyAudit(world)),
  ];
}

async function answered(invariant: string, question: string, ask: () => Promise<string>): Promise<Answered> {
  try {
    return { invariant, question, holds: true, detail: await ask() };
  } catch (error) {
    return {
      invariant,
      question,
      holds: false,
      detail: error instanceof Error ? error.message : String(error),
    };
  }
}

async function askSettlements(databaseUrl: string): Promise<string> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ order_id: string; state: string }>(
      `SELECT order_id, state FROM settlement WHERE state <> 'manual' AND look_at < now() - interval '2 minutes'`,
    );
    if (rows.length > 0) throw new Error(`${rows.length} stand still: ${JSON.stringify(rows.slice(0, 3))}`);
    return 'none stands still';
  } finally {
    await client.end();
  }
}

async function askBank(world: FaultWorld): Promise<string> {
  const [{ email, password }] = financeSignIns;
  const finance = await signIn(world.product.urls.api, world.product.urls.web, email, password);
  const { booksMinor } = await until(
    'the books of the bank account to be the bank’s',
    () => finance.get('/v2/finance/bank-position', bankPosition),
    ({ differenceMinor }) => differenceMinor === '0',
  );
  return `${booksMinor} cents on both sides`;
}

async function verifyAudit(world: FaultWorld): Promise<string> {
  const args = [
    'packages/cli/src/main.ts',
    'audit-verify',
    '--database',
    world.ground.env['DATABASE_URL'] ?? '',
  ];
  const { stdout } = await promisify(execFile)(process.execPath, args).catch((error: unknown) => {
    const { stdout: said, stderr } = error as { stdout: string; stderr: string };
    throw new Error(`${said}${stderr}`.trim());
  });
  return stdout.trim().split('\n')[0] ?? '';
}
