import { Readable } from 'node:stream';
import cors from '@fastify/cors';
import type { FastifyInstance } from 'fastify';
import type { CID } from 'multiformats/cid';
import { type IpfsNode, readCid } from './open-ipfs-node.ts';

type Format = 'file' | 'raw' | 'car';

/**
 * Which form of the content a gateway request asks for: `?format=` first, then the Accept header (IPFS trustless
 * gateway specification).
 *
 * @example formatOf(undefined, 'application/vnd.ipld.raw') // 'raw'
 */
export function formatOf(query: string | undefined, accept: string | undefined): Format {
  if (query === 'raw' || query === 'car') return query;
  if (accept?.includes('application/vnd.ipld.car') === true) return 'car';
  return accept?.includes('application/vnd.ipld.raw') === true ? 'raw' : 'file';
}

/** A read-only gateway, open to every web page: `GET` and `HEAD /ipfs/<cid>`, as file, raw block or CAR. */
export async function addGatewayRoutes(app: FastifyInstance, node: IpfsNode): Promise<void> {
  await app.register(cors, {
    origin: '*',
    methods: ['GET', 'HEAD'],
    exposedHeaders: ['etag', 'x-ipfs-path'],
  });
  app.get('/ipfs/:cid', { exposeHeadRoute: true }, async (request, reply) => {
    const { cid: text } = request.params as { cid: string };
    const { format: asked } = request.query as { format?: string };
    let cid: CID;
    try {
      cid = readCid(text);
    } catch (error) {
      return reply
        .code(400)
        .type('text/plain')
        .send((error as Error).message);
    }
    const format = formatOf(asked, request.headers.accept);
    void reply
      .header('etag', `"${cid.toString()}${format === 'file' ? '' : `.${format}`}"`)
      .header('cache-control', 'public, max-age=29030400, immutable')
      .header('vary', 'Accept')
      .header('x-content-type-options', 'nosniff')
      .header('x-ipfs-path', `/ipfs/${cid.toString()}`);
    if (!(await node.has(cid))) {
      return reply
        .code(404)
        .header('cache-control', 'no-store')
        .removeHeader('etag')
        .type('text/plain')
        .send(`This node does not have ${cid.toString()}.`);
    }
    if (format === 'raw') return reply.type('application/vnd.ipld.raw').send(await node.block(cid));
    if (format === 'car') {
      void reply.type('application/vnd.ipld.car; version=1');
      return reply.send(request.method === 'HEAD' ? '' : Readable.from(node.archive(cid)));
    }
    void reply.header('content-length', (await node.sizeOf(cid)).toString());
    return reply.type('application/octet-stream').send(Readable.from(node.cat(cid)));
  });
}
