import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Visitor } from '../sessions.ts';

/** Parameter: where the request comes from. The address is the one that Fastify trusts, whatever the headers say. */
export const From = createParamDecorator((_data: unknown, context: ExecutionContext): Visitor => {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  return {
    address: request.ip,
    userAgent: request.headers['user-agent'] ?? null,
    cookie: request.headers.cookie,
  };
});

/** Gives cookies along with an answer that nobody may keep. */
export function giveCookies(reply: FastifyReply, cookies: readonly string[]): void {
  void reply.header('cache-control', 'no-store');
  if (cookies.length > 0) void reply.header('set-cookie', [...cookies]);
}
