import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { AuthService } from '../infra/auth-service.ts';

/** Serves `/api/auth/*` in a Fastify scope of its own, so that Nest's JSON parser and ours do not meet. */
export async function mountAuth(
  fastify: FastifyInstance,
  { auth }: AuthService,
  baseUrl: string,
): Promise<void> {
  await fastify.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: 65_536 }, (_request, body, done) => {
      done(null, body);
    });
    scope.route({
      method: ['GET', 'POST'],
      url: '/api/auth/*',
      handler: async (request, reply) => {
        const response = await auth.handler(webRequest(request, baseUrl));
        return passOn(response, reply);
      },
    });
    await Promise.resolve();
  });
}

function webRequest(request: FastifyRequest, baseUrl: string): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (Array.isArray(value)) for (const one of value) headers.append(name, one);
    else if (value !== undefined) headers.set(name, value);
  }
  // Overwrites what the client sent: the rate limit counts by the address that Fastify trusts.
  headers.set('x-client-ip', request.ip);
  headers.delete('content-length');
  headers.delete('transfer-encoding');
  const body = request.body instanceof Buffer ? new Uint8Array(request.body) : undefined;
  return new Request(new URL(request.url, baseUrl), { method: request.method, headers, body });
}

async function passOn(response: Response, reply: FastifyReply): Promise<FastifyReply> {
  reply.status(response.status);
  response.headers.forEach((value, name) => {
    if (name !== 'set-cookie') void reply.header(name, value);
  });
  for (const cookie of response.headers.getSetCookie()) void reply.header('set-cookie', cookie);
  return reply.send(response.body ? Buffer.from(await response.arrayBuffer()) : null);
}
