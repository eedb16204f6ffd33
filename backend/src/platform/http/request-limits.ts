import { Injectable } from '@nestjs/common';
import { AppError } from '@topsteel/domain/errors';
import type { FastifyReply } from 'fastify';
import { Config } from '../config/index.ts';
import { PrismaService } from '../database/index.ts';
import { inNetworks, takeShared, TokenBuckets, type RateClass, type Taken } from '../limits/index.ts';
import type { CallerRequest } from './operation.ts';

/**
 * Counts every request against the allowance of its class: of the API key, else of the person, else of the address. It is
 * told in `RateLimit` and `RateLimit-Policy` (draft-ietf-httpapi-ratelimit-headers-10), and with 429 in `Retry-After`.
 * What guards secrets (`auth`) is counted by address as well, and by all processes together.
 */
@Injectable()
export class RequestLimits {
  private readonly buckets = new TokenBuckets();
  private readonly perMinute: Readonly<Record<RateClass, number>>;
  private readonly isExempt: (address: string) => boolean;

  constructor(
    config: Config,
    private readonly prisma: PrismaService,
  ) {
    this.perMinute = config.settings.limits.perMinute;
    this.isExempt = inNetworks(config.settings.limits.exemptAddresses);
  }

  /** @throws AppError `rate-limited` when the allowance is used up; it says when the next request is taken. */
  async take(request: CallerRequest, reply: FastifyReply): Promise<void> {
    if (this.isExempt(request.ip)) return;
    const rate = rateOf(request);
    const allowance = { perMinute: this.perMinute[rate] };
    const who = subjectOf(request);
    const taken = this.buckets.take(`${rate}:${who}`, allowance, Date.now());
    tell(reply, rate, allowance.perMinute, taken);
    if (rate !== 'auth') return;
    tell(
      reply,
      rate,
      allowance.perMinute,
      await takeShared(this.prisma.client, `${rate}:${request.ip}`, allowance),
    );
  }
}

function tell(reply: FastifyReply, rate: RateClass, perMinute: number, taken: Taken): void {
  void reply
    .header('ratelimit-policy', `"${rate}";q=${perMinute};w=60`)
    .header('ratelimit', `"${rate}";r=${taken.left};t=${taken.fullInS}`);
  if (taken.isTaken) return;
  void reply.header('retry-after', taken.nextInS.toString());
  throw new AppError('rate-limited', {
    message: `You have used up your ${perMinute} requests a minute of this kind. Try again in ${taken.nextInS} s.`,
    details: { reason: `rate-${rate}` },
  });
}

function rateOf({ operation, method }: CallerRequest): RateClass {
  if (operation?.rate) return operation.rate;
  if (operation?.files) return 'import';
  return method === 'GET' || method === 'HEAD' ? 'read' : 'write';
}

/** An API key counts for itself, a person over all their sessions. */
function subjectOf({ caller, ip }: CallerRequest): string {
  const { apiKeyId } = (caller ?? {}) as { apiKeyId?: string };
  return apiKeyId ?? caller?.userId ?? ip;
}
