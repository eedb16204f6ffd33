import type { Tx } from '../database/index.ts';

export async function pausedJobs(tx: Tx): Promise<ReadonlySet<string>> {
  const rows = await tx.$queryRaw<{ name: string }[]>`SELECT name FROM job_control WHERE is_paused`;
  return new Set(rows.map(({ name }) => name));
}

export async function setPaused(tx: Tx, name: string, isPaused: boolean): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO job_control (name, is_paused) VALUES (${name}, ${isPaused})
    ON CONFLICT (name) DO UPDATE SET is_paused = excluded.is_paused`;
}

/** Gives the turns of a process back: another one need not wait until its time is over. */
export async function releaseLeases(tx: Tx, holder: string, names: readonly string[]): Promise<void> {
  await tx.$executeRaw`UPDATE job_control SET until = NULL WHERE holder = ${holder} AND name = ANY(${names})`;
}

/** Takes a job's turn, or keeps it. @returns false while another process has it */
export async function holdLease(tx: Tx, name: string, holder: string, seconds: number): Promise<boolean> {
  const written = await tx.$executeRaw`
    INSERT INTO job_control AS j (name, holder, until)
    VALUES (${name}, ${holder}, clock_timestamp() + make_interval(secs => ${seconds}))
    ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, until = excluded.until
      WHERE j.holder = excluded.holder OR j.until IS NULL OR j.until < clock_timestamp()`;
  return written === 1;
}
