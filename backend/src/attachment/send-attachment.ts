import type { FastifyReply } from 'fastify';
import type { OpenedAttachment } from './attachments.ts';

/** Answers with a file to keep; a browser neither shows it in our pages nor guesses what it is. */
export async function sendAttachment(
  reply: FastifyReply,
  { name, mediaType, content }: OpenedAttachment,
): Promise<void> {
  await reply
    .type(mediaType)
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
    .header('content-security-policy', "sandbox; default-src 'none'")
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', 'private, no-store')
    .send(content);
}
