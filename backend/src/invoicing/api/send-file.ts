import type { FastifyReply } from 'fastify';
import type { InvoiceFile } from '../read-invoices.ts';

/** Answers with a file to keep. */
export async function sendFile(
  reply: FastifyReply,
  { fileName, mediaType, content }: InvoiceFile,
): Promise<void> {
  await reply
    .type(mediaType)
    .header('content-disposition', `attachment; filename="${fileName}"`)
    .header('cache-control', 'private, no-store')
    .send(Buffer.from(content));
}
