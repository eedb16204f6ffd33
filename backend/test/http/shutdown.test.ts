import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { Agent, get } from 'node:http';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { openDatabase, type TestDatabase } from '../database/open-database.ts';

const AT_ONCE = 20;

interface Answer {
  status: number | undefined;
  body: string;
  connection: string | undefined;
}

describe('A process that is asked to end', () => {
  let database: TestDatabase;
  before(async () => {
    database = await openDatabase();
  });
  after(() => database.close());

  const start = async (
    settings: Record<string, string> = {},
  ): Promise<{ child: ChildProcess; url: string }> => {
    const child = fork(fileURLToPath(new URL('answer-slowly.ts', import.meta.url)), {
      execArgv: [`--import=${new URL('../../register.mjs', import.meta.url).href}`],
      env: { PATH: process.env.PATH, DATABASE_URL: database.url, AUTH_SECRET: 's'.repeat(32), ...settings },
    });
    const [{ url }] = (await once(child, 'message')) as [{ url: string }];
    return { child, url };
  };
  const ask = (agent: Agent, url: string): Promise<Answer> =>
    new Promise((resolve, reject) => {
      get(url, { agent }, (response) => {
        let body = '';
        response.on('data', (chunk: Buffer) => (body += chunk.toString('utf8')));
        response.once('end', () => {
          resolve({ status: response.statusCode, body, connection: response.headers.connection });
        });
      }).once('error', reject);
    });

  it('answers everything under way, closes each connection, takes nothing new, and ends', async () => {
    const { child, url } = await start();
    const ended = once(child, 'exit');
    const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
    let begun = 0;
    const allBegun = new Promise<void>((resolve) => {
      child.on('message', () => {
        begun += 1;
        if (begun === AT_ONCE) resolve();
      });
    });
    const asked = Array.from({ length: AT_ONCE }, () => ask(agent, `${url}/v2/slow`));
    await allBegun;
    child.kill('SIGTERM');
    const answers = await Promise.all(asked);
    expect(answers).to.deep.equal(
      Array.from({ length: AT_ONCE }, () => ({ status: 200, body: '{"ok":true}', connection: 'close' })),
    );
    await ended;
    const late = await ask(agent, `${url}/health/live`).catch((error: unknown) => error);
    expect(late).to.have.property('code', 'ECONNREFUSED');
    agent.destroy();
  });

  it('goes on answering for as long as a load balancer needs to look, and closes each connection', async () => {
    const { child, url } = await start({ DRAIN_SECONDS: '2' });
    const ended = once(child, 'exit');
    const agent = new Agent({ keepAlive: true });
    expect(await ask(agent, `${url}/v2/slow`)).to.include({ status: 200, connection: 'keep-alive' });
    child.kill('SIGTERM');
    const askedAt = Date.now();
    let answers = 0;
    for (;;) {
      const answer = await ask(agent, `${url}/v2/slow`).catch((error: unknown) => error as { code: string });
      if ('code' in answer) {
        expect(answer.code).to.equal('ECONNREFUSED');
        break;
      }
      answers += 1;
      // The first may have come before the signal.
      if (answers > 1) expect(answer).to.include({ status: 200, connection: 'close' });
    }
    expect(Date.now() - askedAt).to.be.at.least(1_900);
    expect(answers).to.be.at.least(2);
    await ended;
    agent.destroy();
  });
});
