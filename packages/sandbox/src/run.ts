/**
 * Runs one piece of the embedded stack in this process:
 *
 *     node packages/sandbox/src/run.ts chain --data .data --port 8545
 *
 * SIGTERM and SIGINT stop it cleanly; when the piece dies, so does this process, with exit code 1.
 */
import { parseArgs } from 'node:util';
import { isPieceName, PIECES, pieceUsage } from './pieces.ts';
import { log, sentenceOf } from './process/log.ts';
import { StackError } from './process/stack-error.ts';

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      data: { type: 'string', default: '.data' },
      help: { type: 'boolean', default: false },
      port: { type: 'string' },
      'second-port': { type: 'string' },
    },
  });
  const name = positionals[0];
  if (values.help || name === undefined || !isPieceName(name)) {
    process.stdout.write(pieceUsage());
    process.exitCode = values.help ? 0 : 2;
    return;
  }
  const piece = PIECES[name];
  const running = await piece.run({
    dataDir: values.data,
    port: values.port === undefined ? piece.port : Number(values.port),
    secondPort: values['second-port'] === undefined ? piece.secondPort : Number(values['second-port']),
    env: process.env,
  });

  const stopping = new AbortController();
  const stop = (): void => {
    if (stopping.signal.aborted) return;
    stopping.abort();
    running.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log('error', 'stopping failed', { reason: sentenceOf(error) });
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  const reason = await running.ended;
  if (!stopping.signal.aborted && reason !== undefined) {
    log('error', reason);
    process.exit(1);
  }
}

main().catch((error: unknown) => {
  log('error', sentenceOf(error), error instanceof StackError ? {} : { stack: (error as Error).stack });
  process.exit(1);
});
