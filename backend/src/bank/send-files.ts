import { Injectable, Logger } from '@nestjs/common';
import { isAppError } from '@topsteel/domain/errors';
import {
  readPaymentStatus,
  reasonSentence,
  writeCreditTransfer,
  type PaymentStatusReport,
  type PaymentStatusWord,
} from '@topsteel/domain/sepa';
import { formatAmount } from '@topsteel/domain/units';
import { recordAudit } from '../audit/index.ts';
import { requireMoneyMoves } from '../platform/bridge/index.ts';
import { Config, type BankSettings } from '../platform/config/index.ts';
import { PrismaService, type Tx } from '../platform/database/index.ts';
import { openWork } from '../work/index.ts';
import { openBankClient } from './bank-client.ts';
import { BankTransfers } from './bank-transfers.ts';
import { markClaim } from './infra/claim-store.ts';
import { dayOf } from './infra/entry-store.ts';
import {
  dueFiles,
  moveTransfer,
  updateFile,
  type StoredFile,
  type StoredTransfer,
  type TransferStatus,
} from './infra/transfer-store.ts';

const SHORTEST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 300_000;
const TRIES_UNTIL_WORK = 8;

/**
 * Hands payment files to the bank and asks what became of them. The bytes are kept before the bank gets them, and the
 * bank takes a message id once: whatever is lost in between, a file is carried out once.
 */
@Injectable()
export class SendFiles {
  private readonly logger = new Logger('bank');

  constructor(
    private readonly config: Config,
    private readonly prisma: PrismaService,
    private readonly transfers: BankTransfers,
  ) {}

  /** @returns how many files were looked at */
  async run(now: Date = new Date()): Promise<number> {
    const { bank } = this.config.settings;
    if (bank === null) return 0;
    const files = await dueFiles(this.prisma.client, now);
    for (const file of files) {
      try {
        await this.handle(bank, file, now);
      } catch (error) {
        const sentence = error instanceof Error ? error.message : String(error);
        if (
          file.status === 'waiting' &&
          isAppError(error) &&
          ['conflict', 'invalid-input'].includes(error.code)
        ) {
          await this.giveUp(file, sentence);
        } else await this.putOff(file, sentence, now);
      }
    }
    return files.length;
  }

  private async handle(bank: BankSettings, file: StoredFile, now: Date): Promise<void> {
    const client = openBankClient(bank);
    if (file.status === 'sent') {
      await this.note(file, readPaymentStatus(await client.statusOf(file.messageId)), now);
      return;
    }
    await requireMoneyMoves(this.prisma.client);
    const xml = file.xml ?? (await this.write(bank, file, now));
    await this.note(file, readPaymentStatus(await client.pay(xml)), now);
  }

  /** Keeps the bytes: a file that is sent again is the same file. */
  private async write(bank: BankSettings, file: StoredFile, now: Date): Promise<string> {
    const xml = writeCreditTransfer({
      messageId: file.messageId,
      createdAt: now,
      executeOn: dayOf(file.executeOn),
      debtorName: bank.accountName,
      debtorIban: bank.iban,
      debtorBic: bank.bic,
      transfers: file.transfers.map((transfer) => ({ ...transfer, amountCents: transfer.amountMinor })),
    });
    await updateFile(this.prisma.client, file.id, { xml });
    return xml;
  }

  private async note(file: StoredFile, report: PaymentStatusReport, now: Date): Promise<void> {
    await this.prisma.transact(async (tx) => {
      const itemOf = new Map(report.transfers.map((item) => [item.endToEndId, item]));
      let isOpen = false;
      for (const transfer of file.transfers) {
        const { status, reasonCode } = itemOf.get(transfer.endToEndId) ?? report;
        await this.noteTransfer(tx, transfer, status, reasonCode);
        if (status === 'pending' || status === 'unknown') isOpen = true;
      }
      const waitMs = Math.min(SHORTEST_WAIT_MS * 2 ** Math.min(file.attempts, 8), LONGEST_WAIT_MS);
      await updateFile(tx, file.id, {
        status: isOpen ? 'sent' : 'done',
        attempts: file.status === 'sent' ? file.attempts + 1 : 0,
        nextAt: new Date(now.getTime() + waitMs),
        lastError: null,
        ...(file.sentAt === null && { sentAt: now }),
      });
      if (file.sentAt !== null) return;
      await recordAudit(tx, {
        actor: 'system',
        organisationId: null,
        action: 'bank.send-file',
        subject: `bank-file:${file.id}`,
        details: {
          messageId: file.messageId,
          transfers: file.transfers.length,
          totalMinor: file.transfers.reduce((sum, { amountMinor }) => sum + amountMinor, 0n),
        },
      });
    });
  }

  private async noteTransfer(
    tx: Tx,
    transfer: StoredTransfer,
    status: PaymentStatusWord,
    reasonCode: string | null,
  ): Promise<void> {
    // Settled is what a statement shows; the bank's own word for it is taken for accepted.
    const [from, to]: [TransferStatus[], 'sent' | 'accepted' | 'rejected'] =
      status === 'rejected'
        ? [['waiting', 'sent', 'accepted'], 'rejected']
        : status === 'accepted' || status === 'settled'
          ? [['waiting', 'sent'], 'accepted']
          : [['waiting'], 'sent'];
    const moved = await moveTransfer(tx, transfer.id, from, to, to === 'rejected' ? reasonCode : null);
    if (!moved || to === 'sent') return;
    if (to === 'rejected' && moved.kind !== 'payout' && moved.kind !== 'refund') {
      await openWork(tx, {
        key: `bank-transfer:${moved.id}:rejected`,
        kind: 'refund-failed',
        orderId: null,
        organisationId: null,
        reason: `The bank did not send ${formatAmount(moved.amountMinor, 'EUR')} EUR to ${moved.creditorName}. ${reasonSentence(reasonCode)}`,
        action: 'Ask the payer for another account, and send it there from /finance/reconcile.',
        details: { transferId: moved.id, amountMinor: moved.amountMinor.toString() },
      });
    }
    if (moved.claimId !== null) await markClaim(tx, moved.claimId);
    await this.transfers.tell(
      tx,
      {
        key: moved.key,
        transferId: moved.id,
        status: to,
        amountMinor: moved.amountMinor,
        reason: to === 'rejected' ? { code: reasonCode, sentence: reasonSentence(reasonCode) } : null,
        bookedOn: null,
        iban: this.config.settings.bank?.iban ?? '',
      },
      moved,
    );
  }

  private async putOff(file: StoredFile, sentence: string, now: Date): Promise<void> {
    this.logger.warn(`Payment file ${file.messageId} is looked at again: ${sentence}`);
    const tries = file.attempts + 1;
    await this.prisma.transact(async (tx) => {
      const waitMs = Math.min(SHORTEST_WAIT_MS * 2 ** Math.min(file.attempts, 8), LONGEST_WAIT_MS);
      await updateFile(tx, file.id, {
        attempts: tries,
        nextAt: new Date(now.getTime() + waitMs),
        lastError: sentence,
      });
      if (tries < TRIES_UNTIL_WORK) return;
      await openWork(tx, {
        key: `bank-file:${file.id}:waits`,
        kind: 'payout-failed',
        orderId: null,
        organisationId: null,
        reason: `Payment file ${file.messageId} has been tried ${tries} times: ${sentence}`,
        action: 'Look at the bank’s status. The system goes on trying.',
        details: { fileId: file.id },
      });
    });
  }

  /** The bank refuses the file as a whole: none of its transfers is sent. */
  private async giveUp(file: StoredFile, sentence: string): Promise<void> {
    await this.prisma.transact(async (tx) => {
      await updateFile(tx, file.id, { status: 'failed', lastError: sentence });
      for (const transfer of file.transfers) await this.noteTransfer(tx, transfer, 'rejected', null);
      await openWork(tx, {
        key: `bank-file:${file.id}:refused`,
        kind: 'payout-failed',
        orderId: null,
        organisationId: null,
        reason: `The bank refused payment file ${file.messageId}: ${sentence}`,
        action: 'Mend what the bank names, and order the transfers again.',
        details: { fileId: file.id },
      });
    });
  }
}
