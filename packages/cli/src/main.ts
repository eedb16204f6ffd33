#!/usr/bin/env node
import { run } from './run.ts';

// Whoever reads has seen enough (`| head`): that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});
const { code, stdout, stderr } = await run(process.argv.slice(2));
process.exitCode = code;
process.stderr.write(stderr);
process.stdout.write(stdout);
