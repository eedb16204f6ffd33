import type { FastifyInstance } from 'fastify';
import { escapeHtml, page } from '../../page/page.ts';

const KEPT = 50;

interface Received {
  at: string;
  id: string;
  signature: string;
  body: string;
}

/** A system of a customer that takes webhooks and shows them: give `http://127.0.0.1:<port>/receiver` as the endpoint. */
export function addReceiver(app: FastifyInstance): void {
  const received: Received[] = [];
  app.post('/receiver', (request, reply) => {
    const header = (name: string) => String(request.headers[name] ?? '');
    received.unshift({
      at: new Date().toISOString(),
      id: header('webhook-id'),
      signature: header('webhook-signature'),
      body: JSON.stringify(request.body, null, 2).slice(0, 20_000),
    });
    received.length = Math.min(received.length, KEPT);
    return reply.code(204).send();
  });
  app.get('/receiver', (_request, reply) =>
    reply.type('text/html; charset=utf-8').send(receiverPage(received)),
  );
}

function receiverPage(received: readonly Received[]): string {
  const items = received.map(
    ({ at, id, signature, body }) =>
      `<section><h2>${escapeHtml(id === '' ? 'without an id' : id)}</h2><p>${at}, signed <code>${escapeHtml(signature)}</code></p><pre>${escapeHtml(body)}</pre></section>`,
  );
  return page(
    'Webhooks received',
    `<h1>Webhooks received</h1><p>The last ${String(KEPT)}, newest first, since this process began.</p>${items.length === 0 ? '<p>Nothing has come. Add this address as an endpoint in the marketplace.</p>' : items.join('\n')}`,
  );
}
