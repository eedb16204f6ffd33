import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AppError } from '@topsteel/domain/errors';
import type { FastifyReply } from 'fastify';
import type { Prisma } from '../../generated/prisma/client.ts';
import { isUniqueViolation, PrismaService } from '../database/index.ts';
import type { CallerRequest } from './operation.ts';

/** An unfinished first request is given up after this long: its process died before it could answer. */
const ABANDONED_MS = 60_000;

/** Keeps the first answer to a costly request and gives it again to every repeat with the same Idempotency-Key. */
@Injectable()
export class IdempotentAnswers {
  constructor(private readonly prisma: PrismaService) {}

  /**
   * @throws AppError `idempotency-mismatch` when the key came with another request, `conflict` while the first one runs.
   */
  async once(request: CallerRequest, reply: FastifyReply, work: () => Promise<unknown>): Promise<unknown> {
    const key = request.headers['idempotency-key'];
    const userId = request.caller?.userId;
    if (typeof key !== 'string' || userId === undefined) return work();
    if (!/^[\x21-\x7e]{1,128}$/.test(key)) throw badKey();
    const fingerprint = fingerprintOf(request);
    const kept = await this.claim(userId, key, fingerprint);
    if (kept) {
      if (kept.fingerprint !== fingerprint) throw mismatch();
      if (kept.status === null) throw stillRunning();
      void reply.status(kept.status).header('idempotent-replayed', 'true');
      return kept.body;
    }
    try {
      const answer = await work();
      await this.prisma.client.idempotentAnswer.update({
        where: { userId_key: { userId, key } },
        data: { status: reply.statusCode, body: (answer ?? null) as Prisma.InputJsonValue },
      });
      return answer;
    } catch (error) {
      await this.prisma.client.idempotentAnswer.deleteMany({ where: { userId, key, status: null } });
      throw error;
    }
  }

  private async claim(userId: string, key: string, fingerprint: string) {
    await this.prisma.client.idempotentAnswer.deleteMany({
      where: { userId, key, status: null, createdAt: { lt: new Date(Date.now() - ABANDONED_MS) } },
    });
    try {
      await this.prisma.client.idempotentAnswer.create({ data: { userId, key, fingerprint } });
      return null;
    } catch (error) {
      if (!isUniqueViolation(error)) throw error;
      return this.prisma.client.idempotentAnswer.findUnique({ where: { userId_key: { userId, key } } });
    }
  }
}

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
