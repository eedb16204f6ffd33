import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { runCommand, tellingLine } from './run-command.ts';

describe('tellingLine', () => {
  it('takes the last line that tells of an error, not the stack below it', () => {
    expect(
      tellingLine('compiling\nError: Cannot find module x\n    at load (node:1)\nNode.js v24.21.0\n'),
    ).to.equal('Error: Cannot find module x');
  });

  it('reads the message out of a line of JSON', () => {
    const line = JSON.stringify({ level: 50, msg: 'boot failed', err: { message: 'RPC_URL is missing.' } });
    expect(tellingLine(`{"msg":"starting"}\n${line}\n`)).to.equal('boot failed: RPC_URL is missing.');
  });

  it('puts a full disk in plain words', () => {
    expect(tellingLine('x\nENOSPC: no space left on device, write')).to.equal(
      'The disk is full: free some space and start again.',
    );
  });

  it('has nothing to tell of an empty log', () => {
    expect(tellingLine('')).to.equal(null);
  });
});

describe('runCommand', () => {
  const logFile = join(mkdtempSync(join(tmpdir(), 'topsteel-command-')), 'build.log');
  const run = (script: string, signal = new AbortController().signal): Promise<void> =>
    runCommand({
      what: 'The web build',
      command: process.execPath,
      args: ['-e', script],
      cwd: tmpdir(),
      env: process.env,
      logFile,
      signal,
    });

  it('fails with the cause and the place of the log', async () => {
    const error: unknown = await run('console.error("Type error in page.tsx"); process.exit(1)').catch(
      (reason: unknown) => reason,
    );
    expect((error as Error).message).to.equal(
      `The web build failed: Type error in page.tsx (all of it in ${logFile})`,
    );
  });

  it('stops the program when it is aborted', async () => {
    const stopping = new AbortController();
    const running = run('setInterval(() => 0, 1000)', stopping.signal);
    stopping.abort();
    expect(await running.catch((error: unknown) => (error as Error).name)).to.equal('AbortError');
  });
});
