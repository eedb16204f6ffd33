/**
 * PostgreSQL's streaming replication protocol (PostgreSQL 18, chapter 54.4) over an ordinary connection of the driver:
 * commands that answer rows, a base backup, and the write-ahead log as it is written.
 */
import type { EventEmitter } from 'node:events';
import pg from 'pg';

/** What the server knows the archive by: it waits with commits for the standby of this name. */
export const ARCHIVE_NAME = 'topsteel_archive';

interface Wire extends EventEmitter {
  stream: { pause(): void; resume(): void };
  query(text: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
}
type Row = Record<string, string | null>;

/** Opens a connection that takes replication commands. */
export async function connectReplication(url: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: url,
    application_name: ARCHIVE_NAME,
    connectionTimeoutMillis: 10_000,
    ...{ replication: 'true' },
  });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

/** Rows of a command such as IDENTIFY_SYSTEM. They come as text, and only in the simple protocol. */
export async function ask(client: pg.Client, command: string): Promise<Row[]> {
  const { rows } = await client.query<Row>(command);
  return rows;
}

/** One command whose answer is copied out, chunk by chunk; it is not read faster than it is taken. */
export function copyOut(client: pg.Client, command: string): AsyncGenerator<Buffer, Row[]> {
  const exchange = new CopyExchange(command);
  client.query(exchange as unknown as pg.Submittable);
  return exchange.chunks();
}

/** One command after which both sides talk until the connection ends. */
export function copyBoth(
  client: pg.Client,
  command: string,
): { chunks: AsyncGenerator<Buffer, Row[]>; send: (message: Buffer) => void } {
  const exchange = new CopyExchange(command);
  client.query(exchange as unknown as pg.Submittable);
  const ended = (): void => {
    exchange.handleError(new Error('The database closed the connection.'));
  };
  client.once('end', ended);
  client.once('error', ended);
  return {
    chunks: exchange.chunks(),
    send: (message) => {
      exchange.send(message);
    },
  };
}

const MOST_WAITING_BYTES = 8 * 1_048_576;

/** What the driver calls as messages come in, and a stream of them for whoever asked. */
class CopyExchange {
  private readonly command: string;
  private wire: Wire | null = null;
  private waiting: Buffer[] = [];
  private waitingBytes = 0;
  private names: string[] = [];
  private readonly rows: Row[] = [];
  private outcome: 'done' | Error | null = null;
  private wake: () => void = () => undefined;

  constructor(command: string) {
    this.command = command;
  }

  submit(wire: Wire): void {
    this.wire = wire;
    wire.query(this.command);
  }

  send(message: Buffer): void {
    this.wire?.sendCopyFromChunk(message);
  }

  handleRowDescription({ fields }: { fields: { name: string }[] }): void {
    this.names = fields.map(({ name }) => name);
  }

  handleDataRow({ fields }: { fields: (string | null)[] }): void {
    this.rows.push(Object.fromEntries(this.names.map((name, at) => [name, fields[at] ?? null])));
  }

  handleCopyData({ chunk }: { chunk: Buffer }): void {
    // The driver reads the next message into the same memory.
    this.waiting.push(Buffer.from(chunk));
    this.waitingBytes += chunk.length;
    if (this.waitingBytes > MOST_WAITING_BYTES) this.wire?.stream.pause();
    this.wake();
  }

  handleCommandComplete(): void {
    // The answer is over with ReadyForQuery: a base backup completes several parts.
  }

  handleReadyForQuery(): void {
    this.end('done');
  }

  handleError(error: Error): void {
    this.end(error);
  }

  async *chunks(): AsyncGenerator<Buffer, Row[]> {
    for (;;) {
      const taken = this.waiting;
      this.waiting = [];
      this.waitingBytes = 0;
      this.wire?.stream.resume();
      yield* taken;
      if (this.waiting.length > 0) continue;
      if (this.outcome instanceof Error) throw this.outcome;
      if (this.outcome === 'done') return this.rows;
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
    }
  }

  private end(outcome: 'done' | Error): void {
    this.outcome ??= outcome;
    this.wake();
  }
}
