import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { planDeliveries, retryAfterMs, scheduleOf } from './plan-deliveries.ts';
import { openWebhookSender, type DeliveryNote } from './send-webhooks.ts';

/** Answers the given statuses one after the other, then 200, and keeps what it was sent. */
async function openReceiver(statuses: number[]) {
  const bodies: string[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString('utf8')));
    request.on('end', () => {
      bodies.push(`${String(request.headers['x-sign'])} ${body}`);
      response.writeHead(statuses.shift() ?? 200).end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${String(port)}/`, bodies, close: () => server.close() };
}

describe('webhooks of the counterparties', () => {
  it('come once and at once when the schedule is calm', () => {
    expect(planDeliveries(scheduleOf('calm'), 3)).to.deep.equal([{ afterMs: 0, isLost: false }]);
  });

  it('come twice, late, out of order or lost by the seed, and always the same way', () => {
    const seeded = Array.from({ length: 200 }, (_, nth) => planDeliveries(scheduleOf('1'), nth));
    expect(Array.from({ length: 200 }, (_, nth) => planDeliveries({ seed: 1 }, nth))).to.deep.equal(seeded);
    const share = (is: (planned: (typeof seeded)[number]) => boolean) => seeded.filter(is).length;
    expect(share((all) => all.length === 1 && all[0]!.afterMs === 0)).to.be.within(50, 110);
    expect(share((all) => all.filter(({ isLost }) => !isLost).length === 2)).to.be.within(30, 90);
    expect(share((all) => all.some(({ isLost }) => isLost))).to.be.within(20, 70);
    expect(share((all) => all.every(({ isLost }) => isLost))).to.equal(0);
    expect(planDeliveries({ seed: 2 }, 0)).not.to.deep.equal(planDeliveries({ seed: 3 }, 1));
    expect(() => scheduleOf('soon')).to.throw('COUNTERPARTY_SEED');
  });

  it('are made again until they are taken, with a signature of the moment', async () => {
    const receiver = await openReceiver([503]);
    const sender = openWebhookSender('calm');
    const notes: DeliveryNote[] = [];
    let signed = 0;
    const headers = () => ({ 'x-sign': `s${String((signed += 1))}` });
    sender.send({ url: receiver.url, body: '{"id":"evt_1"}', headers }, (note) => notes.push(note));
    await sender.drain();
    receiver.close();
    expect(receiver.bodies).to.deep.equal(['s1 {"id":"evt_1"}', 's2 {"id":"evt_1"}']);
    expect(notes.map(({ what, status }) => [what, status])).to.deep.equal([
      ['refused', 503],
      ['delivered', 200],
    ]);
  });

  it('wait longer each time and are given up in the end', () => {
    expect([1, 2, 3, 13].map(retryAfterMs)).to.deep.equal([1_000, 2_000, 4_000, 3_600_000]);
    expect(retryAfterMs(81)).to.equal(null);
  });
});
