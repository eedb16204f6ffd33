import { chmodSync, mkdirSync, mkdtempSync, writeFileSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { canEnter, reachableFolder } from './reachable-folder.ts';
import { postmasterPid, stopLeftoverPostmaster } from './stop-leftover-postmaster.ts';

const SOMEBODY = { uid: 65_533, gid: 65_533 };

describe('what a killed PostgreSQL left', () => {
  it('reads the process out of postmaster.pid', () => {
    expect(postmasterPid('4711\n/srv/data\n1763870000\n5433\n')).to.equal(4_711);
    expect(postmasterPid('')).to.equal(null);
    expect(postmasterPid('-3\n')).to.equal(null);
  });

  it('clears the pid file of a process that is gone, or is something else', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'topsteel-pg-'));
    expect(await stopLeftoverPostmaster(folder)).to.equal('none');
    // This very process is alive and no PostgreSQL: it must not be touched.
    for (const pid of [2 ** 22 - 1, process.pid]) {
      writeFileSync(join(folder, 'postmaster.pid'), `${String(pid)}\n${folder}\n`);
      expect(await stopLeftoverPostmaster(folder)).to.equal('stale');
      expect(existsSync(join(folder, 'postmaster.pid'))).to.equal(false);
    }
  });
});

describe('reachable folders', () => {
  it('sees a closed door anywhere above', () => {
    const closed = mkdtempSync(join(tmpdir(), 'topsteel-closed-'));
    const inner = join(closed, 'checkout', '.data');
    mkdirSync(inner, { recursive: true });
    chmodSync(closed, 0o700);
    expect(canEnter(inner, SOMEBODY)).to.equal(false);
    chmodSync(closed, 0o711);
    expect(canEnter(inner, SOMEBODY)).to.equal(true);
  });

  it('has one place outside for each path', () => {
    expect(reachableFolder('data', '/root/a')).to.equal(reachableFolder('data', '/root/b/../a'));
    expect(reachableFolder('data', '/root/a')).not.to.equal(reachableFolder('data', '/root/b'));
  });
});
