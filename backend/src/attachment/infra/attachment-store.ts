import type { Prisma } from '../../generated/prisma/client.ts';
import type { Tx } from '../../platform/database/index.ts';

export const insertAttachment = (tx: Tx, data: Prisma.AttachmentUncheckedCreateInput) =>
  tx.attachment.create({ data });
export type AttachmentRow = Awaited<ReturnType<typeof insertAttachment>>;

export const findAttachment = (tx: Tx, subject: string, id: string) =>
  tx.attachment.findFirst({ where: { id, subject } });

/** Without their bytes. */
export const listAttachments = (tx: Tx, subject: string) =>
  tx.attachment.findMany({ where: { subject }, orderBy: { id: 'asc' }, omit: { sealed: true } });

export const countAttachments = (tx: Tx, subject: string): Promise<number> =>
  tx.attachment.count({ where: { subject } });
