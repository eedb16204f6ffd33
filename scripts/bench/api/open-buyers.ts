import { Agent } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import pg from 'pg';
import { idOf, type MarketSize } from './fill-market.ts';
import { send } from './measure.ts';

export interface Buyer {
  cookie: string;
  organisationId: string;
}

const BUYERS = 20;
const PASSWORD = 'correct horse battery staple of the bench';

/** Twenty people of twenty customers, signed in. */
export async function openBuyers(
  databaseUrl: string,
  origin: string,
  { customers }: MarketSize,
): Promise<Buyer[]> {
  const backend = createRequire(join(import.meta.dirname, '../../../backend/package.json'));
  const { hashPassword } = (await import(backend.resolve('better-auth/crypto'))) as {
    hashPassword: (password: string) => Promise<string>;
  };
  const hash = await hashPassword(PASSWORD);
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  for (let index = 1; index <= BUYERS; index += 1) {
    const userId = `bench-buyer-${index}`;
    const values = [userId, `buyer-${index}@bench.example`];
    await client.query(
      `INSERT INTO "user" (id, name, email, "emailVerified", "updatedAt") VALUES ($1, 'Buyer', $2, true, now())`,
      values,
    );
    await client.query(
      `INSERT INTO account (id, "accountId", "providerId", "userId", password, "updatedAt") VALUES ($1, $1, 'credential', $1, $2, now())`,
      [userId, hash],
    );
    await client.query(`INSERT INTO member (user_id, organisation_id, duty) VALUES ($1, $2, 'admin')`, [
      userId,
      idOf(2, 1 + ((index * 37) % customers)),
    ]);
  }
  await client.end();
  const agent = new Agent({ keepAlive: true });
  const buyers: Buyer[] = [];
  for (let index = 1; index <= BUYERS; index += 1) {
    const { status, text, cookies } = await send(origin, agent, {
      method: 'POST',
      path: '/api/auth/sign-in/email',
      // Twenty people do not sit at one address, where so many sign-ins in a minute are refused.
      headers: { 'x-forwarded-for': `192.0.2.${index}` },
      body: { email: `buyer-${index}@bench.example`, password: PASSWORD },
    });
    if (status !== 200) throw new Error(`A buyer could not sign in: ${status} ${text}`);
    buyers.push({
      cookie: cookies.map((cookie) => cookie.split(';')[0]).join('; '),
      organisationId: idOf(2, 1 + ((index * 37) % customers)),
    });
  }
  agent.destroy();
  return buyers;
}
