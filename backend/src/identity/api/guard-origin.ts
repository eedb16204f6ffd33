import { AppError } from '@topsteel/domain/errors';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { problemOf } from '../../platform/http/index.ts';
import type { SignedCookies } from '../session-cookie.ts';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);
/** An identity provider's site posts there; the assertion is signed, answers a request, and gives no session itself. */
const POSTED_BY_OTHERS = /^\/v2\/sso\/[0-9a-f-]{36}\/acs$/;

/**
 * Refuses requests that another site has a browser send with our cookies (OWASP: verifying origin with standard headers).
 * Whatever changes something and carries one of our cookies has to say that it comes from our own pages; so has a sign-in
 * that says where it comes from, or a stranger's page could sign a browser in as the stranger.
 */
export function guardOrigin(
  fastify: FastifyInstance,
  publicUrl: string,
  { session, pending }: SignedCookies,
): void {
  const own = new URL(publicUrl).origin;
  fastify.addHook('onRequest', (request, reply, done) => {
    if (isFine(request, own, [session, pending])) {
      done();
      return;
    }
    const error = new AppError('forbidden', {
      message: `This comes from another site than ${own}. Send it from there, or use an API key.`,
      details: { reason: 'origin-refused' },
    });
    const problem = problemOf(error, request.id);
    void reply.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
  });
}

function isFine(request: FastifyRequest, own: string, cookies: readonly string[]): boolean {
  if (SAFE.has(request.method)) return true;
  const { origin, cookie } = request.headers;
  if (origin === own) return true;
  const path = request.url.split('?')[0] ?? '';
  if (POSTED_BY_OTHERS.test(path)) return true;
  if (cookie !== undefined && cookies.some((name) => cookie.includes(`${name}=`))) return false;
  return origin === undefined || !path.startsWith('/v2/sign-in');
}
