import { join } from 'node:path';
import Fastify from 'fastify';
import { SMTPServer } from 'smtp-server';
import { page } from '../page/page.ts';
import { log, sentenceOf } from '../process/log.ts';
import type { RunningPiece } from '../process/running-piece.ts';
import { inboxPage, mailPage } from './inbox-page.ts';
import { openMailStore } from './mail-store.ts';

const MAX_MESSAGE_BYTES = 25_000_000;
const SHOWN = 200;

/** Runs an SMTP server that takes every message, and an inbox page (and `GET /messages` as JSON) that shows them. */
export async function runMail(options: {
  dataDir: string;
  smtpPort: number;
  inboxPort: number;
}): Promise<RunningPiece> {
  const store = openMailStore(join(options.dataDir, 'mail'));
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    size: MAX_MESSAGE_BYTES,
    onAuth(_auth, _session, done) {
      done(null, { user: 'anyone' });
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const recipients = session.envelope.rcptTo.map((recipient) => recipient.address);
        store.add(Buffer.concat(chunks), recipients).then(
          (mail) => {
            log('info', 'message received', { id: mail.id });
            done();
          },
          (error: unknown) => {
            done(new Error(`The message was not kept: ${sentenceOf(error)}`));
          },
        );
      });
    },
  });
  smtp.on('error', (error: Error) => {
    log('warn', 'smtp', { reason: error.message });
  });
  await new Promise<void>((resolve, reject) => {
    smtp.server.once('error', reject);
    smtp.listen(options.smtpPort, '127.0.0.1', resolve);
  });

  const app = Fastify({ forceCloseConnections: true });
  const mailsTo = (recipient: string) =>
    store.list(SHOWN).filter((mail) => recipient === '' || mail.to.some((to) => to.includes(recipient)));
  app.get('/', (request, reply) => {
    const { to = '' } = request.query as { to?: string };
    return reply.type('text/html; charset=utf-8').send(inboxPage(mailsTo(to.trim()), to.trim()));
  });
  app.get('/messages', (request) => {
    const { to = '' } = request.query as { to?: string };
    return { items: mailsTo(to.trim()) };
  });
  app.get('/mail/:id', (request, reply) => {
    const mail = store.find((request.params as { id: string }).id);
    void reply.type('text/html; charset=utf-8');
    if (mail === null) {
      const body = '<h1>There is no such message</h1><p><a href="/">Back to the inbox</a></p>';
      return reply.code(404).send(page('No such message', body));
    }
    return reply.send(mailPage(mail));
  });
  await app.listen({ host: '127.0.0.1', port: options.inboxPort });
  log('info', 'ready', { smtpPort: options.smtpPort, inboxPort: options.inboxPort });
  return {
    async stop() {
      await app.close();
      await new Promise<void>((resolve) => {
        smtp.close(resolve);
      });
    },
  };
}
