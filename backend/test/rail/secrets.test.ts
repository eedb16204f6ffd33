import { generateKeyPairSync } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { openCardRail } from '../../src/rail/card/index.ts';
import { openCoinbaseRail } from '../../src/rail/coinbase/index.ts';
import { openPayments, type PaymentBench } from './open-payments.ts';

const STRIPE_KEY = 'sk_live_secret_of_ours';
const COMMERCE_KEY = 'commerce_secret_of_ours';
const WEBHOOK_SECRET = 'whsec_secret_of_ours';

/** A provider that repeats everything it is sent in its refusals. */
async function openParrot(status: number): Promise<{ url: string; server: Server }> {
  const server = createServer((request, response) => {
    const message = `You sent ${JSON.stringify(request.headers)}`;
    response
      .writeHead(status, { 'content-type': 'application/json' })
      .end(
        JSON.stringify({
          error: { type: 'invalid_request_error', message },
          errorMessage: message,
          data: [],
        }),
      );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}

describe('what is agreed with providers in secret', () => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const pem = privateKey.export({ type: 'sec1', format: 'pem' }).toString();
  const servers: Server[] = [];
  let bench: PaymentBench;
  after(async () => {
    servers.forEach((server) => server.close());
    await bench.close();
  });

  it('stands in no row and no log line, whatever a provider answers', async () => {
    const written: string[] = [];
    const streams = [process.stdout, process.stderr].map((stream) => {
      const write = stream.write.bind(stream);
      stream.write = ((chunk: string | Uint8Array) => {
        written.push(String(chunk));
        return true;
      }) as typeof stream.write;
      return () => (stream.write = write);
    });
    try {
      for (const status of [400, 401, 500]) {
        const { url, server } = await openParrot(status);
        servers.push(server);
        const webhookSecrets = [WEBHOOK_SECRET];
        const business = {
          keyName: 'organizations/1/apiKeys/1',
          privateKey: pem,
          webhookSecrets,
          apiUrl: url,
        };
        const commerce = { apiKey: COMMERCE_KEY, webhookSecrets, apiUrl: url };
        const rails = [
          openCardRail({ secretKey: STRIPE_KEY, webhookSecrets, apiUrl: url }),
          openCoinbaseRail({ stripe: null, coinbaseApi: 'business', commerce, business }),
          openCoinbaseRail({ stripe: null, coinbaseApi: 'commerce', commerce, business }),
        ];
        bench = bench ?? (await openPayments(() => []));
        for (const rail of rails) {
          Object.assign(bench.registry, { rails: [rail] });
          const attempt = await bench.begin(rail.name, 'EUR', 361_800n);
          await bench.market.database.sql.query(
            `UPDATE payment_attempt SET provider_ref = $2, closed_at = NULL WHERE id = $1`,
            [attempt.id, `ref_${attempt.id}`],
          );
          await bench.market.database.sql.query("UPDATE payment_command SET status = 'done'");
          for (const verb of ['capture', 'void', 'refund'] as const) await bench.ask(attempt, verb, 5n);
          await bench.payments.observe(attempt.id, 'test').catch(() => undefined);
          await bench.takeWebhook
            .run(rail.name, Buffer.from('{"event":{}}'), { 'stripe-signature': 't=1,v1=00' })
            .catch(() => undefined);
        }
      }
    } finally {
      streams.forEach((restore) => restore());
    }
    const tables = ['payment_attempt', 'payment_command', 'payment_event', 'work_item', 'audit_entry'];
    const rows: string[] = [];
    for (const table of tables) {
      const { rows: found } = await bench.market.database.sql.query<{ text: string }>(
        `SELECT row_to_json(t)::text AS text FROM ${table} t`,
      );
      rows.push(...found.map(({ text }) => text));
    }
    const everything = [...rows, ...written].join('\n');
    expect(everything).to.include('You sent');
    const keyBody = pem.split('\n')[1] ?? pem;
    for (const secret of [STRIPE_KEY, COMMERCE_KEY, WEBHOOK_SECRET, keyBody, 'Bearer ey']) {
      expect(everything.includes(secret), secret.slice(0, 8)).to.equal(false);
    }
  });
});
