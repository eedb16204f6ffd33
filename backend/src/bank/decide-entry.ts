import { Injectable } from '@nestjs/common';
import type { BankEntry, NoteInput, SendBackInput, SplitInput } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import { formatAmount } from '@topsteel/domain/units';
import { recordAudit } from '../audit/index.ts';
import { requireMarketplace, requireStepUp } from '../identity/index.ts';
import { requireMoneyMoves } from '../platform/bridge/index.ts';
import { Config } from '../platform/config/index.ts';
import { PrismaService, type Tx } from '../platform/database/index.ts';
import { notFound, type CallerIdentity } from '../platform/http/index.ts';
import { AllocateEntry, type Allocation } from './allocate-entry.ts';
import { CloseLine } from './close-line.ts';
import { findBooking } from './infra/booking-store.ts';
import { findClaimByName } from './infra/entry-queries.ts';
import { findEntry, lockMatching, updateEntry, type StoredEntry } from './infra/entry-store.ts';
import { findTransfer } from './infra/transfer-store.ts';
import { presentEntries } from './present-entry.ts';
import { requireExplained } from './require-explained.ts';
import { sendTransfers } from './send-payment-file.ts';

/** What a person says of an entry that could not be matched for certain. */
@Injectable()
export class DecideEntry {
  constructor(
    private readonly config: Config,
    private readonly prisma: PrismaService,
    private readonly allocate: AllocateEntry,
    private readonly close: CloseLine,
  ) {}

  /** Takes a proposal. @throws AppError `conflict` when it is not proposed any more */
  confirm(caller: CallerIdentity, entryId: string, key: string): Promise<BankEntry> {
    return this.decide(caller, entryId, 'confirm', { key }, async (tx, entry, by) => {
      const candidate = entry.candidates.find((each) => each.key === key);
      if (candidate === undefined) {
        throw conflict('This proposal does not stand any more. Load the page again.');
      }
      await this.allocate.run(tx, entry, candidate.parts, { by, rule: 'confirmed', why: candidate.why });
    });
  }

  /** Turns a proposal down, for good: it is not made again. */
  decline(caller: CallerIdentity, entryId: string, key: string): Promise<BankEntry> {
    return this.decide(caller, entryId, 'decline', { key }, async (tx, entry) => {
      const candidates = entry.candidates.filter((each) => each.key !== key);
      await updateEntry(tx, entry.id, {
        candidates,
        declined: [...new Set([...entry.declined, key])],
        state: candidates.length > 0 ? 'suggested' : 'unmatched',
      });
    });
  }

  /** Says for which orders it is, in parts; what is left stays open. @throws AppError `not-found`, `conflict` */
  split(caller: CallerIdentity, entryId: string, { parts }: SplitInput): Promise<BankEntry> {
    return this.decide(caller, entryId, 'split', { parts }, async (tx, entry, by) => {
      requireCredit(entry);
      const allocations: Allocation[] = [];
      for (const { order, amountMinor } of parts) {
        const claim = await findClaimByName(tx, order);
        if (!claim) {
          throw new AppError('not-found', {
            message: `No order ${order} waits for a bank transfer. Check the number.`,
          });
        }
        allocations.push(part('receipt', claim.id, BigInt(amountMinor)));
      }
      const total = allocations.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
      if (total > entry.openMinor) {
        throw conflict(
          `The parts make ${euros(total)}; only ${euros(entry.openMinor)} of this entry are open.`,
        );
      }
      await this.allocate.run(tx, entry, allocations, { by, rule: 'split', why: ['A person split it.'] });
    });
  }

  /** Sends what is open of it back by a transfer. Wants a fresh sign-in: money leaves. */
  async sendBack(caller: CallerIdentity, entryId: string, input: SendBackInput): Promise<BankEntry> {
    requireStepUp(caller, this.config.settings.payout.freshSignInMinutes);
    return this.decide(caller, entryId, 'send-back', input, async (tx, entry, by) => {
      requireCredit(entry);
      await requireMoneyMoves(tx);
      const iban = input.iban ?? entry.line.counterpartyIban;
      if (iban === null) {
        throw conflict('The bank did not say from which account it came. Name one that it goes back to.');
      }
      await requireExplained(tx, iban);
      const key = `send-back:${entry.iban}:${entry.entryKey}:${entry.openMinor}`;
      const order = {
        key,
        creditor: { name: input.name ?? entry.line.counterpartyName ?? 'Sender', iban, bic: null },
        currency: 'EUR' as const,
        amountMinor: entry.openMinor,
        remittance: input.reason,
      };
      await sendTransfers(tx, { key, transfers: [order] }, 'send-back', {
        claimId: null,
        entryId: entry.id,
      });
      const transfer = await findTransfer(tx, { key });
      if (!transfer) throw conflict('It is being sent back already.');
      await this.allocate.run(tx, entry, [part('sent-back', transfer.id, entry.openMinor)], {
        by,
        rule: 'sent-back',
        why: [input.reason],
      });
    });
  }

  /**
   * Closes what is open of it by what a journal entry or a conversion booked, so that bank and books agree.
   *
   * @throws AppError `invalid-input` with reason `booking-needed` when no booking is named; `conflict` when it has not
   *   enough left
   */
  note(caller: CallerIdentity, entryId: string, { note, bookingId }: NoteInput): Promise<BankEntry> {
    return this.decide(caller, entryId, 'note', { note, bookingId }, async (tx, entry, by) => {
      if (bookingId === undefined) throw bookingNeeded();
      const booking = await findBooking(tx, { id: bookingId });
      if (booking === null) throw notFound('booking of this account');
      await this.close.byBooking(tx, entry, booking, { by, note });
    });
  }

  private async decide(
    caller: CallerIdentity,
    entryId: string,
    verb: string,
    details: Readonly<Record<string, unknown>>,
    work: (tx: Tx, entry: StoredEntry, by: string) => Promise<void>,
  ): Promise<BankEntry> {
    requireMarketplace(caller);
    return this.prisma.transact(async (tx) => {
      await lockMatching(tx);
      const entry = await findEntry(tx, entryId);
      if (!entry) throw notFound('bank entry');
      if (entry.openMinor === 0n) throw conflict('This entry is matched already. Load the page again.');
      await work(tx, entry, caller.userId);
      await recordAudit(tx, {
        actor: caller.userId,
        organisationId: caller.organisationId,
        action: `bank-entry.${verb}`,
        subject: `bank-entry:${entryId}`,
        details,
      });
      const after = await findEntry(tx, entryId);
      const [shown] = after ? await presentEntries(tx, [after]) : [];
      if (!shown) throw notFound('bank entry');
      return shown;
    });
  }
}

const part = (kind: Allocation['kind'], targetId: string | null, amountMinor: bigint): Allocation => ({
  kind,
  targetId,
  receiptLineId: null,
  amountMinor,
  feeMinor: 0n,
});

function requireCredit(entry: StoredEntry): void {
  if (entry.line.direction === 'credit') return;
  throw conflict('This entry is money that left the account; it pays no order and cannot be sent back.');
}

const bookingNeeded = (): AppError => {
  const remedy = 'Choose what booked it, or book it first by a journal entry at /finance/journal.';
  return new AppError('invalid-input', {
    message: `Nothing in the books has this line yet. ${remedy}`,
    details: {
      reason: 'booking-needed',
      remedy,
      errors: [{ field: 'bookingId', message: 'Choose what booked it.' }],
    },
  });
};
const euros = (minor: bigint): string => `${formatAmount(minor, 'EUR')} EUR`;
const conflict = (message: string): AppError => new AppError('conflict', { message });
