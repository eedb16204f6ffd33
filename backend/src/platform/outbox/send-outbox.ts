import { Injectable, Logger } from '@nestjs/common';
import { traceHeaders } from '@topsteel/tracing';
import nodemailer from 'nodemailer';
import { z } from 'zod';
import { Config } from '../config/index.ts';
import { PrismaService } from '../database/index.ts';
import { Ipfs } from '../ipfs/index.ts';
import { RecurringWork, type Chore } from '../jobs/index.ts';

const EVERY_MS = 1_000;
const TIMEOUT_MS = 10_000;
const LONGEST_WAIT_S = 300;
const FROM = 'TopSteel <orders@topsteel.example>';

const document = z.object({ text: z.string() });
const mail = z.object({
  to: z.array(z.string()),
  subject: z.string(),
  text: z.string(),
  html: z.string().optional(),
});

interface Waiting {
  id: string;
  kind: string;
  key: string;
  payload: unknown;
  attempts: number;
}

/** Sends what waits in the outbox, oldest first, and tries again with growing pauses until it is through. */
@Injectable()
export class SendOutbox extends RecurringWork {
  private readonly logger = new Logger('outbox');
  private readonly transport;

  constructor(
    private readonly config: Config,
    private readonly prisma: PrismaService,
    private readonly ipfs: Ipfs,
  ) {
    super();
    this.transport = nodemailer.createTransport({
      url: config.settings.smtpUrl,
      connectionTimeout: TIMEOUT_MS,
      socketTimeout: TIMEOUT_MS,
    });
  }

  protected chores(): Chore[] {
    return [
      {
        name: 'outbox.send',
        everyMs: EVERY_MS,
        work: () => this.run(),
        failed: 'The outbox could not be read',
      },
    ];
  }

  override async beforeApplicationShutdown(): Promise<void> {
    await super.beforeApplicationShutdown();
    this.transport.close();
  }

  /** Sends everything that is due, one message at a time; two processes never send the same one at once. */
  async run(): Promise<void> {
    while (await this.sendNext());
  }

  private sendNext(): Promise<boolean> {
    return this.prisma.transact(async (tx) => {
      const [message] = await tx.$queryRaw<Waiting[]>`
        SELECT id::text, kind, key, payload, attempts FROM outbox_message
         WHERE status = 'waiting' AND next_at <= now() ORDER BY next_at, id LIMIT 1 FOR UPDATE SKIP LOCKED`;
      if (!message) return false;
      try {
        await this.send(message);
        await tx.$executeRaw`
          UPDATE outbox_message
             SET status = 'sent', sent_at = now(), attempts = attempts + 1, last_error = NULL,
                 payload = CASE WHEN payload->'isSecret' = 'true' THEN '{"isSecret": true}' ELSE payload END
           WHERE id = ${message.id}::uuid`;
      } catch (error) {
        const reason = sentenceOf(error);
        this.logger.warn(`${message.kind} ${message.key} was not taken, and will be tried again: ${reason}`);
        const waitS = Math.min(2 ** message.attempts, LONGEST_WAIT_S);
        await tx.$executeRaw`
          UPDATE outbox_message
             SET attempts = attempts + 1, last_error = ${reason}, next_at = now() + make_interval(secs => ${waitS})
           WHERE id = ${message.id}::uuid`;
      }
      return true;
    });
  }

  private async send({ kind, key, payload }: Waiting): Promise<void> {
    if (kind === 'mail') {
      const { to, subject, text, html } = mail.parse(payload);
      const messageId = `<${key}@topsteel>`;
      if (to.length > 0) await this.transport.sendMail({ from: FROM, to, subject, text, html, messageId });
      return;
    }
    if (kind === 'publish-document') {
      await this.ipfs.put(new TextEncoder().encode(document.parse(payload).text));
      return;
    }
    const response = await fetch(`${this.config.settings.carrierUrl}/deliveries`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': key, ...traceHeaders() },
      body: JSON.stringify(payload),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    // The carrier knows this delivery already: an earlier attempt got through.
    if (!response.ok && response.status !== 409) throw new Error(`the carrier answered ${response.status}`);
  }
}

function sentenceOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error ? cause.message : String(cause);
}
