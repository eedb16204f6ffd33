import { inspect } from 'node:util';
import { isAppError } from '@topsteel/domain/errors';
import { pino } from 'pino';
import type { Logger } from 'pino';
import type { Secrets } from './secrets.ts';

/** The process's log: one JSON object a line, to standard output. No secret leaves the process in it, whoever said it. */
export function openLog(name: string, level: string, secrets: Secrets): Logger {
  return pino({ name, level, hooks: { streamWrite: (line) => secrets.hide(line) } });
}

/** What ends the process unforeseen is told as `endBadly` tells it; Node would print it as it is. */
export function endBadlyOnSurprise(secrets: Secrets): void {
  process.on('uncaughtException', (error: unknown) => endBadly(secrets, error));
}

/** Says on standard error why the process ends, and ends it. */
export function endBadly(secrets: Secrets, error: unknown): never {
  const text = isAppError(error) ? error.message : inspect(error);
  process.stderr.write(`${secrets.hide(text)}\n`);
  process.exit(1);
}
