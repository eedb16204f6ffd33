import { requireSepaIban } from '@topsteel/domain/sepa';
import { AppError } from '@topsteel/domain/errors';
import { newId, type Tx } from '../platform/database/index.ts';
import { findFile, insertFile, type TransferKind } from './infra/transfer-store.ts';
import { nameAtBank } from './name-at-bank.ts';

/** Money to be sent from our account by a SEPA credit transfer. */
export interface TransferOrder {
  /** Names the transfer for ever; the same key is sent once. A payout's line, a refund's command. */
  key: string;
  creditor: { name: string; iban: string; bic: string | null };
  currency: 'EUR';
  amountMinor: bigint;
  /** An ISO 11649 reference, or up to 140 characters of text. */
  remittance: string;
}

export interface PaymentFile {
  /** Names the file for ever, e.g. `payout-batch:<id>`. */
  key: string;
  transfers: readonly TransferOrder[];
  /** `2026-11-27`; today when absent. */
  executeOn?: string;
}

/**
 * Hands transfers to the bank in one file (pain.001), kept in the caller's transaction and sent after it, once. What
 * becomes of each transfer is told to {@link BankTransfers.onTransferStatus}. Nothing is posted here.
 *
 * @returns the message id under which the bank knows the file; the same for the same key
 * @throws AppError `invalid-input` when an IBAN cannot be reached or there is nothing to send
 * @example
 * await sendPaymentFile(tx, { key: `payout-batch:${batch.id}`, transfers: [{ key: `payout:${payout.id}`,
 *   creditor: { name: 'Aciéries du Val SA', iban: 'FR7630006000011234567890189', bic: null },
 *   currency: 'EUR', amountMinor: 1_240_000n, remittance: 'TopSteel payout 2026-11-26' }] })
 */
export async function sendPaymentFile(tx: Tx, file: PaymentFile): Promise<{ messageId: string }> {
  return sendTransfers(tx, file, 'payout', { claimId: null, entryId: null });
}

/** The same for our own refunds and returns, which belong to a claim or to an entry. */
export async function sendTransfers(
  tx: Tx,
  { key, transfers, executeOn = new Date().toISOString().slice(0, 10) }: PaymentFile,
  kind: TransferKind,
  of: { claimId: string | null; entryId: string | null },
): Promise<{ messageId: string }> {
  if (transfers.length === 0) {
    throw new AppError('invalid-input', {
      message: 'The payment file has no transfer. Choose at least one.',
    });
  }
  const messageId = nameAtBank(key);
  const isNew = await insertFile(
    tx,
    { id: newId(), key, messageId, executeOn },
    transfers.map((transfer) => ({
      id: newId(),
      key: transfer.key,
      kind,
      ...of,
      endToEndId: nameAtBank(transfer.key),
      creditorName: transfer.creditor.name,
      creditorIban: requireSepaIban(transfer.creditor.iban),
      creditorBic: transfer.creditor.bic,
      amountMinor: transfer.amountMinor,
      remittance: transfer.remittance,
    })),
  );
  return { messageId: isNew ? messageId : ((await findFile(tx, { key }))?.messageId ?? messageId) };
}
