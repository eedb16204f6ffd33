import { createServer, type Server } from 'node:net';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { openDatabase, type TestDatabase } from '../../../test/database/open-database.ts';
import { Ipfs } from '../ipfs/index.ts';
import { SendOutbox } from '../outbox/index.ts';
import { mailTemplate, mailTo } from './index.ts';

const words = { subject: 'Set a new password', paragraphs: ['Somebody asked for it.'], action: 'Set it' };
const reset = mailTemplate(['link'], { en: words, fr: words, de: words, es: words, it: words, nl: words });
const link = 'https://steel.test/reset/k3y';

describe('Mail to somebody', () => {
  let database: TestDatabase;
  let server: Server;
  const sources: string[] = [];
  before(async () => {
    server = createServer((socket) => {
      let isData = false;
      let source = '';
      socket.write('220 inbox\r\n');
      socket.on('data', (chunk) => {
        const text = chunk.toString('utf8');
        if (isData) source += text;
        if (isData && source.endsWith('\r\n.\r\n')) {
          sources.push(source);
          [isData, source] = [false, ''];
          socket.write('250 kept\r\n');
        } else if (!isData && text.startsWith('DATA')) {
          isData = true;
          socket.write('354 go on\r\n');
        } else if (!isData) socket.write(text.startsWith('QUIT') ? '221 bye\r\n' : '250 inbox\r\n');
      });
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const { port } = server.address() as AddressInfo;
    database = await openDatabase({ SMTP_URL: `smtp://127.0.0.1:${port}?ignoreTLS=true` });
  });
  after(async () => {
    server.close();
    await database.close();
  });

  it('is sent once for its key, as text and HTML, and its words are forgotten where it opens something', async () => {
    const sender = new SendOutbox(database.config, database.prisma, new Ipfs(database.config));
    const mail = { to: 'ada@steel.test', language: 'en', template: reset, values: { link } } as const;
    for (const key of ['reset:1', 'reset:1']) {
      await database.prisma.transact((tx) => mailTo(tx, { ...mail, key, isSecret: true }));
    }
    await database.prisma.transact((tx) => mailTo(tx, { ...mail, to: [], key: 'reset:2' }));
    await sender.run();
    await sender.beforeApplicationShutdown();

    expect(sources).to.have.length(1);
    expect(sources[0]).to.contain('To: ada@steel.test').and.to.contain('Subject: Set a new password');
    expect(sources[0]).to.contain('Content-Type: text/plain').and.to.contain('Content-Type: text/html');
    expect(sources[0]).to.contain(link);
    const { rows } = await database.sql.query('SELECT key, status, payload FROM outbox_message');
    expect(rows).to.deep.equal([{ key: 'reset:1', status: 'sent', payload: { isSecret: true } }]);
  });
});
