import { createServer, connect, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/** A transaction that is about to be committed, by the tables that it wrote. */
export interface Commit {
  /** Which process: `oracles` by its application name, else `backend`. */
  app: 'backend' | 'oracles';
  /** Such as `audit_entry+order_event+payment`; `auto:` before a write outside of any transaction. */
  label: string;
  /** When its connection was opened, by `performance.now()`. */
  openedAt: number;
}

/** `before`: it never reaches the database. `after`: it does, and nobody hears of it. */
export type Verdict = 'pass' | 'before' | 'after';

export interface PgProxy {
  /** The same database, through the proxy. */
  url: string;
  /** Asked at every commit that wrote something. After `before` or `after` the connection is cut. */
  onCommit: (commit: Commit) => Verdict;
  /** Cuts every connection and refuses new ones, until `mend`. */
  cut(): void;
  mend(): void;
  /** Connections that were dropped or refused by `cut` so far. */
  lost: number;
  close(): Promise<void>;
}

interface Session {
  app: Commit['app'];
  openedAt: number;
  isStarted: boolean;
  isInTransaction: boolean;
  writes: Set<string>;
  pending: Buffer;
  /** The answer to the last commit is waited for, and then the connection is cut. */
  isDoomed: boolean;
}

/**
 * Stands between a process and PostgreSQL and understands enough of its protocol (version 3.0, without TLS) to stop the
 * world right before or right after a commit: the places where a dying process leaves something half-done.
 */
export async function openPgProxy(databaseUrl: string): Promise<PgProxy> {
  const target = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  let isCut = false;
  const proxy: Pick<PgProxy, 'onCommit' | 'lost'> = { onCommit: () => 'pass', lost: 0 };

  const server: Server = createServer((client) => {
    if (isCut) {
      proxy.lost += 1;
      client.destroy();
      return;
    }
    const upstream = connect(Number(target.port || 5432), target.hostname);
    const session: Session = {
      ...{
        app: 'backend',
        openedAt: performance.now(),
        isStarted: false,
        isInTransaction: false,
        isDoomed: false,
      },
      ...{ writes: new Set(), pending: Buffer.alloc(0) },
    };
    const end = (): void => {
      client.destroy();
      upstream.destroy();
      sockets.delete(client);
      sockets.delete(upstream);
    };
    for (const socket of [client, upstream]) {
      // The messages of one query are small: waiting to fill a packet would cost 40 ms each.
      socket.setNoDelay(true);
      sockets.add(socket);
      socket.on('error', end).on('close', end);
    }
    client.on('data', (chunk: Buffer) => {
      session.pending = Buffer.concat([session.pending, chunk]);
      for (let message = take(session); message !== null; message = take(session)) {
        const verdict = verdictOn(session, message, proxy.onCommit);
        if (verdict === 'before') {
          end();
          return;
        }
        session.isDoomed ||= verdict === 'after';
        upstream.write(message);
      }
    });
    upstream.on('data', (chunk: Buffer) => {
      // The database has answered, so the commit stands; the process dies without knowing.
      if (session.isDoomed) end();
      else client.write(chunk);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const url = new URL(databaseUrl);
  url.host = `127.0.0.1:${port}`;
  const dropAll = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  return Object.assign(proxy, {
    url: url.toString(),
    cut() {
      isCut = true;
      // Two sockets a connection: the client's and the database's.
      proxy.lost += sockets.size / 2;
      dropAll();
    },
    mend() {
      isCut = false;
    },
    async close() {
      dropAll();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}

/** The next whole message of the client, or null. The first has no type byte. */
function take(session: Session): Buffer | null {
  const { pending, isStarted } = session;
  const lengthAt = isStarted ? 1 : 0;
  if (pending.length < lengthAt + 4) return null;
  const total = lengthAt + pending.readUInt32BE(lengthAt);
  if (pending.length < total) return null;
  const message = pending.subarray(0, total);
  session.pending = pending.subarray(total);
  if (!isStarted) {
    session.isStarted = true;
    if (message.toString('latin1').includes('topsteel-oracles')) session.app = 'oracles';
  }
  return message;
}

const WRITE = /^\s*(?:insert\s+into|update|delete\s+from)\s+("?[\w.]+"?(?:\."?\w+"?)?)/i;
const POSTING = /^\s*select\s+(ledger\.\w+)\(/i;

function verdictOn(session: Session, message: Buffer, onCommit: PgProxy['onCommit']): Verdict {
  const { app, openedAt } = session;
  const text = statementIn(message);
  if (text === null) return 'pass';
  if (/^\s*(begin|start transaction)/i.test(text)) {
    session.isInTransaction = true;
    session.writes.clear();
    return 'pass';
  }
  if (/^\s*(rollback|abort)/i.test(text) && !/^\s*rollback\s+to/i.test(text)) {
    session.isInTransaction = false;
    return 'pass';
  }
  const written = (WRITE.exec(text) ?? POSTING.exec(text))?.[1]?.replaceAll('"', '').replace('public.', '');
  if (/^\s*commit/i.test(text)) {
    session.isInTransaction = false;
    if (session.writes.size === 0) return 'pass';
    return onCommit({ app, openedAt, label: [...session.writes].sort().join('+') });
  }
  if (written === undefined) return 'pass';
  if (session.isInTransaction) {
    session.writes.add(written);
    return 'pass';
  }
  return onCommit({ app, openedAt, label: `auto:${written}` });
}

/** The SQL of a Query or Parse message. */
function statementIn(message: Buffer): string | null {
  const type = String.fromCharCode(message[0] ?? 0);
  if (type === 'Q') return message.toString('utf8', 5, message.length - 1);
  if (type !== 'P') return null;
  const nameEnd = message.indexOf(0, 5);
  return message.toString('utf8', nameEnd + 1, message.indexOf(0, nameEnd + 1));
}
