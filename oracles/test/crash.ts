import { createPublicClient, custom } from 'viem';
import type { PublicClient } from 'viem';
import type { PoolClient } from 'pg';
import type { Database } from '../src/database.ts';
import { connectNode } from '../src/rpc/json-rpc.ts';
import type { JsonRpc } from '../src/rpc/json-rpc.ts';

/** A process that dies right after its n-th word with the outside: a statement to the database, or a request to a node. */
export interface Mortal {
  database: Database;
  node: JsonRpc;
  client: PublicClient;
  /** Resolves when it has died. */
  death: Promise<string>;
  isDead(): boolean;
  /** Words so far. */
  words(): number;
  /** Lets go of its connections, as the end of a process does: open transactions are rolled back, locks are free. */
  bury(): void;
}

/** @param diesAfter 0: it dies before it says anything; Infinity: it lives */
export function mortal(database: Database, rpcUrl: string, diesAfter: number): Mortal {
  let words = 0;
  let isDead = false;
  let die: (word: string) => void = () => undefined;
  const death = new Promise<string>((resolve) => {
    die = resolve;
  });
  const forEver = new Promise<never>(() => undefined);
  const say = async <Result>(word: string, speak: () => Promise<Result>): Promise<Result> => {
    if (isDead || words >= diesAfter) {
      isDead = true;
      die(word);
      return forEver;
    }
    words += 1;
    const isLast = words >= diesAfter;
    const result = await speak();
    if (!isLast) return result;
    isDead = true;
    die(word);
    return forEver;
  };

  const connections = new Set<PoolClient>();
  const connect = async (): Promise<PoolClient> => {
    const client = await database.connect();
    connections.add(client);
    client.on('error', () => undefined);
    return new Proxy(client, {
      get(target, name) {
        if (name === 'query') {
          return (text: string, values?: unknown[]) =>
            say(firstWords(text), () => target.query(text, values));
        }
        if (name === 'release') {
          return (error?: Error | boolean) => {
            if (connections.delete(client)) client.release(error);
          };
        }
        const value: unknown = Reflect.get(target, name);
        return typeof value === 'function' ? (value.bind(target) as unknown) : value;
      },
    });
  };
  const query = async (text: string, values?: unknown[]) =>
    say(firstWords(text), () => database.query(text, values));
  const real = connectNode(rpcUrl);
  const node: JsonRpc = { request: (call) => say(call.method, () => real.request(call)) };
  return {
    database: { connect, query } as unknown as Database,
    node,
    client: createPublicClient({ transport: custom(node, { retryCount: 0 }), cacheTime: 0 }),
    death,
    isDead: () => isDead,
    words: () => words,
    bury() {
      isDead = true;
      for (const client of connections) client.release(true);
      connections.clear();
    },
  };
}

const firstWords = (text: string): string => text.trim().split(/\s+/).slice(0, 3).join(' ');
