import { readdirSync, readFileSync } from 'node:fs';

/** What a client needs to have for a question. */
interface Asks {
  client: { $queryRawUnsafe<T>(sql: string): PromiseLike<T> };
}

/** Clock ticks a second in /proc: USER_HZ, 100 on every Linux that we know. */
const MS_PER_TICK = 10;

/**
 * CPU milliseconds of the whole database server since it started: postmaster, every backend, writers and vacuum, those
 * that have ended too. The server runs on this machine.
 */
export async function databaseCpuMs(prisma: Asks): Promise<number> {
  const [row] = await prisma.client.$queryRawUnsafe<{ pid: number }[]>('SELECT pg_backend_pid() AS pid');
  const postmaster = statOf(String(row?.pid)).parent;
  const children = readdirSync('/proc')
    .filter((name) => /^[0-9]+$/.test(name))
    .flatMap((name) => {
      try {
        const stat = statOf(name);
        return stat.parent === postmaster ? [stat.own] : [];
      } catch {
        return [];
      }
    });
  const { own, ended } = statOf(postmaster);
  return (own + ended + children.reduce((sum, ticks) => sum + ticks, 0)) * MS_PER_TICK;
}

/** Fields of /proc/PID/stat (proc(5)): the name may hold spaces and stands in parentheses. */
function statOf(pid: string): { parent: string; own: number; ended: number } {
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const ticks = (index: number) => Number(fields[index]);
  return { parent: fields[1] ?? '', own: ticks(11) + ticks(12), ended: ticks(13) + ticks(14) };
}
