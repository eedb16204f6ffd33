import cors from '@fastify/cors';
import Fastify, { type FastifyInstance } from 'fastify';

export const SUBGRAPH_PATH = '/subgraphs/name/topsteel';

/**
 * The subgraph's stable address in front of gnd, which names subgraphs by their position. Answers 503 with a sentence
 * while the index is not there yet. Open to every web page, read only.
 */
export async function openGraphProxy(port: number, target: () => string | null): Promise<FastifyInstance> {
  const app = Fastify({ forceCloseConnections: true, bodyLimit: 1_000_000 });
  await app.register(cors, { origin: '*', methods: ['GET', 'POST'] });
  app.get('/', () => ({ subgraph: SUBGRAPH_PATH, state: target() === null ? 'starting' : 'up' }));
  app.post(SUBGRAPH_PATH, async (request, reply) => {
    const url = target();
    if (url === null) {
      return reply
        .code(503)
        .send({ errors: [{ message: 'The index is starting: ask again in a few seconds.' }] });
    }
    try {
      const answer = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(request.body),
        signal: AbortSignal.timeout(30_000),
      });
      return await reply
        .code(answer.status)
        .type('application/json')
        .send(await answer.text());
    } catch {
      return reply
        .code(503)
        .send({ errors: [{ message: 'The index does not answer: ask again in a few seconds.' }] });
    }
  });
  await app.listen({ host: '127.0.0.1', port });
  return app;
}
