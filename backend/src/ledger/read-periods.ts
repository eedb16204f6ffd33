import { Injectable } from '@nestjs/common';
import { chartOfAccounts, pcgOf, type AccountCode } from '@topsteel/domain/ledger';
import type { LedgerPeriod, LedgerPeriods } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import { PrismaService, type Tx } from '../platform/database/index.ts';
import {
  selectOpenClaims,
  selectOpenMonths,
  selectPeriodLines,
  selectPeriods,
  type PeriodLine,
} from './infra/period-queries.ts';

/** The months of the books: which are closed, and what each moved. */
@Injectable()
export class ReadPeriods {
  constructor(private readonly prisma: PrismaService) {}

  /** Every closed month and every open one with postings, newest first. */
  async list(now = new Date()): Promise<LedgerPeriods> {
    return this.prisma.transact(async (tx) => {
      const closed = await selectPeriods(tx);
      const open = await selectOpenMonths(tx);
      const next = nextToClose(closed[0]?.month, open[0]?.month);
      return {
        items: [
          ...open.reverse().map(({ month }) => ({
            month,
            state: 'open' as const,
            isNext: month === next,
            isOver: isOver(month, now),
            closedAt: null,
            closedBy: null,
          })),
          ...closed.map((period) => ({
            month: period.month,
            state: 'closed' as const,
            isNext: false,
            isOver: true,
            closedAt: period.closed_at.toISOString(),
            closedBy: period.closed_by,
          })),
        ],
        next: next !== undefined && isOver(next, now) ? next : null,
      };
    });
  }

  /**
   * The trial balance of a month: by account code and currency what it began with, moved and ended with.
   *
   * @throws AppError `not-found` when nothing was ever posted in the month and it was not closed.
   */
  async one(month: string): Promise<LedgerPeriod> {
    return this.prisma.transact(async (tx) => {
      const closed = (await selectPeriods(tx)).find((period) => period.month === month);
      const lines = await selectPeriodLines(tx, month);
      const openClaims = closed ? [] : await presentClaims(tx, month);
      if (!closed && lines.length === 0 && openClaims.length === 0) {
        throw new AppError('not-found', {
          message: `Nothing is posted up to ${month}. Choose a later month.`,
        });
      }
      return {
        month,
        state: closed ? 'closed' : 'open',
        closedAt: closed?.closed_at.toISOString() ?? null,
        closedBy: closed?.closed_by ?? null,
        chain: closed ? { entries: closed.sequence, hash: closed.hash } : null,
        lines: lines.map(presentLine),
        totals: totalsOf(lines).map(({ currency, debits, credits }) => ({
          currency,
          debitsMinor: debits.toString(),
          creditsMinor: credits.toString(),
          balances: debits === credits,
        })),
        openClaims,
        listedClaims: closed?.open_claims ?? [],
      };
    });
  }
}

/** The month that can be closed next: the one after the last closed, or the first with a posting. */
export function nextToClose(
  lastClosed: string | undefined,
  firstOpen: string | undefined,
): string | undefined {
  return lastClosed === undefined ? firstOpen : monthAfter(lastClosed);
}

/** @example monthAfter('2026-12') // '2027-01' */
export function monthAfter(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 1)).toISOString().slice(0, 7);
}

/** Whether the month has ended, in UTC. @example isOver('2026-11', new Date('2026-12-01T00:00:00Z')) // true */
export const isOver = (month: string, now: Date): boolean => month < now.toISOString().slice(0, 7);

/** Totals of a currency's lines, what they began with included. */
export function totalsOf(
  lines: readonly PeriodLine[],
): { currency: string; debits: bigint; credits: bigint }[] {
  const totals = new Map<string, { currency: string; debits: bigint; credits: bigint }>();
  for (const line of lines) {
    const total = totals.get(line.currency) ?? { currency: line.currency, debits: 0n, credits: 0n };
    total.debits += BigInt(line.opening_debits) + BigInt(line.debits);
    total.credits += BigInt(line.opening_credits) + BigInt(line.credits);
    totals.set(line.currency, total);
  }
  return [...totals.values()];
}

async function presentClaims(tx: Tx, month: string): Promise<LedgerPeriod['openClaims']> {
  return (await selectOpenClaims(tx, month)).map((claim) => ({
    id: claim.id,
    externalRef: claim.external_ref,
    debit: { code: claim.debit_code, owner: claim.debit_owner },
    credit: { code: claim.credit_code, owner: claim.credit_owner },
    amountMinor: claim.amount,
    currency: claim.currency,
    effectiveAt: claim.effective_at.toISOString(),
    expiresAt: claim.expires_at?.toISOString() ?? null,
  }));
}

function presentLine(line: PeriodLine): LedgerPeriod['lines'][number] {
  const code = Object.hasOwn(chartOfAccounts, line.code) ? (line.code as AccountCode) : null;
  const sign = code !== null && chartOfAccounts[code].normalSide === 'credit' ? -1n : 1n;
  const opening = BigInt(line.opening_debits) - BigInt(line.opening_credits);
  const moved = BigInt(line.debits) - BigInt(line.credits);
  return {
    code: line.code,
    name: code === null ? line.code : chartOfAccounts[code].name,
    pcg: code === null ? null : pcgOf(code).number,
    currency: line.currency,
    openingMinor: (sign * opening).toString(),
    debitsMinor: line.debits,
    creditsMinor: line.credits,
    closingMinor: (sign * (opening + moved)).toString(),
  };
}
