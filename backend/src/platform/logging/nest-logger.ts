import type { LoggerService } from '@nestjs/common';
import type { DestinationStream, Logger } from 'pino';
import pino from 'pino';

/**
 * The process's log: one JSON object a line, to standard output. Cookies and credentials never enter it.
 *
 * @param secrets what is taken out of every line: what others say of a failure may repeat what they were sent, and the
 * address that they were asked at
 */
export function createLog(level: string, secrets: readonly string[] = [], to?: DestinationStream): Logger {
  const options = {
    level,
    base: { process: 'backend' },
    redact: ['req.headers.cookie', 'req.headers.authorization', 'res.headers["set-cookie"]', '*.password'],
    hooks: {
      streamWrite: (line: string) =>
        secrets.reduce((text, secret) => (text.includes(secret) ? text.replaceAll(secret, '…') : text), line),
    },
  };
  return to ? pino(options, to) : pino(options);
}

/** Nest's own messages through the same log. */
export class NestLogger implements LoggerService {
  constructor(private readonly sink: Logger) {}

  log(message: unknown, ...context: unknown[]): void {
    // Nest announces every controller and provider; that is news to its developers only.
    this.sink.debug({ context: context.at(-1) }, String(message));
  }
  error(message: unknown, ...context: unknown[]): void {
    this.sink.error({ context }, String(message));
  }
  warn(message: unknown, ...context: unknown[]): void {
    this.sink.warn({ context: context.at(-1) }, String(message));
  }
  debug(message: unknown, ...context: unknown[]): void {
    this.sink.debug({ context: context.at(-1) }, String(message));
  }
  verbose(message: unknown, ...context: unknown[]): void {
    this.sink.trace({ context: context.at(-1) }, String(message));
  }
}
