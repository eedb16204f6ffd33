import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { commandOf } from './process-identity.ts';
import { StackError } from './stack-error.ts';

export interface PortHolder {
  pid: number;
  command: string;
}

/**
 * The socket inodes that listen on a port, from the text of `/proc/net/tcp` or `tcp6` (state 0A is LISTEN).
 *
 * @example listeningInodes('…\n 0: 0100007F:0BB8 00000000:0000 0A … 0 0 777 …', 3000) // ['777']
 */
export function listeningInodes(table: string, port: number): string[] {
  const wanted = port.toString(16).toUpperCase().padStart(4, '0');
  return table
    .split('\n')
    .slice(1)
    .map((line) => line.trim().split(/\s+/))
    .filter((fields) => fields[1]?.endsWith(`:${wanted}`) === true && fields[3] === '0A')
    .map((fields) => fields[9] ?? '');
}

/** Who listens on a port of this machine; null when nobody does or when the system does not tell. */
export function portHolder(port: number): PortHolder | null {
  const inodes = new Set(
    ['tcp', 'tcp6'].flatMap((name) => listeningInodes(readOr(`/proc/net/${name}`, ''), port)),
  );
  if (inodes.size === 0) return null;
  for (const entry of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    const hit = descriptorsOf(entry).some((target) =>
      inodes.has(/^socket:\[(\d+)\]$/.exec(target)?.[1] ?? ''),
    );
    if (hit) return { pid: Number(entry), command: commandOf(Number(entry)) ?? 'a program' };
  }
  return null;
}

/** Says who has the port and what to do. */
export function portTakenSentence(port: number, holder: PortHolder | null, variable: string): string {
  const who = holder === null ? 'another program' : `"${holder.command}" (process ${String(holder.pid)})`;
  return `Port ${String(port)} is taken by ${who}: stop it, or set ${variable} to a free port.`;
}

/** Whether this machine lets us listen on the port now. */
export async function isPortFree(port: number): Promise<boolean> {
  const canListen = (host: string): Promise<boolean> =>
    new Promise((resolve) => {
      const server = createServer();
      server.once('error', (error: NodeJS.ErrnoException) => {
        resolve(error.code === 'EADDRNOTAVAIL' || error.code === 'EAFNOSUPPORT');
      });
      server.listen({ port, host, exclusive: true }, () => {
        server.close(() => {
          resolve(true);
        });
      });
    });
  return (await canListen('127.0.0.1')) && (await canListen('0.0.0.0')) && (await canListen('::1'));
}

/** A port that the system hands out now. */
export async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        if (address === null || typeof address === 'string') reject(new Error('The system gave no port.'));
        else resolve(address.port);
      });
    });
  });
}

/**
 * The port a piece will use. A port that was asked for is used or refused; a default port that is taken is replaced by
 * the next free one.
 *
 * @throws StackError when the port that was asked for is taken, naming who holds it.
 */
export async function choosePort(
  wanted: number,
  options: { variable: string; isAsked: boolean; taken: ReadonlySet<number> },
): Promise<{ port: number; notice: string | null }> {
  if (!options.taken.has(wanted) && (await isPortFree(wanted))) return { port: wanted, notice: null };
  const holder = portHolder(wanted);
  if (options.isAsked) throw new StackError(portTakenSentence(wanted, holder, options.variable));
  for (let port = wanted + 1; port < wanted + 100; port += 1) {
    if (!options.taken.has(port) && (await isPortFree(port))) {
      const who = holder === null ? 'another program' : `"${holder.command}" (process ${String(holder.pid)})`;
      return {
        port,
        notice: `Port ${String(wanted)} is taken by ${who}; using ${String(port)} instead (set ${options.variable} to choose).`,
      };
    }
  }
  throw new StackError(portTakenSentence(wanted, holder, options.variable));
}

function readOr(path: string, fallback: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return fallback;
  }
}

function descriptorsOf(pid: string): string[] {
  try {
    return readdirSync(`/proc/${pid}/fd`).map((name) => {
      try {
        return readlinkSync(`/proc/${pid}/fd/${name}`);
      } catch {
        return '';
      }
    });
  } catch {
    return [];
  }
}
