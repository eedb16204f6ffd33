import { readdirSync, readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';

/** What is asked of the server, the nth time. */
export interface Asked {
  method?: 'GET' | 'POST';
  path: string;
  headers?: Record<string, string>;
  body?: unknown;
}

export interface Operation {
  name: string;
  /** Asked to warm up, and asked while measuring. */
  warmUp: number;
  times: number;
  ask: (index: number) => Asked;
  /** HTTP status of success; anything else ends the benchmark. */
  status: number;
}

export interface Measured {
  operation: string;
  concurrency: number;
  serverCpuMs: number;
  databaseCpuMs: number;
  p50Ms: number;
  p95Ms: number;
  p99Ms: number;
  perSecond: number;
  serverRssMb: number;
}

const MS_PER_TICK = 10;

/** Asks over and over from so many clients at once, and counts CPU of the server's and the database's processes. */
export async function measure(
  operation: Operation,
  concurrency: number,
  { origin, serverPid, databasePid }: { origin: string; serverPid: number; databasePid: number },
  from: number,
): Promise<Measured> {
  const agent = new Agent({ keepAlive: true, maxSockets: concurrency });
  try {
    await run(operation, concurrency, { origin, agent }, from, operation.warmUp);
    const before = { server: cpuMsOf(serverPid), database: cpuMsOf(databasePid), at: performance.now() };
    const took = await run(
      operation,
      concurrency,
      { origin, agent },
      from + operation.warmUp,
      operation.times,
    );
    const seconds = (performance.now() - before.at) / 1_000;
    const sorted = took.sort((a, b) => a - b);
    const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
    return {
      operation: operation.name,
      concurrency,
      serverCpuMs: (cpuMsOf(serverPid) - before.server) / operation.times,
      databaseCpuMs: (cpuMsOf(databasePid) - before.database) / operation.times,
      p50Ms: at(0.5),
      p95Ms: at(0.95),
      p99Ms: at(0.99),
      perSecond: operation.times / seconds,
      serverRssMb: rssMbOf(serverPid),
    };
  } finally {
    agent.destroy();
  }
}

async function run(
  { ask, status, name }: Operation,
  concurrency: number,
  { origin, agent }: { origin: string; agent: Agent },
  from: number,
  times: number,
): Promise<number[]> {
  const took: number[] = [];
  let next = 0;
  const client = async () => {
    while (next < times) {
      const asked = ask(from + next++);
      const start = performance.now();
      const answer = await send(origin, agent, asked);
      took.push(performance.now() - start);
      if (answer.status !== status) {
        throw new Error(
          `${name}: ${asked.method ?? 'GET'} ${asked.path} answered ${answer.status}: ${answer.text.slice(0, 600)}`,
        );
      }
    }
  };
  await Promise.all(Array.from({ length: concurrency }, client));
  return took;
}

/** One request, its answer read to the end. */
export function send(
  origin: string,
  agent: Agent,
  { method = 'GET', path, headers = {}, body }: Asked,
): Promise<{ status: number; text: string; cookies: string[] }> {
  const payload = body === undefined ? undefined : JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const sent = request(
      new URL(path, origin),
      {
        method,
        agent,
        headers: {
          origin,
          ...headers,
          ...(payload !== undefined && {
            'content-type': 'application/json',
            'content-length': Buffer.byteLength(payload).toString(),
          }),
        },
      },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('error', reject);
        answer.on('end', () => {
          resolve({
            status: answer.statusCode ?? 0,
            text: Buffer.concat(chunks).toString('utf8'),
            cookies: answer.headers['set-cookie'] ?? [],
          });
        });
      },
    );
    sent.on('error', reject);
    sent.end(payload);
  });
}

/** CPU milliseconds of a process and everything below it, ended children included. */
function cpuMsOf(root: number): number {
  const processes = new Map<number, { parent: number; ticks: number }>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const fields = readFileSync(`/proc/${name}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ');
      const ticks = [11, 12, 13, 14].reduce((sum, field) => sum + Number(fields[field] ?? 0), 0);
      processes.set(Number(name), { parent: Number(fields[1]), ticks });
    } catch {
      continue;
    }
  }
  const isBelow = (pid: number): boolean =>
    pid === root || (processes.has(pid) && pid > 1 && isBelow(processes.get(pid)?.parent ?? 0));
  return (
    MS_PER_TICK *
    [...processes].filter(([pid]) => isBelow(pid)).reduce((sum, [, { ticks }]) => sum + ticks, 0)
  );
}

function rssMbOf(pid: number): number {
  const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid.toString()}/status`, 'utf8'))?.[1];
  return Number(kilobytes ?? 0) / 1_024;
}
