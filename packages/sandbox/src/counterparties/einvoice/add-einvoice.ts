import { timingSafeEqual } from 'node:crypto';
import { lifecycleCodes, type LifecycleCode } from '@topsteel/domain/invoice';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { sentenceOf } from '../../process/log.ts';
import { einvoicePage } from './einvoice-page.ts';
import { EinvoiceRefusal, type EinvoicePlatform } from './open-einvoice-platform.ts';

const LARGEST_FILE_BYTES = 12_582_912;
const codes = Object.keys(lifecycleCodes) as [LifecycleCode, ...LifecycleCode[]];
const deposit = z.object({
  trackingId: z.string().min(1).max(100),
  name: z.string().min(1).max(200),
  flowSyntax: z.literal('Factur-X'),
  flowProfile: z.string().max(40),
  sha256: z.string().regex(/^[0-9a-f]{64}$/, 'must be a SHA-256 in hexadecimal digits'),
  content: z.base64(),
});
const told = z.object({
  id: z.string().min(1).max(200),
  code: z.enum(codes),
  reason: z.string().max(2_000).nullable(),
  at: z.iso.datetime(),
  amount: z.string().max(60).nullable(),
  currency: z.string().max(4).nullable(),
});
const played = z.object({ code: z.enum(codes), reason: z.string().trim().max(500).default('') });
const idOf = (request: FastifyRequest): string => (request.params as { id: string }).id;

/** The platform over HTTP under `/einvoice/v1` with a bearer token, and the page of who plays the buyer at `/einvoice`. */
export function addEinvoice(app: FastifyInstance, platform: EinvoicePlatform, token: string): void {
  const admit = (request: FastifyRequest): void => {
    const given = Buffer.from(request.headers.authorization ?? '');
    const right = Buffer.from(`Bearer ${token}`);
    if (token !== '' && given.length === right.length && timingSafeEqual(given, right)) return;
    throw new EinvoiceRefusal(401, 'The token is missing or wrong.');
  };

  app.post('/einvoice/v1/flows', { bodyLimit: LARGEST_FILE_BYTES }, (request, reply) => {
    admit(request);
    const { content, ...sent } = deposit.parse(request.body);
    const { flowId } = platform.deposit({ ...sent, content: Buffer.from(content, 'base64') });
    return reply.code(202).send({ flowId });
  });
  app.get('/einvoice/v1/flows/:id/statuses', (request) => {
    admit(request);
    const { said } = platform.find(idOf(request));
    return { statuses: said.map(({ id, code, reason, at }) => ({ id, code, reason, at })) };
  });
  app.post('/einvoice/v1/flows/:id/statuses', (request, reply) => {
    admit(request);
    platform.tell(idOf(request), told.parse(request.body));
    return reply.code(202).send({ kept: true });
  });

  app.get('/einvoice', (_request, reply) =>
    reply.type('text/html; charset=utf-8').send(einvoicePage(platform.flows, null)),
  );
  app.post('/einvoice/flows/:id', (request, reply) => {
    const html = (status: number, text: string, kind: 'done' | 'refused') =>
      reply.code(status).type('text/html; charset=utf-8').send(einvoicePage(platform.flows, { kind, text }));
    try {
      const { code, reason } = played.parse(request.body);
      platform.play(idOf(request), code, reason === '' ? null : reason);
      return html(200, `Said of ${idOf(request)}: ${lifecycleCodes[code]}.`, 'done');
    } catch (error) {
      if (!(error instanceof EinvoiceRefusal || error instanceof z.ZodError)) throw error;
      return html(error instanceof EinvoiceRefusal ? error.status : 400, sentenceOf(error), 'refused');
    }
  });
}
