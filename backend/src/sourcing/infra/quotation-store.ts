import type { QuotationInput } from '@topsteel/domain/api';
import { newId, type Tx } from '../../platform/database/index.ts';
import type { KeptQuotedRow, WholeRecipient } from './recipient-store.ts';

export type Sides = Pick<WholeRecipient, 'id' | 'buyerId' | 'vendorId'>;

/** A new version; the ones before stay as they are. */
export async function insertQuotation(
  tx: Tx,
  { id: recipientId, buyerId, vendorId }: Sides,
  quotation: Pick<QuotationInput, 'paymentTerms' | 'note' | 'validUntil'> & {
    version: number;
    rows: readonly KeptQuotedRow[];
    sentBy: string;
  },
): Promise<string> {
  const { rows, validUntil, ...rest } = quotation;
  const { id } = await tx.rfqQuotation.create({
    data: {
      id: newId(),
      recipientId,
      buyerId,
      vendorId,
      ...rest,
      quotedRows: [...rows],
      validUntil: new Date(validUntil),
    },
    select: { id: true },
  });
  return id;
}

/** Raw, because the role may write this column alone. */
export const withdrawQuotation = (tx: Tx, id: string, at: Date): Promise<number> =>
  tx.$executeRaw`UPDATE rfq_quotation SET withdrawn_at = ${at} WHERE id = ${id}::uuid`;

export interface NewMessage {
  side: 'buyer' | 'vendor';
  author: string;
  text: string;
}

export async function insertMessage(
  tx: Tx,
  { id: recipientId, buyerId, vendorId }: Sides,
  message: NewMessage,
): Promise<string> {
  const data = { id: newId(), recipientId, buyerId, vendorId, ...message };
  return (await tx.rfqMessage.create({ data, select: { id: true } })).id;
}

export interface NewAward {
  rfqId: string;
  recipientId: string;
  quotationId: string;
  buyerId: string;
  vendorId: string | null;
  needRow: number;
  amountMilli: bigint;
  massGrams: bigint;
  totalMinor: bigint;
  awardedBy: string;
  heldUntil: Date;
}

export async function insertAward(tx: Tx, award: NewAward): Promise<string> {
  return (await tx.rfqAward.create({ data: { id: newId(), ...award }, select: { id: true } })).id;
}

export async function giveLot(
  tx: Tx,
  id: string,
  lot: { agreedPriceId: string; basketId: string },
): Promise<void> {
  await tx.rfqAward.update({ where: { id }, data: lot });
}
