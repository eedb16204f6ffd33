import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  readStatement,
  signedMinor,
  type Statement,
  type StatementEntry,
  type StatementMessage,
} from '@topsteel/domain/camt';
import { AppError, isAppError } from '@topsteel/domain/errors';
import { linesOfEntry, type BankLine } from '@topsteel/domain/reconciliation';
import { formatAmount } from '@topsteel/domain/units';
import { recordAudit } from '../audit/index.ts';
import { Config } from '../platform/config/index.ts';
import { newId, PrismaService, type Tx } from '../platform/database/index.ts';
import { closeWork, openWork } from '../work/index.ts';
import {
  findDocument,
  gapsOf,
  insertDocument,
  keepStatement,
  type NewDocument,
} from './infra/document-store.ts';
import { countUnconfirmed, keepEntry } from './infra/entry-store.ts';

export interface TakenDocument {
  documentId: string;
  /** False when exactly this message was taken before. */
  isNew: boolean;
  /** Entries that nobody had told of before. */
  newEntries: number;
  /** Why nothing of it was taken, or null. */
  refusal: string | null;
}

/**
 * Takes a bank's statement or notification, once: the message by its bytes, the statement by its id, each entry by the
 * bank's reference. What contradicts itself, or is of another account, is kept but not taken.
 */
@Injectable()
export class TakeDocument {
  constructor(
    private readonly config: Config,
    private readonly prisma: PrismaService,
  ) {}

  /** @param by a user's id for an upload, `system` for what the bank gave us */
  async run(
    xml: string,
    from: Pick<NewDocument, 'source' | 'sequence' | 'kind'>,
    by: string,
  ): Promise<TakenDocument> {
    const sha256 = createHash('sha256').update(xml).digest('hex');
    const known = await findDocument(this.prisma.client, sha256);
    if (known) return { documentId: known.id, isNew: false, newEntries: 0, refusal: known.refusal };
    const { message, refusal } = this.judge(xml);
    return this.prisma.transact(async (tx) => {
      const documentId = newId();
      await insertDocument(tx, {
        ...from,
        id: documentId,
        kind: message?.kind === 'camt.053' ? 'camt.053' : (message && 'camt.054') || from.kind,
        messageId: message?.messageId ?? '',
        sha256,
        xml,
        refusal,
      });
      let newEntries = 0;
      for (const statement of refusal === null ? (message?.statements ?? []) : []) {
        newEntries += await this.takeStatement(tx, documentId, message?.kind ?? from.kind, statement);
      }
      if (refusal !== null) await reportRefusal(tx, documentId, refusal);
      await recordAudit(tx, {
        actor: by,
        organisationId: null,
        action: 'bank.take-statement',
        subject: `bank-document:${documentId}`,
        details: { sha256, source: from.source, messageId: message?.messageId ?? '', newEntries, refusal },
      });
      return { documentId, isNew: true, newEntries, refusal };
    });
  }

  private judge(xml: string): { message: StatementMessage | null; refusal: string | null } {
    const iban = this.config.settings.bank?.iban;
    try {
      const message = readStatement(xml);
      if (message.kind === 'camt.052') {
        return {
          message,
          refusal: 'It is an interim report (camt.052); statements and notifications count.',
        };
      }
      const wrong = message.findings.find(({ severity }) => severity === 'error');
      if (wrong) return { message, refusal: wrong.message };
      const other = message.statements.find(({ account }) => account.iban !== iban);
      if (other)
        return {
          message,
          refusal: `It is of the account ${other.account.identification ?? 'not named'}, not ours.`,
        };
      return { message, refusal: null };
    } catch (error) {
      if (!isAppError(error)) throw error;
      return { message: null, refusal: error.message };
    }
  }

  private async takeStatement(
    tx: Tx,
    documentId: string,
    kind: 'camt.052' | 'camt.053' | 'camt.054',
    statement: Statement,
  ): Promise<number> {
    const iban = statement.account.iban ?? '';
    const isStatement = kind === 'camt.053';
    const balance = (name: 'opening' | 'closing') => statement.balances.find((each) => each.name === name);
    const [opening, closing] = [balance('opening'), balance('closing')];
    const day = isStatement ? (closing?.date?.date ?? statement.to?.slice(0, 10) ?? null) : null;
    const hasBoth = opening !== undefined && closing !== undefined;
    const statementId = await keepStatement(tx, {
      id: newId(),
      documentId,
      iban,
      kind: isStatement ? 'camt.053' : 'camt.054',
      statementRef: statement.id,
      sequence: statement.electronicSequence,
      day,
      openingMinor: hasBoth ? signedMinor(opening.amount, opening.direction) : null,
      closingMinor: hasBoth ? signedMinor(closing.amount, closing.direction) : null,
    });
    let taken = 0;
    const seen = new Map<string, number>();
    for (const { key, line, valueOn } of linesOf(statement.entries)) {
      const count = (seen.get(key) ?? 0) + 1;
      seen.set(key, count);
      const entryKey = count === 1 ? key : `${key}#${count}`;
      const isNew = await keepEntry(tx, {
        id: newId(),
        iban,
        entryKey,
        statementId: isStatement ? statementId : null,
        line,
        valueOn,
      });
      if (isNew) taken += 1;
    }
    if (isStatement) await this.checkContinuity(tx, iban, statement, day);
    return taken;
  }

  /** A statement opens with what the last one closed with, and has all that its day's notifications told of. */
  private async checkContinuity(tx: Tx, iban: string, { id }: Statement, day: string | null): Promise<void> {
    const euros = (minor: string): string => `${formatAmount(BigInt(minor), 'EUR')} EUR`;
    for (const { statementRef, openingMinor, previousMinor, isGap } of await gapsOf(tx, iban)) {
      const key = `bank-gap:${iban}:${statementRef}`;
      if (!isGap) {
        await closeWork(tx, key, 'system', 'The missing statement came.');
        continue;
      }
      await openWork(tx, {
        key,
        kind: 'bank-entry',
        orderId: null,
        organisationId: null,
        reason: `Statement ${statementRef} opens with ${euros(openingMinor)}; the one before it closed with ${euros(previousMinor)}.`,
        action: 'Ask the bank for the statement in between, and upload it at /finance/reconcile.',
        details: { iban, statementRef },
      });
    }
    const missing = day === null ? 0 : await countUnconfirmed(tx, iban, day);
    if (missing === 0) return;
    await openWork(tx, {
      key: `bank-unconfirmed:${iban}:${id}`,
      kind: 'bank-entry',
      orderId: null,
      organisationId: null,
      reason: `The bank notified us of ${missing} bookings on ${day ?? ''} that statement ${id} does not have.`,
      action: 'Ask the bank whether they were booked.',
      details: { iban, statementRef: id },
    });
  }
}

/** Booked lines in euros, each with a key that notification and statement share. */
function linesOf(entries: readonly StatementEntry[]): { key: string; line: BankLine; valueOn: string }[] {
  return entries
    .filter(({ status, amount }) => (status === 'BOOK' || status === null) && amount.currency === 'EUR')
    .flatMap((entry) =>
      linesOfEntry(entry, () => '').map((line, place) => {
        const reference =
          entry.accountServicerReference ??
          entry.reference ??
          entry.transactions[0]?.references.accountServicerReference ??
          null;
        const content = [
          line.bookedOn,
          line.counterpartyName,
          line.counterpartyIban,
          line.endToEndId,
          ...line.texts,
        ];
        const name = reference ?? createHash('sha256').update(content.join('|')).digest('hex').slice(0, 32);
        return {
          key: [name, line.direction, line.amountMinor, ...(place > 0 ? [place] : [])].join(':'),
          line,
          valueOn: entry.valueOn?.date ?? line.bookedOn,
        };
      }),
    );
}

async function reportRefusal(tx: Tx, documentId: string, refusal: string): Promise<void> {
  await openWork(tx, {
    key: `bank-document:${documentId}`,
    kind: 'bank-entry',
    orderId: null,
    organisationId: null,
    reason: `A message of the bank was not taken. ${refusal}`,
    action: 'Look at the message, and ask the bank for a right one.',
    details: { documentId },
  });
}

/** The refusal of an upload, for who uploaded it. */
export const refusedUpload = (refusal: string): AppError =>
  new AppError('invalid-input', {
    message: `The statement was kept and not taken. ${refusal}`,
    details: {
      reason: 'statement-refused',
      remedy: 'Ask the bank for the statement again, and upload that one.',
      errors: [{ field: 'file', message: refusal }],
    },
  });
