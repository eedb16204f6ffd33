import { spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { openPidFile, readPidFile, stopLeftovers } from './pid-file.ts';
import { isAlive, parseProcStat, startTimeOf } from './process-identity.ts';

const sleeper = () => {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => 0, 1000)'], {
    detached: true,
    stdio: 'ignore',
  });
  const pid = child.pid ?? 0;
  return { pid, startedAt: startTimeOf(pid) ?? '' };
};
const newPath = (): string => join(mkdtempSync(join(tmpdir(), 'topsteel-pids-')), 'processes.json');
const DEAD = { pid: 2 ** 22 - 1, startedAt: '1' };

describe('parseProcStat', () => {
  const rest = 'S 1 7 7 0 -1 0 0 0 0 0 0 0 0 0 20 0 1 0 4242 99';
  it('reads the start time after a name with spaces and parentheses', () => {
    expect(parseProcStat(`7 (a (b) c) ${rest}`)).to.equal('4242');
  });
  it('counts a zombie as dead', () => {
    expect(parseProcStat(`7 (node) ${rest.replace('S', 'Z')}`)).to.equal(null);
  });
});

describe('the register of processes', () => {
  it('stops what a killed supervisor left behind, and only that', async function () {
    this.timeout(20_000);
    const [left, stranger] = [sleeper(), sleeper()];
    const path = newPath();
    const children = [
      { name: 'chain', ...left },
      { name: 'web', pid: stranger.pid, startedAt: 'another time' },
    ];
    writeFileSync(path, JSON.stringify({ supervisor: DEAD, children }));
    expect(await stopLeftovers(path)).to.deep.equal(['chain']);
    expect(isAlive(left)).to.equal(false);
    expect(isAlive(stranger)).to.equal(true);
    expect(readPidFile(path)).to.equal(null);
    process.kill(-stranger.pid, 'SIGKILL');
  });

  it('refuses while the other supervisor lives', async () => {
    const other = sleeper();
    const path = newPath();
    writeFileSync(path, JSON.stringify({ supervisor: other, children: [] }));
    const error: unknown = await stopLeftovers(path).catch((reason: unknown) => reason);
    expect((error as Error).message).to.contain(
      `already runs on this data folder (process ${String(other.pid)})`,
    );
    process.kill(-other.pid, 'SIGKILL');
  });

  it('does nothing over an absent or damaged file', async () => {
    const path = newPath();
    expect(await stopLeftovers(path)).to.deep.equal([]);
    writeFileSync(path, '{"supervisor":');
    expect(await stopLeftovers(path)).to.deep.equal([]);
  });

  it('keeps who runs, and forgets who ended', () => {
    const path = newPath();
    const pids = openPidFile(path);
    pids.set('chain', process.pid);
    expect(readPidFile(path)?.children.map(({ name }) => name)).to.deep.equal(['chain']);
    pids.remove('chain');
    expect(readPidFile(path)?.children).to.deep.equal([]);
    pids.close();
    expect(readPidFile(path)).to.equal(null);
  });
});
