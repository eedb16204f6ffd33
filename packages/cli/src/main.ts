#!/usr/bin/env node
import { run } from './run.ts';

const { code, stdout, stderr } = await run(process.argv.slice(2));
process.exitCode = code;
process.stderr.write(stderr);
process.stdout.write(stdout);
