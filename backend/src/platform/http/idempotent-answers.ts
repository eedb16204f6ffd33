import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AppError } from '@topsteel/domain/errors';
import type { FastifyReply } from 'fastify';
import { Prisma } from '../../generated/prisma/client.ts';
import { change, PrismaService, withEffectNote, type Tx } from '../database/index.ts';
import type { CallerRequest } from './operation.ts';

/** An unfinished first request is given up after this long: its process died before it could answer. */
const ABANDONED_MS = 60_000;

/** One request under its key; `createdAt` tells it from a later one that took the key over. */
interface Claim {
  userId: string;
  key: string;
  createdAt: Date;
}

/** Keeps the first answer to a costly request and gives it again to every repeat with the same Idempotency-Key. */
@Injectable()
export class IdempotentAnswers {
  constructor(private readonly prisma: PrismaService) {}

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
    const key = keyOf(request);
    const userId = request.caller?.userId;
    if (key === undefined || userId === undefined) return work();
    const claim = { userId, key, createdAt: new Date() };
    const fingerprint = fingerprintOf(request);
    const kept = await this.claim(claim, fingerprint);
    if (kept) {
      if (kept.fingerprint !== fingerprint) throw mismatch();
      if (kept.status === null) throw isAbandoned(kept.createdAt) ? answerLost() : stillRunning();
      void reply.status(kept.status).header('idempotent-replayed', 'true');
      return kept.body;
    }
    try {
      const answer = await (isMoney ? withEffectNote((tx) => noteEffectOf(tx, claim), work) : work());
      await this.keep(claim, reply.statusCode, answer);
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
      UPDATE idempotent_answer SET status = ${status}::integer, body = ${JSON.stringify(answer ?? null)}::jsonb
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

/** @throws AppError `invalid-input` when a request that moves money has no key. */
export function requireKey(request: CallerRequest): void {
  if (keyOf(request) !== undefined) return;
  throw new AppError('invalid-input', {
    message:
      'This moves money: send an Idempotency-Key header, new for each act and the same for each repeat of it.',
    details: { reason: 'idempotency-key-missing' },
  });
}

function keyOf(request: CallerRequest): string | undefined {
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string' || key === '') return undefined;
  if (!/^[\x21-\x7e]{1,128}$/.test(key)) throw badKey();
  return key;
}

const isAbandoned = (since: Date): boolean => Date.now() - since.getTime() > ABANDONED_MS;

const fingerprintOf = (request: CallerRequest): string =>
  createHash('sha256')
    .update(`${request.method} ${request.url}\n${JSON.stringify(request.body ?? null)}`)
    .digest('hex');

const badKey = () =>
  new AppError('invalid-input', {
    message: 'The Idempotency-Key header needs 1 to 128 visible ASCII characters.',
    details: { reason: 'idempotency-key-invalid' },
  });
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
