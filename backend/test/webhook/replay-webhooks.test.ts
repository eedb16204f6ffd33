import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { Webhook } from 'standardwebhooks';
import { DeliverWebhooks } from '../../src/webhook/deliver-webhooks.ts';
import { tellOrganisation } from '../../src/webhook/index.ts';
import { ReplayWebhooks } from '../../src/webhook/replay-webhooks.ts';
import { WebhookEndpoints } from '../../src/webhook/webhook-endpoints.ts';
import { openMarket, problemOf, type Market } from '../market/open-market.ts';

const DAY_MS = 86_400_000;

describe('webhooks: sent again', () => {
  let market: Market;
  let server: Server;
  let url: string;
  let endpoints: WebhookEndpoints;
  let replays: ReplayWebhooks;
  let deliver: DeliverWebhooks;
  const taken: { id: string; headers: Record<string, string>; body: string }[] = [];

  before(async () => {
    server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        const headers = request.headers as Record<string, string>;
        taken.push({ id: headers['webhook-id'] ?? '', headers, body });
        response.writeHead(204).end();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    url = `http://${host}/hooks`;
    market = await openMarket({ env: { WEBHOOK_PRIVATE_HOSTS: host } });
    endpoints = new WebhookEndpoints(market.config, market.database.prisma);
    replays = new ReplayWebhooks(market.database.prisma);
    deliver = new DeliverWebhooks(market.config, market.database.prisma);
  });
  after(async () => {
    await market.close();
    await new Promise((resolve) => server.close(resolve));
  });

  const tell = (key: string, daysAgo: number, kind: 'invoice.issued' | 'payout.settled' = 'invoice.issued') =>
    market.database.prisma.transact((tx) =>
      tellOrganisation(tx, {
        ...{ key, kind, organisationId: market.ids.seller, data: { number: key } },
        happenedAt: new Date(Date.now() - daysAgo * DAY_MS),
      }),
    );
  const idOf = async (key: string) =>
    (await market.database.sql.query<{ id: string }>('SELECT id FROM webhook_event WHERE key = $1', [key]))
      .rows[0]?.id;
  const daysAgo = (days: number) => new Date(Date.now() - days * DAY_MS).toISOString();

  it('are those of its kinds since a time, in their order, under the same ids, taken before or not', async () => {
    await tell('before-anybody-listened', 3);
    await tell('of-another-kind', 2, 'payout.settled');
    const { id } = await endpoints.add(market.seller, { url, kinds: ['invoice.issued'] });
    await tell('taken', 1);
    await tell('long-ago', 9);
    await deliver.run();
    const first = taken.map((one) => one.id);
    expect(first).to.have.members([await idOf('taken'), await idOf('long-ago')]);
    taken.length = 0;
    expect(await replays.since(market.seller, id, { since: daysAgo(5) })).to.deep.equal({
      ...{ id, waiting: 2, hasMore: false },
    });
    await deliver.run();
    expect(taken.map((one) => one.id)).to.deep.equal([
      await idOf('before-anybody-listened'),
      await idOf('taken'),
    ]);
  });

  it('are not sent for another organisation, for more than 30 days, or to an endpoint that is off', async () => {
    const { id } = await endpoints.add(market.seller, { url, kinds: ['invoice.issued'] });
    const since = daysAgo(1);
    expect(await problemOf(replays.since(market.buyer, id, { since }))).to.deep.include({
      code: 'not-found',
    });
    expect(await problemOf(replays.since(market.seller, id, { since: daysAgo(31) }))).to.deep.include({
      code: 'invalid-input',
    });
    await endpoints.turn(market.seller, id, 'off');
    expect(await problemOf(replays.since(market.seller, id, { since }))).to.deep.include({
      code: 'conflict',
    });
    expect(await problemOf(replays.test(market.seller, id))).to.deep.include({ code: 'conflict' });
  });

  it('try an endpoint with a signed word that nobody else is told', async () => {
    const { id, secret } = await endpoints.add(market.seller, { url, kinds: ['payout.returned'] });
    taken.length = 0;
    const { id: deliveryId } = await replays.test(market.seller, id);
    await deliver.run();
    expect(taken).to.have.length(1);
    const [word] = taken;
    const read = new Webhook(secret).verify(word?.body ?? '', word?.headers ?? {}) as Record<string, unknown>;
    expect(read).to.deep.include({ type: 'webhook.test', data: { endpointId: id } });
    const { items } = await endpoints.deliveries(market.seller, { endpointId: id });
    expect(items.map((one) => [one.id, one.kind, one.state, one.status])).to.deep.equal([
      [deliveryId, 'webhook.test', 'delivered', 204],
    ]);
  });
});
