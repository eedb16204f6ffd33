import { Injectable } from '@nestjs/common';
import { matchLines, usualPolicy, type Candidate, type Decision } from '@topsteel/domain/reconciliation';
import { formatAmount } from '@topsteel/domain/units';
import { recordAudit } from '../audit/index.ts';
import { Config } from '../platform/config/index.ts';
import { PrismaService, type Tx } from '../platform/database/index.ts';
import { openWork } from '../work/index.ts';
import { AllocateEntry, workKeyOf } from './allocate-entry.ts';
import { lockMatching, openEntries, toJson, updateEntry, type StoredEntry } from './infra/entry-store.ts';
import { readBook } from './infra/read-book.ts';
import { postEntry } from './post-entry.ts';

const MOST = 2_000;
const TIMEOUT_MS = 120_000;

/**
 * Matches every entry that is not matched yet: what is certain is allocated, the rest waits for a person with what may be
 * meant. An order that is opened, or a transfer that is sent, later is found by the next run.
 */
@Injectable()
export class MatchEntries {
  constructor(
    private readonly config: Config,
    private readonly prisma: PrismaService,
    private readonly allocate: AllocateEntry,
  ) {}

  /** @returns how many entries were matched */
  async run(now: Date = new Date()): Promise<number> {
    return this.prisma.transact(
      async (tx) => {
        await lockMatching(tx);
        // What a person has taken a part of stays with people.
        const entries = (await openEntries(tx, MOST)).filter(isWhole);
        if (entries.length === 0) return 0;
        const feeLimitMinor = this.config.settings.bank?.feeLimitMinor ?? usualPolicy.feeLimitMinor;
        const decisions = matchLines(
          entries.map(({ line }) => line),
          await readBook(tx, now),
          { ...usualPolicy, feeLimitMinor },
          new Map(entries.map(({ id, declined }) => [id, new Set(declined)])),
        );
        let matched = 0;
        for (const [index, decision] of decisions.entries()) {
          const entry = entries[index];
          if (entry === undefined) continue;
          if (decision.kind === 'match') matched += 1;
          await this.apply(tx, entry, decision);
        }
        return matched;
      },
      { timeoutMs: TIMEOUT_MS },
    );
  }

  private async apply(tx: Tx, entry: StoredEntry, decision: Decision): Promise<void> {
    if (decision.kind === 'match') {
      const { parts, rule, why } = decision;
      await this.allocate.run(tx, entry, parts, { by: 'engine', rule, why });
      await recordAudit(tx, {
        actor: 'system',
        organisationId: null,
        action: 'bank-entry.match',
        subject: `bank-entry:${entry.id}`,
        details: { rule, parts },
      });
      return;
    }
    await this.leave(tx, entry, decision.kind === 'suggest' ? decision.candidates : []);
  }

  private async leave(tx: Tx, entry: StoredEntry, candidates: readonly Candidate[]): Promise<void> {
    const state = candidates.length > 0 ? 'suggested' : 'unmatched';
    if (state !== entry.state || toJson(candidates) !== toJson(entry.candidates)) {
      await updateEntry(tx, entry.id, { state, candidates });
    }
    if (entry.line.direction === 'credit' && entry.unmatchedMinor === 0n) {
      await postEntry(tx, entry, 'unmatched', { kind: 'unmatched', amountMinor: entry.openMinor });
      await updateEntry(tx, entry.id, { unmatchedMinor: entry.openMinor });
    }
    const { direction, counterpartyName, bookedOn } = entry.line;
    const who = counterpartyName ?? 'somebody';
    const moved =
      direction === 'credit' ? `from ${who} came in on ${bookedOn}` : `went out to ${who} on ${bookedOn}`;
    await openWork(tx, {
      key: workKeyOf(entry.id),
      kind: direction === 'credit' ? 'payment-unmatched' : 'bank-entry',
      orderId: null,
      organisationId: null,
      reason: `${formatAmount(entry.line.amountMinor, 'EUR')} EUR ${moved}, and nothing says for certain what for.`,
      action: 'Say at /finance/reconcile what it is for, or send it back.',
      details: { entryId: entry.id },
    });
  }
}

const isWhole = ({ openMinor, line }: StoredEntry): boolean => openMinor === line.amountMinor;
