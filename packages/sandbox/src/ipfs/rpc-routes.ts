import { Readable } from 'node:stream';
import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { CID } from 'multiformats/cid';
import * as raw from 'multiformats/codecs/raw';
import { sha256 } from 'multiformats/hashes/sha2';
import { sentenceOf } from '../process/log.ts';
import { type IpfsNode, readAddOptions, readCid } from './open-ipfs-node.ts';

type Query = Readonly<Record<string, string | undefined>>;
const MAX_UPLOAD_BYTES = 2 ** 28;

/** The part of Kubo's RPC that clients and graph-node use: version, id, add, cat, block, pin. Every call is a POST. */
export async function addRpcRoutes(app: FastifyInstance, node: IpfsNode): Promise<void> {
  await app.register(multipart, { limits: { fileSize: MAX_UPLOAD_BYTES, parts: 10_000 } });
  app.setErrorHandler((error, _request, reply) => {
    void reply.code(500).send({ Message: sentenceOf(error), Code: 0, Type: 'error' });
  });
  const post = (path: string, answer: (query: Query, reply: FastifyReply) => Promise<unknown>): void => {
    app.post(`/api/v0/${path}`, (request, reply) => answer(request.query as Query, reply));
  };

  const version = { Version: '0.0.0-embedded', Commit: '', Repo: '16', System: 'node', Golang: '' };
  post('version', () => Promise.resolve(version));
  post('id', () => Promise.resolve({ ID: 'embedded', Addresses: [], AgentVersion: 'topsteel-embedded' }));

  app.post('/api/v0/add', async (request, reply) => {
    const options = readAddOptions(request.query as Query);
    const lines: string[] = [];
    for await (const part of request.parts()) {
      if (part.type !== 'file') continue;
      if (part.mimetype === 'application/x-directory') continue;
      const { cid, sizeBytes } = await node.add(part.file, options);
      const name = part.filename === '' ? cid.toString() : decodeURIComponent(part.filename);
      lines.push(JSON.stringify({ Name: name, Hash: cid.toString(), Size: sizeBytes.toString() }));
    }
    return reply.type('application/json').send(`${lines.join('\n')}\n`);
  });

  post('cat', async (query, reply) => {
    const cid = await known(node, query['arg']);
    return reply.type('text/plain').send(Readable.from(node.cat(cid)));
  });

  app.post('/api/v0/block/put', async (request) => {
    const query = request.query as Query;
    const codec = query['cid-codec'] ?? 'raw';
    if (codec !== 'raw' || (query['mhtype'] ?? 'sha2-256') !== 'sha2-256') {
      throw new Error('block/put takes raw blocks hashed with sha2-256 only');
    }
    const file = await request.file();
    if (file === undefined) throw new Error('file argument "data" is required');
    const bytes = await file.toBuffer();
    const cid = CID.createV1(raw.code, await sha256.digest(bytes));
    await node.putBlock(cid, bytes);
    if (query['pin'] === 'true') await node.pin(cid);
    return { Key: cid.toString(), Size: bytes.length };
  });
  post('block/get', async (query, reply) => {
    const block = await node.block(await known(node, query['arg']));
    return reply.type('application/octet-stream').send(block);
  });
  post('block/stat', async (query) => {
    const cid = await known(node, query['arg']);
    return { Key: cid.toString(), Size: (await node.block(cid)).length };
  });

  post('pin/add', async (query) => {
    const cid = await known(node, query['arg']);
    await node.pin(cid);
    return { Pins: [cid.toString()] };
  });
  post('pin/rm', async (query) => {
    const cid = readCid(query['arg']);
    await node.unpin(cid);
    return { Pins: [cid.toString()] };
  });
  post('pin/ls', async (query, reply) => {
    const pins = (await node.pins()).map((cid) => cid.toString());
    if (query['stream'] === 'true') {
      const lines = pins.map((cid) => `${JSON.stringify({ Cid: cid, Type: 'recursive' })}\n`);
      return reply.type('application/json').send(lines.join(''));
    }
    return { Keys: Object.fromEntries(pins.map((cid) => [cid, { Type: 'recursive' }])) };
  });
}

async function known(node: IpfsNode, argument: string | undefined): Promise<CID> {
  const cid = readCid(argument);
  if (!(await node.has(cid)))
    throw new Error(`block was not found locally (offline): ipld: could not find ${cid.toString()}`);
  return cid;
}
