import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { startTimeOf } from './process-identity.ts';
import { restartDelayMs, superviseProcess } from './supervise-process.ts';
import { waitUntil } from './wait-until.ts';

describe('restartDelayMs', () => {
  it('doubles up to 8 s', () => {
    expect([1, 2, 3, 4, 5, 6, 7, 50].map(restartDelayMs)).to.deep.equal([
      250, 500, 1_000, 2_000, 4_000, 8_000, 8_000, 8_000,
    ]);
  });
});

describe('superviseProcess', () => {
  it('starts a killed process again and leaves nobody behind when it stops', async function () {
    this.timeout(20_000);
    const logFile = join(mkdtempSync(join(tmpdir(), 'topsteel-supervise-')), 'piece.log');
    // It has a child of its own, as the piece around anvil has: both must go.
    const script = `
      const child = require('node:child_process').spawn(process.execPath, ['-e', 'setInterval(() => 0, 1000)']);
      console.log(process.pid + ' ' + child.pid);
      setInterval(() => 0, 1000);`;
    const supervised = superviseProcess({
      name: 'piece',
      command: process.execPath,
      args: ['-e', script],
      cwd: tmpdir(),
      env: process.env,
      logFile,
    });
    const generations = (): number[][] =>
      readFileSync(logFile, 'utf8')
        .trim()
        .split('\n')
        .map((line) => line.split(' ').map(Number));
    const generation = async (count: number): Promise<number[]> => {
      await waitUntil(
        'the process',
        () => Promise.resolve(generations().length === count && generations()[count - 1]!.length === 2),
        { timeoutMs: 8_000 },
      );
      return generations()[count - 1]!;
    };

    const first = await generation(1);
    expect(supervised.pid()).to.equal(first[0]);
    supervised.kill();
    const second = await generation(2);
    expect(supervised.restarts()).to.equal(1);
    expect(first.map(startTimeOf)).to.deep.equal([null, null]);

    await supervised.stop();
    expect(second.map(startTimeOf)).to.deep.equal([null, null]);
    expect(supervised.pid()).to.equal(null);
  });

  it('has told of the end by the time it has stopped', async function () {
    this.timeout(20_000);
    const exits: string[] = [];
    const logFile = join(mkdtempSync(join(tmpdir(), 'topsteel-supervise-')), 'piece.log');
    const supervised = superviseProcess(
      {
        ...{ name: 'piece', command: process.execPath, cwd: tmpdir(), env: process.env, logFile },
        args: ['-e', `process.on('SIGTERM', () => 0); console.log('deaf'); setInterval(() => 0, 1000)`],
        graceMs: 50,
      },
      { onExit: (_, reason) => exits.push(reason) },
    );
    await waitUntil('the process', () => Promise.resolve(readFileSync(logFile, 'utf8') === 'deaf\n'), {
      timeoutMs: 8_000,
    });
    await supervised.stop();
    expect(exits).to.deep.equal(['SIGKILL']);
  });
});
