import { accountOf } from '@topsteel/domain/ledger';
import { observe, planReceiptPostings, type Snapshot } from '@topsteel/domain/payment';
import {
  emptyDistribution,
  planDistribution,
  withCaptured,
  withTakenBack,
  type Distribution,
} from '@topsteel/domain/payout';
import { enterOnce, type SimBooks } from '../fake-books.ts';
import type { PlantedBug } from '../planted-bugs.ts';
import type { Process } from '../process.ts';
import type { FiatDatabase, FiatTables, SimAttempt } from './fiat-tables.ts';
import type { FakeProvider } from './fake-provider.ts';

export const SELLER = '0x5e';
export const CLEARING = accountOf('card_clearing', 'stripe');
const division = {
  tariff: {
    components: [{ name: 'Sale', bps: 100, fixedMinor: 30n, minimumMinor: null, maximumMinor: null }],
    minimumMinor: null,
    maximumMinor: null,
  },
  vatPermille: 200,
};

export interface Collecting {
  db: FiatDatabase;
  provider: FakeProvider;
  bug: PlantedBug | null;
}

/** Takes webhooks in, each once by its id. */
export function* deliver({ db, provider, bug }: Collecting): Process {
  const webhook = provider.nextWebhook();
  if (webhook === undefined) return;
  yield 'deliver: webhook came';
  db.transact((tables) => {
    if (tables.inbox.has(webhook.id)) return {};
    const inbox = new Map(tables.inbox).set(webhook.id, { ...webhook, isDone: false });
    if (bug === 'finished-order-run-again' && isFinished(tables, webhook.attemptId)) {
      const key = `void:${webhook.id}`;
      const { attemptId, body } = webhook;
      const command = {
        key,
        attemptId,
        verb: 'refund' as const,
        amountMinor: body.capturedMinor,
        isDone: false,
      };
      return { inbox, commands: new Map(tables.commands).set(key, command) };
    }
    return { inbox };
  });
  yield 'deliver: webhook kept';
}

/** Asks the provider about every attempt that a webhook names, and about all of them now and then. */
export function* look({ db, provider, bug }: Collecting): Process {
  for (const { id, isOpened } of [...db.now.attempts.values()]) {
    const named = [...db.now.inbox.values()].filter((item) => item.attemptId === id && !item.isDone);
    if (!isOpened) continue;
    const { version } = db.now.attempts.get(id) as SimAttempt;
    yield 'look: attempt due';
    const believed = bug === 'webhook-body-believed' ? named[0]?.body : undefined;
    if (bug === 'webhook-body-believed' && believed === undefined) continue;
    const said = believed ?? provider.read(id);
    yield 'look: provider asked';
    db.transact((tables) => {
      const attempt = tables.attempts.get(id) as SimAttempt;
      // Somebody has looked meanwhile: what was read may be older than what is kept.
      if (attempt.version !== version) return {};
      const inbox = new Map(tables.inbox);
      for (const item of named) inbox.set(item.id, { ...item, isDone: true });
      return { inbox, ...keep(tables, attempt, said, bug) };
    });
    yield 'look: reading kept';
  }
}

function keep(
  tables: FiatTables,
  attempt: SimAttempt,
  said: Snapshot,
  bug: PlantedBug | null,
): Partial<FiatTables> {
  const isDeaf = bug === 'failure-after-success-discarded' && attempt.snapshot.capturedMinor > 0n;
  const heard = isDeaf ? { ...said, reversedMinor: attempt.snapshot.reversedMinor } : said;
  const { after, changed } = observe(attempt.snapshot, heard);
  if (!changed) return {};
  const { id, orderId } = attempt;
  const version = attempt.version + 1;
  const where = {
    holds: 'authorization' as const,
    orderId,
    attemptId: id,
    clearing: CLEARING,
    provider: 'stripe',
  };
  const { increases, decreases } = planReceiptPostings(attempt.snapshot, after, where);
  let books = enterOnce(tables.books, `${id}:${version}:in`, increases);
  const before = tables.distributions.get(orderId) ?? emptyDistribution;
  const next = distributed(before, after);
  books = enterDistribution(books, `${id}:${version}`, orderId, before, next);
  books = enterOnce(books, `${id}:${version}:out`, decreases);
  return {
    books,
    distributions: new Map(tables.distributions).set(orderId, next),
    attempts: new Map(tables.attempts).set(id, { ...attempt, version, snapshot: after }),
  };
}

function distributed(
  before: Distribution,
  { capturedMinor, refundPendingMinor, refundedMinor, reversedMinor }: Snapshot,
) {
  const captured = withCaptured(before, capturedMinor, division);
  return withTakenBack(captured, refundPendingMinor + refundedMinor + reversedMinor, division);
}

function enterDistribution(
  books: SimBooks,
  ref: string,
  orderId: string,
  before: Distribution,
  after: Distribution,
): SimBooks {
  return enterOnce(
    books,
    `${ref}:shares`,
    planDistribution(before, after, { orderId, seller: SELLER, vatCountry: 'FR' }),
  );
}

function isFinished({ orders, attempts }: FiatTables, attemptId: string): boolean {
  const order = orders.get(attempts.get(attemptId)?.orderId ?? '');
  return order !== undefined && order.isCommissionPosted;
}

/** Opens attempts with the provider and carries out what was asked, with the key it was asked under. */
export function* carryOut({ db, provider, bug }: Collecting): Process {
  for (const attempt of [...db.now.attempts.values()]) {
    if (attempt.isOpened) continue;
    const order = db.now.orders.get(attempt.orderId);
    provider.open(attempt.id, order?.amountMinor ?? 0n);
    yield 'carry out: attempt opened';
    db.transact(({ attempts }) => ({
      attempts: new Map(attempts).set(attempt.id, {
        ...(attempts.get(attempt.id) as SimAttempt),
        isOpened: true,
      }),
    }));
    yield 'carry out: opening kept';
  }
  for (const { key, attemptId, verb, amountMinor, isDone } of [...db.now.commands.values()]) {
    if (isDone) continue;
    const sent = bug === 'call-without-key' ? `${key}#${provider.calls()}` : key;
    if (verb === 'capture') provider.capture(sent, attemptId, amountMinor);
    else if (verb === 'void') provider.void(sent, attemptId);
    else provider.refund(sent, attemptId, amountMinor);
    yield 'carry out: provider told';
    db.transact(({ commands }) => {
      const command = commands.get(key);
      return command === undefined
        ? {}
        : { commands: new Map(commands).set(key, { ...command, isDone: true }) };
    });
    yield 'carry out: command done';
  }
}
