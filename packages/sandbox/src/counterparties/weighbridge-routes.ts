import type { FastifyInstance, FastifyRequest } from 'fastify';
import { announcedDeliverySchema } from '@topsteel/domain/bridge';
import { formatKilograms, parseMassGrams } from '@topsteel/domain/units';
import { z } from 'zod';
import { sentenceOf } from '../process/log.ts';
import type { TicketSigner } from './signing-key.ts';
import { weighbridgePage } from './weighbridge-page.ts';
import { type Weighbridge, WeighbridgeRefusal, type Weighing, weighingOfNet } from './weighbridge.ts';

const typedMass = z
  .union([z.string(), z.number()])
  .transform((value) => String(value).trim().replace(',', '.'))
  .optional();
const typedWeighing = z.object({ netKg: typedMass, grossKg: typedMass, tareKg: typedMass });

/**
 * Reads what was typed at the scale: the net mass, or gross and tare, in kilograms.
 *
 * @example readWeighing({ netKg: '4982' }).grossGrams - readWeighing({ netKg: '4982' }).tareGrams // 4982000n
 */
export function readWeighing(body: unknown): Weighing {
  const { netKg = '', grossKg = '', tareKg = '' } = typedWeighing.parse(body);
  if (netKg !== '') return weighingOfNet(parseMassGrams(netKg, 'kg'));
  if (grossKg === '' || tareKg === '') {
    throw new WeighbridgeRefusal(400, 'Type the net mass, or both gross and tare, in kg.');
  }
  return { grossGrams: parseMassGrams(grossKg, 'kg'), tareGrams: parseMassGrams(tareKg, 'kg') };
}

/** The weighbridge over HTTP: announcements and weighing, the ticket feed, the public key, and the page at the scale. */
export function addWeighbridgeRoutes(
  app: FastifyInstance,
  weighbridge: Weighbridge,
  signer: TicketSigner,
): void {
  app.get('/.well-known/jwks.json', () => signer.publicKeys);

  app.get('/tickets', (request) => {
    const { after } = z.object({ after: z.coerce.number().int().min(0).default(0) }).parse(request.query);
    return weighbridge.ticketsAfter(after);
  });

  app.post('/deliveries', (request, reply) => {
    const delivery = weighbridge.announce(announcedDeliverySchema.parse(request.body));
    return reply.code(201).send(delivery);
  });

  app.get('/deliveries/:ref', (request) => weighbridge.find(refOf(request)));

  app.post('/deliveries/:ref/weigh', async (request, reply) => {
    const isForm = request.headers['content-type']?.startsWith('application/x-www-form-urlencoded') === true;
    if (!isForm) return weighbridge.weigh(refOf(request), readWeighing(request.body));
    void reply.type('text/html; charset=utf-8');
    try {
      const ticket = await weighbridge.weigh(refOf(request), readWeighing(request.body));
      return await reply.redirect(`/?ticket=${encodeURIComponent(ticket.ticketNo)}`, 303);
    } catch (error) {
      const status = error instanceof WeighbridgeRefusal ? error.status : 400;
      return reply
        .code(status)
        .send(weighbridgePage(weighbridge.list(), { kind: 'refused', text: sentenceOf(error) }));
    }
  });

  app.get('/', (request, reply) => {
    const { ticket: ticketNo } = request.query as { ticket?: string };
    const ticket =
      weighbridge.list().find((delivery) => delivery.ticket?.ticketNo === ticketNo)?.ticket ?? null;
    const text =
      ticket === null
        ? ''
        : `Ticket ${ticket.ticketNo} for delivery ${ticket.deliveryRef} is signed: ${formatKilograms(BigInt(ticket.netGrams))} kg net.`;
    return reply
      .type('text/html; charset=utf-8')
      .send(weighbridgePage(weighbridge.list(), ticket === null ? null : { kind: 'done', text }));
  });
}

function refOf(request: FastifyRequest): string {
  return (request.params as { ref: string }).ref;
}
