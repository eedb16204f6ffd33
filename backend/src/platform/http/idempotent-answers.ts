import { Injectable } from '@nestjs/common';
import { AppError } from '@topsteel/domain/errors';
import type { FastifyReply } from 'fastify';
import { Prisma } from '../../generated/prisma/client.ts';
import { Config } from '../config/index.ts';
import { change, PrismaService, withEffectNote, type Tx } from '../database/index.ts';
import { deriveKey, openSecret, sealSecret } from '../secret/index.ts';
import { fingerprintOf, keptUnder, type KeptUnder } from './idempotency-key.ts';
import type { CallerRequest } from './operation.ts';

/** An unfinished first request is given up after this long: its process died before it could answer. */
const ABANDONED_MS = 60_000;

/** One request under its key; `createdAt` tells it from a later one that took the key over. */
interface Claim extends Omit<KeptUnder, 'seal'> {
  createdAt: Date;
}

/** Keeps the first answer to a costly request and gives it again to every repeat with the same Idempotency-Key. */
@Injectable()
export class IdempotentAnswers {
  private readonly secret: Uint8Array;

  constructor(
    private readonly prisma: PrismaService,
    config: Config,
  ) {
    this.secret = deriveKey(config.settings.authSecret, 'idempotency');
  }

  /**
   * Where money moves, every transaction of the work notes its effect in the same commit. So a request whose process
   * died is run again only when it had none, and one that was given up as dead can commit nothing any more.
   *
   * @throws AppError `idempotency-mismatch` when the key came with another request; `conflict` while the first one runs,
   * or when it took effect and its answer was lost.
   */
  async once(
    request: CallerRequest,
    reply: FastifyReply,
    work: () => Promise<unknown>,
    { isMoney = false } = {},
  ): Promise<unknown> {
    const under = keptUnder(request, this.secret);
    if (under === null) {
      if (isMoney) throw new Error('A route that moves money does not say in whose name a key counts there.');
      return work();
    }
    const { seal, ...name } = under;
    const claim = { ...name, createdAt: new Date() };
    const fingerprint = fingerprintOf(request);
    const kept = await this.claim(claim, fingerprint);
    if (kept) {
      if (kept.fingerprint !== fingerprint) throw mismatch();
      if (kept.status === null) throw isAbandoned(kept.createdAt) ? answerLost() : stillRunning();
      void reply.status(kept.status).header('idempotent-replayed', 'true');
      return opened(kept.body, seal);
    }
    try {
      const answer = await (isMoney ? withEffectNote((tx) => noteEffectOf(tx, claim), work) : work());
      await this.keep(claim, reply.statusCode, sealed(answer ?? null, seal));
      return answer;
    } catch (error) {
      await this.prisma.client.idempotentAnswer.deleteMany({
        where: { ...claim, status: null, effectAt: null },
      });
      // What is left had an effect before it failed: no repeat waits for an answer that will not come.
      await this.prisma.client.idempotentAnswer.updateMany({
        where: { ...claim, status: null },
        data: { createdAt: new Date(0) },
      });
      throw error;
    }
  }

  private async claim(claim: Claim, fingerprint: string) {
    const { userId, key } = claim;
    const abandoned = new Date(claim.createdAt.getTime() - ABANDONED_MS);
    const claimed = await change(
      this.prisma.client,
      Prisma.sql`/* hot */
      INSERT INTO idempotent_answer AS kept ("userId", key, fingerprint, created_at)
      VALUES (${userId}, ${key}, ${fingerprint}, ${claim.createdAt}::timestamptz)
      ON CONFLICT ("userId", key) DO UPDATE SET fingerprint = EXCLUDED.fingerprint, created_at = EXCLUDED.created_at
       WHERE kept.status IS NULL AND kept.effect_at IS NULL AND kept.created_at < ${abandoned}::timestamptz`,
    );
    if (claimed === 1) return null;
    const kept = await this.prisma.client.idempotentAnswer.findUnique({
      where: { userId_key: { userId, key } },
    });
    // Given up by its first request in this very moment.
    if (!kept) throw stillRunning();
    return kept;
  }

  private async keep({ userId, key, createdAt }: Claim, status: number, answer: unknown): Promise<void> {
    await change(
      this.prisma.client,
      Prisma.sql`/* hot */
      UPDATE idempotent_answer SET status = ${status}::integer, body = ${JSON.stringify(answer)}::jsonb
       WHERE "userId" = ${userId} AND key = ${key} AND created_at = ${createdAt}::timestamptz`,
    );
  }
}

/** @throws AppError `conflict` when another request has taken the key over: this one may change nothing any more. */
async function noteEffectOf(tx: Tx, { userId, key, createdAt }: Claim): Promise<void> {
  const noted = await change(
    tx,
    Prisma.sql`/* hot */
    UPDATE idempotent_answer SET effect_at = now()
     WHERE "userId" = ${userId} AND key = ${key} AND created_at = ${createdAt}::timestamptz`,
  );
  if (noted === 0) throw stillRunning();
}

const sealed = (answer: unknown, seal: Uint8Array | null): unknown =>
  seal === null ? answer : { sealed: sealSecret(JSON.stringify(answer), seal) };
const opened = (body: unknown, seal: Uint8Array | null): unknown =>
  seal === null ? body : JSON.parse(openSecret((body as { sealed: string }).sealed, seal));

const isAbandoned = (since: Date): boolean => Date.now() - since.getTime() > ABANDONED_MS;

const mismatch = () =>
  new AppError('idempotency-mismatch', {
    message: 'This Idempotency-Key was used for another request. Use a new key for a new request.',
  });
const stillRunning = () =>
  new AppError('conflict', {
    message: 'The first request with this Idempotency-Key is still being handled. Try again in a moment.',
    details: { reason: 'request-in-progress' },
  });
const answerLost = () =>
  new AppError('conflict', {
    message:
      'The first request with this Idempotency-Key took effect, but its answer was lost. Read what it was about to see where it stands.',
    details: { reason: 'answer-lost' },
  });
