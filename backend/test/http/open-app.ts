import { randomBytes } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { OrganisationRole } from '@topsteel/domain/api';
import type { EventArgs, EventName } from '@topsteel/domain/bridge';
import type { InjectOptions } from 'fastify';
import type { DestinationStream } from 'pino';
import { createApp } from '../../src/create-app.ts';
import { createLog } from '../../src/platform/logging/index.ts';
import { BridgeConsumer } from '../../src/platform/bridge/index.ts';
import { openDatabase, type TestDatabase } from '../database/open-database.ts';
import { FakeNode } from '../market/fake-node.ts';
import { openIpfsStub, type IpfsStub } from './ipfs-stub.ts';

const PASSWORD = 'correct horse battery';
export const RPC_KEY = 'rpc_4242_key_of_ours';

export interface Answer<T = Record<string, unknown>> {
  status: number;
  body: T;
  headers: Record<string, unknown>;
  raw: Buffer;
}

/** A browser with its cookie. */
export interface Browser {
  cookie: string;
  get<T = Record<string, unknown>>(url: string): Promise<Answer<T>>;
  post<T = Record<string, unknown>>(
    url: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Answer<T>>;
  patch<T = Record<string, unknown>>(url: string, body: object): Promise<Answer<T>>;
  delete<T = Record<string, unknown>>(url: string): Promise<Answer<T>>;
  upload<T = Record<string, unknown>>(
    url: string,
    files: { name: string; content: Uint8Array | string }[],
  ): Promise<Answer<T>>;
}

export interface Member {
  browser: Browser;
  organisationId: string;
  account: string;
}

export type TestApp = Awaited<ReturnType<typeof openApp>>;

/**
 * The whole backend on a fresh database, with a document store in memory and a chain that the test speaks for.
 *
 * @param options the public address, further settings of the environment, and where the log goes
 */
export async function openApp(
  options: { origin?: string; env?: Record<string, string>; logTo?: DestinationStream } = {},
) {
  const { origin: ORIGIN = 'http://steel.test', env = {} } = options;
  const node = new FakeNode();
  const ipfs: IpfsStub = await openIpfsStub();
  const database: TestDatabase = await openDatabase({
    IPFS_API_URL: ipfs.url,
    PUBLIC_URL: ORIGIN,
    // As at a provider of nodes, whose customers are told apart by the path.
    RPC_URL: `${await node.start()}/${RPC_KEY}`,
    OPERATOR_EMAIL: 'operator@steel.test',
    OPERATOR_PASSWORD: PASSWORD,
    DEMO: '1',
    ...env,
  });
  const app: NestFastifyApplication = await createApp(
    database.config,
    ...(options.logTo ? [createLog('trace', database.config.secrets, options.logTo)] : []),
  );
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  const consumer = app.get(BridgeConsumer);
  let block = 0;

  const send = async <T>(options: InjectOptions): Promise<Answer<T>> => {
    const response = await app.inject(options);
    const isJson = String(response.headers['content-type']).includes('json');
    return {
      status: response.statusCode,
      body: (isJson ? response.json() : {}) as T,
      headers: response.headers,
      raw: response.rawPayload,
    };
  };

  const browserOf = (cookie?: string): Browser => {
    const headers = { origin: ORIGIN, ...(cookie !== undefined && { cookie }) };
    return {
      cookie: cookie ?? '',
      get: (url) => send({ method: 'GET', url, headers }),
      patch: (url, payload) => send({ method: 'PATCH', url, headers, payload }),
      delete: (url) => send({ method: 'DELETE', url, headers }),
      post: (url, body, extra) =>
        send({
          method: 'POST',
          url,
          headers: { ...headers, ...extra },
          ...(body !== undefined && { payload: body as object }),
        }),
      upload: async (url, files) => {
        const form = new FormData();
        for (const { name, content } of files) form.append('files', new Blob([blobPart(content)]), name);
        const request = new Request(ORIGIN, { method: 'POST', body: form });
        return send({
          method: 'POST',
          url,
          headers: { ...headers, 'content-type': request.headers.get('content-type') ?? '' },
          payload: Buffer.from(await request.arrayBuffer()),
        });
      },
    };
  };

  const signIn = async (email: string): Promise<Browser> => {
    const { status, headers } = await browserOf().post('/v2/sign-in/password', {
      email,
      password: PASSWORD,
    });
    if (status !== 200) throw new Error(`${email} could not sign in: ${status}`);
    const cookies = [headers['set-cookie']].flat().map((cookie) => String(cookie).split(';')[0]);
    return browserOf(cookies.join('; '));
  };

  /** Registers an organisation through the API; the chain confirms it. */
  const join = async (name: string, roles: OrganisationRole[], account?: string): Promise<Member> => {
    const email = `${name.toLowerCase().replace(/\W/g, '')}@steel.test`;
    const operator = await signIn('operator@steel.test');
    const { body, status } = await operator.post<{ id: string }>('/v2/organisations', {
      name,
      legalName: `${name} SA`,
      country: 'FR',
      city: 'Metz',
      roles,
      ...(account !== undefined && { account }),
      member: { email, name, password: PASSWORD },
    });
    if (status !== 202) throw new Error(`${name} was not registered: ${JSON.stringify(body)}`);
    const at = account ?? `0x${randomBytes(20).toString('hex')}`;
    await moveIntent(`register-organisation:${body.id}`, 'final', { organisation: at });
    const browser = await signIn(email);
    const me = await browser.get<{ organisation: { account: string } }>('/v2/me');
    return { browser, organisationId: body.id, account: me.body.organisation.account };
  };

  const moveIntent = async (
    businessKey: string,
    status: 'sent' | 'mined' | 'final' | 'failed',
    outcome: Record<string, unknown> = {},
  ): Promise<void> => {
    const isFailed = status === 'failed';
    const { rowCount } = await database.sql.query(
      `UPDATE bridge.intent SET status = $2, updated_at = clock_timestamp(), tx_hash = $3, block_number = 1,
              result = $4::jsonb, error = $5::jsonb WHERE business_key = $1`,
      [
        businessKey,
        status,
        hash32(),
        isFailed ? null : JSON.stringify(outcome),
        isFailed ? JSON.stringify(outcome) : null,
      ],
    );
    if (rowCount !== 1) throw new Error(`There is no intent ${businessKey}.`);
    await consumer.drain();
  };

  /** Writes an event of the chain as the watcher does. */
  const emit = async <N extends EventName>(
    contract: string,
    name: N,
    args: EventArgs<N>,
  ): Promise<string> => {
    block += 1;
    const blockHash = hash32();
    await database.sql.query(
      'INSERT INTO bridge.block (chain_id, number, hash, parent_hash, timestamp) VALUES (31337, $1, $2, $3, now())',
      [block, blockHash, hash32()],
    );
    const { rows } = await database.sql.query<{ id: string }>(
      `INSERT INTO bridge.event (chain_id, block_number, block_hash, log_index, tx_hash, contract, name, args, block_timestamp)
       VALUES (31337, $1, $2, 0, $3, $4, $5, $6::jsonb, now()) RETURNING id`,
      [block, blockHash, hash32(), contract, name, JSON.stringify(args)],
    );
    await consumer.drain();
    return rows[0]?.id ?? '';
  };

  const moveEvent = async (id: string, status: 'final' | 'orphaned'): Promise<void> => {
    await database.sql.query('UPDATE bridge.event SET status = $2 WHERE id = $1', [id, status]);
    await consumer.drain();
  };

  const close = async (): Promise<void> => {
    await app.close();
    await database.close();
    await ipfs.close();
    await node.stop();
  };

  return {
    app,
    database,
    ipfs,
    node,
    send,
    browserOf,
    signIn,
    join,
    moveIntent,
    emit,
    moveEvent,
    consumer,
    close,
  };
}

const hash32 = (): string => `0x${randomBytes(32).toString('hex')}`;
const blobPart = (content: Uint8Array | string): Uint8Array<ArrayBuffer> | string =>
  typeof content === 'string' ? content : Uint8Array.from(content);
