/**
 * `npm start`: the whole system on this machine, until Ctrl-C.
 *
 *     npm start -- --no-seed          without the demo world
 *     npm start -- --data DIR         another data folder
 *     npm start -- --only chain,ipfs  these pieces and what they need
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  durationText,
  onStopRequest,
  PIECE_NAMES,
  sentenceOf,
  showProgress,
  type Stack,
  StackError,
  type StackPiece,
  startStack,
} from '@topsteel/sandbox';
import { demoSignIns } from './seed/demo-sign-ins.ts';

const ROOT = join(import.meta.dirname, '..');
const startedAt = Date.now();

function readOptions(): { dataDir: string; isSeeded: boolean; pieces: StackPiece[] | undefined } {
  try {
    const { values } = parseArgs({
      options: {
        data: { type: 'string', default: join(ROOT, '.data') },
        'no-seed': { type: 'boolean', default: false },
        only: { type: 'string' },
      },
    });
    const unknown = values.only?.split(',').find((name) => !PIECE_NAMES.some((piece) => piece === name));
    if (unknown !== undefined) {
      throw new StackError(`There is no piece "${unknown}": choose among ${PIECE_NAMES.join(', ')}.`);
    }
    const pieces = values.only?.split(',') as StackPiece[] | undefined;
    return { dataDir: values.data, isSeeded: !values['no-seed'], pieces };
  } catch (error) {
    throw error instanceof StackError ? error : new StackError(sentenceOf(error));
  }
}

function printWelcome(stack: Stack, isSeeded: boolean): void {
  const rows: [string, string][] = [
    ['Marketplace', stack.urls.web],
    ['Verify a bundle', `${stack.urls.web}/v`],
    ['Weighbridge', stack.urls.carrier],
    ['Inbox', stack.urls.inbox],
    ['API', `${stack.urls.api}/v2/openapi.json`],
    ['Health', `${stack.urls.api}/health`],
    ['GraphQL', stack.urls.graph],
    ['Chain RPC', stack.urls.chain],
    ['IPFS gateway', stack.urls.gateway],
  ];
  const lines = rows.map(([name, url]) => `  ${name.padEnd(16)} ${url}`);
  process.stdout.write(
    `\nTopSteel is up after ${durationText(Date.now() - startedAt)}.\n\n${lines.join('\n')}\n`,
  );
  if (isSeeded && stack.env['DEMO'] === '1') {
    const width = Math.max(...demoSignIns.map(({ label }) => label.length));
    const people = demoSignIns.map(
      ({ label, email, password }) => `  ${label.padEnd(width)}  ${email}  ${password}`,
    );
    process.stdout.write(`\nDemo sign-ins (${stack.urls.web}/signin):\n${people.join('\n')}\n`);
  }
  process.stdout.write('\nCtrl-C stops everything; the data stays.\n');
}

async function main(): Promise<void> {
  const { dataDir, isSeeded, pieces } = readOptions();
  const aborting = new AbortController();
  const display = showProgress(process.stdout);
  let running: Stack | null = null;

  const stopRequested = new Promise<void>((resolve) => {
    onStopRequest(() => {
      aborting.abort();
      display.notice('Stopping.');
      resolve();
    });
  });

  try {
    running = await startStack({
      dataDir,
      seed: isSeeded,
      demoSignIns,
      env: process.env,
      signal: aborting.signal,
      onProgress: display.update,
      onNotice: display.notice,
      ...(pieces === undefined ? {} : { pieces }),
    });
  } catch (error) {
    display.close();
    if (aborting.signal.aborted) {
      process.stdout.write('Everything is stopped.\n');
      return;
    }
    throw error;
  }
  display.close();
  printWelcome(running, isSeeded);
  await stopRequested;
  await running.stop();
  process.stdout.write('Everything is stopped.\n');
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    const text = error instanceof StackError ? error.message : ((error as Error).stack ?? sentenceOf(error));
    process.stderr.write(`\n${text}\n`);
    process.exit(1);
  },
);
