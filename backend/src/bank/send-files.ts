import { Injectable, Logger } from '@nestjs/common';
import { AppError, isAppError } from '@topsteel/domain/errors';
import {
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
import { closeWork, openWork } from '../work/index.ts';
import { openBankClient, type BankClient } from './bank-client.ts';
import { BankTransfers } from './bank-transfers.ts';
import { markClaim } from './infra/claim-store.ts';
import { dayOf } from './infra/entry-store.ts';
import {
  claimFile,
  dueFiles,
  keepBytes,
  lockFile,
  moveTransfer,
  updateFile,
  type StoredFile,
  type StoredTransfer,
  type TransferStatus,
} from './infra/transfer-store.ts';

const SHORTEST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 300_000;
const TRIES_UNTIL_WORK = 8;
/** Longer than the bank may take for two answers. */
const CLAIM_S = 60;

/**
 * Hands payment files to the bank and asks what became of them. The bytes are kept once, before the bank gets them, and
 * the bank takes a message id once: whatever is lost in between, and however many processes send, a file is carried out
 * once.
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
  async run(): Promise<number> {
    const { bank } = this.config.settings;
    if (bank === null) return 0;
    const due = new Date();
    let looked = 0;
    for (const id of await dueFiles(this.prisma.client, due)) {
      const file = await claimFile(this.prisma.client, id, due, CLAIM_S);
      if (file === null) continue;
      looked += 1;
      try {
        await this.handle(bank, file);
      } catch (error) {
        await this.putOff(file, sentenceOf(error));
      }
    }
    return looked;
  }

  private async handle(bank: BankSettings, file: StoredFile): Promise<void> {
    const client = openBankClient(bank);
    if (file.status === 'sent') {
      await this.note(file, await client.statusOf(file.messageId));
      return;
    }
    await requireMoneyMoves(this.prisma.client);
    const bytes = await this.bytesOf(bank, file);
    if (bytes === null) return;
    const answer = await handOver(client, file.messageId, bytes);
    if ('refusal' in answer) await this.giveUp(file, answer.refusal);
    else await this.note(file, answer);
  }

  /** A file that is sent again, by whomever, is the same file. @returns null when it cannot be written and is given up */
  private async bytesOf(
    bank: BankSettings,
    file: StoredFile,
  ): Promise<{ xml: string; isFirst: boolean } | null> {
    if (file.xml !== null) return { xml: file.xml, isFirst: false };
    let xml: string;
    try {
      xml = writeCreditTransfer({
        messageId: file.messageId,
        createdAt: new Date(),
        executeOn: dayOf(file.executeOn),
        debtorName: bank.accountName,
        debtorIban: bank.iban,
        debtorBic: bank.bic,
        transfers: file.transfers.map((transfer) => ({ ...transfer, amountCents: transfer.amountMinor })),
      });
    } catch (error) {
      if (!isAppError(error) || error.code !== 'invalid-input') throw error;
      await this.giveUp(file, error.message);
      return null;
    }
    return keepBytes(this.prisma.client, file.id, xml);
  }

  private async note(file: StoredFile, report: PaymentStatusReport): Promise<void> {
    if (report.originalMessageId !== file.messageId) {
      throw new AppError('unavailable', {
        message: `The bank answers about the file ${report.originalMessageId.slice(0, 40)}. It is asked again.`,
      });
    }
    await this.prisma.transact(async (tx) => {
      const now = await lockFile(tx, file.id);
      if (!now || !isOpenFile(now)) return;
      const itemOf = new Map(report.transfers.map((item) => [item.endToEndId, item]));
      let isOpen = false;
      for (const transfer of now.transfers) {
        const { status, reasonCode } = itemOf.get(transfer.endToEndId) ?? report;
        await this.noteTransfer(tx, transfer, status, reasonCode);
        if (status === 'pending' || status === 'unknown') isOpen = true;
      }
      await updateFile(tx, file.id, {
        status: isOpen ? 'sent' : 'done',
        attempts: now.status === 'sent' ? now.attempts + 1 : 0,
        nextAt: nextLook(now),
        lastError: null,
        ...(now.sentAt === null && { sentAt: new Date() }),
      });
      await closeWork(tx, waitsKeyOf(file), 'system', 'The bank has answered.');
      if (now.sentAt !== null) return;
      await recordAudit(tx, {
        actor: 'system',
        organisationId: null,
        action: 'bank.send-file',
        subject: `bank-file:${file.id}`,
        details: {
          messageId: file.messageId,
          transfers: now.transfers.length,
          totalMinor: now.transfers.reduce((sum, { amountMinor }) => sum + amountMinor, 0n),
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
    if (moved && to !== 'sent') await this.tell(tx, moved, to, reasonCode);
  }

  private async tell(
    tx: Tx,
    moved: StoredTransfer,
    to: 'accepted' | 'rejected',
    reasonCode: string | null,
  ): Promise<void> {
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

  private async putOff(file: StoredFile, sentence: string): Promise<void> {
    this.logger.warn(`Payment file ${file.messageId} is looked at again: ${sentence}`);
    await this.prisma.transact(async (tx) => {
      const now = await lockFile(tx, file.id);
      if (!now || !isOpenFile(now)) return;
      const tries = now.attempts + 1;
      await updateFile(tx, file.id, { attempts: tries, nextAt: nextLook(now), lastError: sentence });
      if (tries < TRIES_UNTIL_WORK) return;
      await openWork(tx, {
        key: waitsKeyOf(file),
        kind: 'payout-failed',
        orderId: null,
        organisationId: null,
        reason: `Payment file ${file.messageId} has been tried ${tries} times: ${sentence}`,
        action: 'Look at the bank’s status. The system goes on trying.',
        details: { fileId: file.id },
      });
    });
  }

  /** None of its transfers is sent, as far as we know: what the bank took in the meantime stays taken. */
  private async giveUp(file: StoredFile, sentence: string): Promise<void> {
    await this.prisma.transact(async (tx) => {
      const now = await lockFile(tx, file.id);
      if (now?.status !== 'waiting' || now.sentAt !== null) return;
      await updateFile(tx, file.id, { status: 'failed', lastError: sentence });
      for (const { id } of now.transfers) {
        const refused = await moveTransfer(tx, id, ['waiting'], 'rejected', null);
        if (refused) await this.tell(tx, refused, 'rejected', null);
      }
      await closeWork(tx, waitsKeyOf(file), 'system', 'The bank has refused it.');
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

const waitsKeyOf = ({ id }: StoredFile): string => `bank-file:${id}:waits`;
const isOpenFile = ({ status }: StoredFile): boolean => status === 'waiting' || status === 'sent';
const sentenceOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
const isRefusal = (error: unknown): error is AppError => isAppError(error) && error.code === 'conflict';
const isNotFound = ({ details }: AppError): boolean => details['status'] === 404;

/** @returns what the bank says of the file, or its refusal when it says as well that it never took the file */
async function handOver(
  client: BankClient,
  messageId: string,
  { xml, isFirst }: { xml: string; isFirst: boolean },
): Promise<PaymentStatusReport | { refusal: string }> {
  try {
    return await client.pay(xml);
  } catch (refusal) {
    if (!isRefusal(refusal)) throw refusal;
    // Whoever answers everything with 404 is no bank: that says nothing of a file that was handed over before.
    if (!isFirst && isNotFound(refusal)) throw refusal;
    try {
      return await client.statusOf(messageId);
    } catch (error) {
      if (isRefusal(error) && isNotFound(error)) return { refusal: refusal.message };
      throw error;
    }
  }
}

/** Later each time. */
function nextLook({ attempts }: StoredFile): Date {
  return new Date(Date.now() + Math.min(SHORTEST_WAIT_MS * 2 ** Math.min(attempts, 8), LONGEST_WAIT_MS));
}
