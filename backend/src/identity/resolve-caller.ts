import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { CallerResolver, type CallerIdentity } from '../platform/http/index.ts';
import { callerOf, Sessions } from './sessions.ts';

/** From the session cookie to the person, their organisation and what they may do. */
@Injectable()
export class ResolveCaller extends CallerResolver {
  constructor(private readonly sessions: Sessions) {
    super();
  }

  async resolve({ cookie }: FastifyRequest['headers']): Promise<CallerIdentity | null> {
    const session = await this.sessions.sessionOf(cookie);
    return session && callerOf(session);
  }
}
