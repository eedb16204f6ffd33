import type { RailName } from '@topsteel/domain/payment';
import type { Currency } from '@topsteel/domain/units';
import type { PrivateKeyAccount } from 'viem/accounts';
import { BookPayouts } from '../../src/rail/book-payouts.ts';
import { CarryOutCommands } from '../../src/rail/carry-out-commands.ts';
import { HandleWebhooks } from '../../src/rail/handle-webhooks.ts';
import { KeepPayments } from '../../src/rail/keep-payments.ts';
import { ObserveAttempt } from '../../src/rail/observe-attempt.ts';
import type { StoredAttempt } from '../../src/rail/payments.ts';
import { PollAttempts } from '../../src/rail/poll-attempts.ts';
import { RailRegistry, type RailTools } from '../../src/rail/rail-registry.ts';
import type { Rail } from '../../src/rail/rail.ts';
import { TakeWebhook } from '../../src/rail/take-webhook.ts';
import type { PrismaService } from '../../src/platform/database/index.ts';
import { openMarket } from '../market/open-market.ts';

export type PaymentBench = Awaited<ReturnType<typeof openPayments>>;

export interface WorkRow {
  kind: string;
  reason: string;
  action: string;
  details: Record<string, unknown>;
  closed_at: Date | null;
  outcome: string | null;
}

/** The whole core of payments over the given rails, on a real database with a market beside it. */
export async function openPayments(
  openRails: (tools: RailTools, payer: PrivateKeyAccount) => Promise<Rail[]> | Rail[],
  wrap: (prisma: PrismaService) => PrismaService = (prisma) => prisma,
) {
  const market = await openMarket({ lotGrams: 50_000_000_000n });
  const { config, database } = market;
  const { sql } = database;
  const prisma = wrap(database.prisma);
  const registry = RailRegistry.of({ config, prisma }, await openRails({ config, prisma }, market.wallet));
  const observing = new ObserveAttempt(config, prisma, registry);
  const commands = new CarryOutCommands(config, prisma, registry, observing);
  const payouts = new BookPayouts(prisma);
  const inbox = new HandleWebhooks(config, prisma, registry, observing, payouts);
  const payments = new KeepPayments(config, registry, observing);

  const bench = {
    market,
    registry,
    observing,
    commands,
    inbox,
    payments,
    payouts,
    takeWebhook: new TakeWebhook(prisma, registry),
    polling: new PollAttempts(prisma, observing),

    /** An order with an attempt that the provider knows. */
    async begin(rail: RailName, currency: Currency, amountMinor: bigint): Promise<StoredAttempt> {
      const order = await market.order();
      return bench.beginFor(order.id, rail, currency, amountMinor);
    },
    async beginFor(
      orderId: string,
      rail: RailName,
      currency: Currency,
      amountMinor: bigint,
    ): Promise<StoredAttempt> {
      const expiresAt = new Date(Date.now() + 3_600_000);
      const begun = await prisma.transact((tx) =>
        payments.begin(tx, { orderId, rail, currency, amountMinor, expiresAt }),
      );
      await commands.run();
      return bench.attempt(begun.id);
    },
    async attempt(id: string): Promise<StoredAttempt> {
      const { rows } = await sql.query<{ order_id: string }>(
        'SELECT order_id FROM payment_attempt WHERE id = $1',
        [id],
      );
      const all = await payments.attemptsOf(prisma.client, rows[0]?.order_id ?? '');
      const found = all.find((attempt) => attempt.id === id);
      if (!found) throw new Error(`There is no attempt ${id}.`);
      return found;
    },
    /** Asks for an act and lets everything due be carried out. */
    async ask(
      attempt: StoredAttempt,
      verb: 'capture' | 'void' | 'refund',
      amountMinor: bigint,
      key = `${verb}:${attempt.id}:${amountMinor}`,
    ): Promise<StoredAttempt> {
      await prisma.transact((tx) =>
        payments.request(tx, attempt.id, { key, verb, amountMinor, reason: 'Delivered.' }),
      );
      await commands.run();
      return bench.attempt(attempt.id);
    },
    /** Posted balance of every account of an order's money, by account code, in minor units on its normal side. */
    async books(attempt: StoredAttempt): Promise<Record<string, bigint>> {
      const { rows } = await sql.query<{ code: string; minor: string }>(
        `SELECT a.code, sum(CASE WHEN (a.id = t.debit_account_id) = (a.normal_side = 'debit') THEN t.amount ELSE -t.amount END)::text AS minor
           FROM ledger.transfer t
           JOIN ledger.transfer_group g ON g.id = t.group_id
           JOIN ledger.account a ON a.id IN (t.debit_account_id, t.credit_account_id)
          WHERE g.order_id = $1 AND t.kind IN ('single', 'post') GROUP BY a.code`,
        [attempt.orderId],
      );
      return Object.fromEntries(
        rows.filter(({ minor }) => minor !== '0').map(({ code, minor }) => [code, BigInt(minor)]),
      );
    },
    async work(attempt: StoredAttempt): Promise<WorkRow[]> {
      const { rows } = await sql.query<WorkRow>(
        'SELECT kind, reason, action, details, closed_at, outcome FROM work_item WHERE order_id = $1 ORDER BY opened_at, id',
        [attempt.orderId],
      );
      return rows;
    },
    async commandsOf(
      attempt: Pick<StoredAttempt, 'id'>,
    ): Promise<{ verb: string; status: string; key: string }[]> {
      const { rows } = await sql.query<{ verb: string; status: string; key: string }>(
        'SELECT verb, status, key FROM payment_command WHERE attempt_id = $1 ORDER BY id',
        [attempt.id],
      );
      return rows;
    },
    /** Makes everything that waits for its time due now. */
    async hurry(): Promise<void> {
      await sql.query("UPDATE payment_command SET next_at = now() WHERE status = 'waiting'");
      await sql.query("UPDATE webhook_inbox SET next_at = now() WHERE status = 'waiting'");
    },
    close: () => market.close(),
  };
  return bench;
}
