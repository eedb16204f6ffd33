import { Injectable } from '@nestjs/common';
import type { AuditProof, LedgerProof } from '@topsteel/domain/api';
import { intentResultSchemas } from '@topsteel/domain/bridge';
import { AppError } from '@topsteel/domain/errors';
import { bookProofOf, bookRootOf } from '@topsteel/domain/ledger';
import { keccak256, toBytes } from 'viem';
import { recordAudit } from '../platform/audit/index.ts';
import { businessKey, requestIntent } from '../platform/bridge/index.ts';
import { Config } from '../platform/config/index.ts';
import { PrismaService } from '../platform/database/index.ts';
import { RecurringWork, type Chore } from '../platform/jobs/index.ts';
import {
  closingOf,
  coveredSequence,
  hashesBetween,
  hasPeriodClosedAfter,
  headSequence,
  insertClosing,
  lastClosing,
  lockBook,
  sealedEntry,
  type BookSchema,
  type ClosingView,
} from './infra/closing-queries.ts';

const LOOK_EVERY_MS = 30_000;
/** As many leaves as a proof is still made of in some milliseconds; a busy day has several closings. */
const MAX_ENTRIES = 16_384;

/** The names of the books whose closings are roots over the hashes of sealed entries. */
export const LEDGER_BOOK = keccak256(toBytes('TopSteel.Ledger'));
export const AUDIT_BOOK = keccak256(toBytes('TopSteel.Audit'));
const bookOf: Readonly<Record<BookSchema, `0x${string}`>> = { ledger: LEDGER_BOOK, audit: AUDIT_BOOK };

/** An entry's place under a root, whichever book it is in. */
type EntryProof = Omit<LedgerProof, 'transferId'> & { id: string };

/**
 * Puts the Merkle roots over newly sealed entries of the ledger and of the audit log on chain: once a day, the ledger's
 * at once after a month was closed, and in parts when there are many. A closing's number is its time in Unix seconds, so that a database that begins anew does not meet
 * old numbers.
 */
@Injectable()
export class AnchorBooks extends RecurringWork {
  constructor(
    private readonly config: Config,
    private readonly prisma: PrismaService,
  ) {
    super();
  }

  protected chores(): Chore[] {
    return [
      {
        name: 'ledger.anchor-books',
        everyMs: LOOK_EVERY_MS,
        work: async () => {
          await this.run();
          await this.run(new Date(), 'audit');
        },
        failed: 'The books were not anchored, and will be later',
        isSole: true,
      },
    ];
  }

  /** @returns how many entries the closing holds; 0 when it is not time, one is on its way, or nothing is new. */
  async run(now = new Date(), schema: BookSchema = 'ledger'): Promise<number> {
    return this.prisma.transact(async (tx) => {
      await lockBook(tx, schema);
      const last = await lastClosing(tx, schema);
      const number = BigInt(Math.floor(now.getTime() / 1_000));
      if (last !== null) {
        if (['requested', 'sent'].includes(last.status) || number <= BigInt(last.number)) return 0;
      }
      const covered = BigInt(await coveredSequence(tx, schema));
      const head = BigInt(await headSequence(tx, schema));
      if (head === covered) return 0;
      const isDue =
        last === null ||
        last.status === 'failed' ||
        head - covered >= BigInt(MAX_ENTRIES) ||
        now.getTime() - last.closed_at.getTime() >= this.config.settings.ledger.anchorEveryMs ||
        (schema === 'ledger' && (await hasPeriodClosedAfter(tx, last.closed_at)));
      if (!isDue) return 0;
      const first = (covered + 1n).toString();
      const until = covered + BigInt(MAX_ENTRIES) < head ? covered + BigInt(MAX_ENTRIES) : head;
      const hashes = await hashesBetween(tx, schema, first, until.toString());
      const root = bookRootOf(hashes);
      if (root === undefined) return 0;
      const key = businessKey.anchorBook(bookOf[schema], number);
      await requestIntent(tx, {
        businessKey: key,
        kind: 'anchor-book',
        payload: { book: bookOf[schema], sequence: number.toString(), root, closedAt: number.toString() },
      });
      await insertClosing(tx, schema, { number, first, last: until.toString(), root, businessKey: key });
      await recordAudit(tx, {
        actor: 'system',
        organisationId: null,
        action: `${schema}.anchor`,
        subject: `${schema}-closing:${number}`,
        details: { root, first, last: until },
      });
      return hashes.length;
    });
  }

  /** As `proofOf`, for an entry of the audit log. */
  async auditProofOf(entryId: string): Promise<AuditProof> {
    const { id, ...proof } = await this.prove('audit', entryId);
    return { entryId: id, ...proof };
  }

  /**
   * What shows that an entry was in the books when they were anchored: its text, the link before it, and the siblings
   * from its hash to the root on chain.
   *
   * @throws AppError `not-found` when there is no such entry, it waits to be sealed, or no closing holds it yet.
   */
  async proofOf(transferId: string): Promise<LedgerProof> {
    const { id, ...proof } = await this.prove('ledger', transferId);
    return { transferId: id, ...proof };
  }

  private async prove(schema: BookSchema, id: string): Promise<EntryProof> {
    const entry = await sealedEntry(this.prisma.client, schema, id);
    if (!entry) {
      throw new AppError('not-found', {
        message:
          'There is no sealed entry of this id. A new entry is sealed within a second; look again then.',
        details: { reason: 'not-sealed' },
      });
    }
    const closing = await closingOf(this.prisma.client, schema, entry.sequence);
    const hashes = closing
      ? await hashesBetween(this.prisma.client, schema, closing.first_sequence, closing.last_sequence)
      : [];
    const proof = bookProofOf(hashes, entry.hash);
    return {
      id: entry.id,
      sequence: entry.sequence,
      text: entry.text,
      digest: entry.digest,
      previousHash: entry.previous_hash,
      hash: entry.hash,
      anchor: closing && proof ? presentAnchor(bookOf[schema], closing, proof) : null,
    };
  }
}

function presentAnchor(
  book: `0x${string}`,
  closing: ClosingView,
  proof: `0x${string}`[],
): LedgerProof['anchor'] {
  const done = intentResultSchemas['anchor-book'].safeParse(closing.result);
  const isOnChain = (closing.status === 'mined' || closing.status === 'final') && done.success;
  return {
    book,
    number: closing.number,
    root: closing.root,
    firstSequence: closing.first_sequence,
    lastSequence: closing.last_sequence,
    proof,
    state: !isOnChain ? 'requested' : closing.status === 'final' ? 'final' : 'anchored',
    publisher: isOnChain ? done.data.publisher : null,
    txHash: isOnChain ? closing.tx_hash : null,
  };
}
