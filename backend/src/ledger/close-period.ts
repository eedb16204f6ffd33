import { Injectable } from '@nestjs/common';
import { AppError } from '@topsteel/domain/errors';
import { recordAudit } from '../platform/audit/index.ts';
import { PrismaService, type Tx } from '../platform/database/index.ts';
import { checkChain } from './infra/ledger-queries.ts';
import {
  insertPeriod,
  insertPeriodTotals,
  lockPeriods,
  selectOpenClaims,
  selectOpenMonths,
  selectPeriodLines,
  selectPeriods,
} from './infra/period-queries.ts';
import { isOver, nextToClose, totalsOf } from './read-periods.ts';

/** The check reads every entry; it is done before anybody has to wait for it. */
const TIMEOUT_MS = 300_000;

/** Closes a month for good. What comes for it later is posted in the first open month, with its own date kept. */
@Injectable()
export class ClosePeriod {
  constructor(private readonly prisma: PrismaService) {}

  /**
   * @param seenClaims ids of the claims up to the month that are still pending: who closes has seen them.
   * @throws AppError `conflict` when the month is not over, not the next one, closed already, has pending claims that were
   *   not seen, or the books do not hold.
   */
  async run(
    caller: { userId: string; organisationId: string | null },
    month: string,
    seenClaims: readonly string[],
    now = new Date(),
  ): Promise<void> {
    await this.prisma.transact((tx) => requireIntact(tx, month), { timeoutMs: TIMEOUT_MS });
    await this.prisma.transact(async (tx) => {
      await lockPeriods(tx);
      await requireClosable(tx, month, now);
      const open = (await selectOpenClaims(tx, month)).map(({ id }) => id);
      const unseen = open.filter((id) => !seenClaims.includes(id));
      if (unseen.length > 0) {
        throw refused(
          `Claims up to ${month} are pending: ${unseen.length}. Post or void them, or close with their ids; they are then resolved in a later month.`,
          { reason: 'claims-pending', claims: unseen.slice(0, 50) },
        );
      }
      const lines = await selectPeriodLines(tx, month);
      const wrong = totalsOf(lines).find(({ debits, credits }) => debits !== credits);
      if (wrong) {
        throw refused(
          `The trial balance of ${month} does not balance in ${wrong.currency}. Find the entry.`,
          {
            reason: 'unbalanced',
            currency: wrong.currency,
          },
        );
      }
      await insertPeriod(tx, { month, closedBy: caller.userId, openClaims: open });
      await insertPeriodTotals(
        tx,
        month,
        lines.map(({ code, currency, opening_debits, opening_credits, debits, credits }) => ({
          code,
          currency,
          debits: BigInt(opening_debits) + BigInt(debits),
          credits: BigInt(opening_credits) + BigInt(credits),
        })),
      );
      await recordAudit(tx, {
        actor: caller.userId,
        organisationId: caller.organisationId,
        action: 'ledger.close-period',
        subject: `period:${month}`,
        details: { pendingClaims: open.length },
      });
    });
  }
}

async function requireIntact(tx: Tx, month: string): Promise<void> {
  const { broken_at, replay_differs } = await checkChain(tx);
  if (broken_at === null && !replay_differs) return;
  throw refused(
    `The books do not hold${broken_at === null ? '' : ` at ${broken_at}`}: ${month} is not closed over them. Compare them with the anchored root and a backup.`,
    { reason: 'books-broken', at: broken_at },
  );
}

async function requireClosable(tx: Tx, month: string, now: Date): Promise<void> {
  const [last] = await selectPeriods(tx);
  if (last !== undefined && month <= last.month) {
    throw refused(`${month} is closed, and a closed month is not opened again.`, { reason: 'closed' });
  }
  const [first] = await selectOpenMonths(tx);
  const next = nextToClose(last?.month, first?.month);
  if (next !== undefined && next !== month) {
    throw refused(`Months are closed one after another: ${next} is next.`, { reason: 'not-next', next });
  }
  if (!isOver(month, now)) {
    throw refused(`${month} is not over. It can be closed when it has ended in UTC.`, { reason: 'not-over' });
  }
}

const refused = (message: string, details: Record<string, unknown>): AppError =>
  new AppError('conflict', { message, details });
