import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { escapeHtml, page } from '../../page/page.ts';
import { sentenceOf } from '../../process/log.ts';
import type { TicketSigner } from '../signing-key.ts';
import { WeighbridgeRefusal } from '../weighbridge.ts';
import { CarrierRefusal, type Carrier } from './open-carrier.ts';

const eventForm = z.object({ place: z.string().trim().min(1, 'must name a place').max(200) });

/** The carrier over HTTP: its signed messages and public key, and the page of the driver. */
export function addCarrierRoutes(app: FastifyInstance, carrier: Carrier, signer: TicketSigner): void {
  app.get('/consignments/jwks.json', () => signer.publicKeys);

  app.get('/consignments/messages', (request) => {
    const { after } = z.object({ after: z.coerce.number().int().min(0).default(0) }).parse(request.query);
    return carrier.messagesAfter(after);
  });

  app.get('/carrier', (_request, reply) =>
    reply.type('text/html; charset=utf-8').send(carrierPage(carrier, null)),
  );

  for (const [path, act] of [
    ['taken-over', carrier.takeOver],
    ['delivered', carrier.deliver],
  ] as const) {
    app.post(`/carrier/:ref/${path}`, async (request, reply) => {
      const { ref } = request.params as { ref: string };
      try {
        await act(ref, eventForm.parse(request.body).place);
      } catch (error) {
        const isMendable = error instanceof CarrierRefusal || error instanceof WeighbridgeRefusal;
        const sentence = error instanceof z.ZodError ? 'Type the place.' : sentenceOf(error);
        return reply
          .code(isMendable ? error.status : 400)
          .type('text/html; charset=utf-8')
          .send(carrierPage(carrier, sentence));
      }
      return reply.redirect('/carrier', 303);
    });
  }
}

function carrierPage(carrier: Carrier, refusal: string | null): string {
  const deliveries = [...carrier.deliveries()].reverse();
  const sections = deliveries.map(({ deliveryRef, consignee, product }, index) => {
    const { takenOverAt, deliveredAt } = carrier.consignmentOf(deliveryRef);
    const form = (path: string, label: string, place: string): string => {
      const id = `${path}-${String(index)}`;
      return `<form method="post" action="/carrier/${encodeURIComponent(deliveryRef)}/${path}">
<div><label for="${id}">Place</label><input id="${id}" name="place" value="${escapeHtml(place)}" autocomplete="off"></div>
<button>${label}</button></form>`;
    };
    return `<section><h2>Consignment ECMR-${escapeHtml(deliveryRef)}</h2>
<dl><dt>Goods</dt><dd>${escapeHtml(product)}</dd><dt>Consignee</dt><dd>${escapeHtml(consignee)}</dd>
<dt>Taken over</dt><dd>${takenOverAt ?? 'not yet'}</dd><dt>Delivered</dt><dd>${deliveredAt ?? 'not yet'}</dd></dl>
${takenOverAt === null ? form('taken-over', 'Record the taking over', 'Works gate') : ''}
${deliveredAt === null ? form('delivered', 'Record the delivery, signed by the consignee', consignee) : ''}</section>`;
  });
  return page(
    'Carrier',
    `<h1>Carrier</h1>
<p>Spedition Donau-Rhein. What the driver records here is signed and goes out as the electronic consignment note (e-CMR).</p>
${refusal === null ? '' : `<p class="notice" role="alert"><strong>Not recorded.</strong> ${escapeHtml(refusal)}</p>`}
${sections.length === 0 ? '<p>No delivery was announced yet. One appears when the seller announces the shipment; reload the page then.</p>' : sections.join('\n')}`,
  );
}
