import type { FastifyInstance } from 'fastify';

/**
 * Ends the server as a load balancer wants it: what is under way is answered, each connection is closed after its answer,
 * and what still runs after the time is cut off.
 */
export function endOrderly(fastify: FastifyInstance, seconds: number, ending: { isEnding: boolean }): void {
  fastify.addHook('preClose', (done) => {
    ending.isEnding = true;
    setTimeout(() => {
      fastify.server.closeAllConnections();
    }, seconds * 1_000).unref();
    done();
  });
  fastify.addHook('onSend', (_request, reply, _payload, done) => {
    if (ending.isEnding) void reply.header('connection', 'close');
    done();
  });
}
