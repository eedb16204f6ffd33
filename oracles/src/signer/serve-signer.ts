import { timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inSpan, markFailed, spanNow } from '@topsteel/tracing';
import type { Logger } from 'pino';
import { createMetrics } from '../metrics/metrics.ts';
import { readProcess } from '../metrics/serve-metrics.ts';
import { signRequestSchema } from '../reports/report-kinds.ts';
import { SignerRefusal } from '../reports/report-signer.ts';
import type { ReportSigner } from '../reports/report-signer.ts';

export interface SignerServer {
  url: string;
  stop(): Promise<void>;
}

interface Answer {
  status: number;
  /** An object is sent as JSON, figures as text. */
  body: object | string;
}

const MOST_BYTES = 524_288;

/**
 * Serves one signer: `POST /sign` with the coordinator's token, `GET /metrics` with that or the one for figures, `GET
 * /health` for anyone. 422 is a refusal with its code and sentence; 503 says that it could not look now.
 */
export async function serveSigner(options: {
  signer: ReportSigner;
  token: string;
  /** Reads /metrics; null: the token of /sign does. */
  metricsToken?: string | null;
  host?: string;
  port: number;
  logger: Logger;
}): Promise<SignerServer> {
  const { signer, token, metricsToken = null, host = '127.0.0.1', port, logger } = options;
  const metrics = createMetrics();
  for (const outcome of ['signed', 'refused', 'unable']) {
    metrics.count('topsteel_signatures_total', { outcome }, 0);
  }
  const own = readProcess();
  const answer = async (request: IncomingMessage): Promise<Answer> => {
    if (request.method === 'GET' && request.url === '/health') {
      return { status: 200, body: { status: 'up', signer: signer.name } };
    }
    if (request.method === 'GET' && request.url === '/metrics') {
      if (!isToken(request.headers.authorization, metricsToken ?? token)) {
        return problem(401, 'The token is missing or wrong.');
      }
      return { status: 200, body: `${metrics.text()}${await own.metrics()}` };
    }
    if (request.method !== 'POST' || request.url !== '/sign') return problem(404, 'There is nothing here.');
    if (!isToken(request.headers.authorization, token)) return problem(401, 'The token is missing or wrong.');
    const { traceparent: parent } = request.headers;
    const told = async (): Promise<Answer> => {
      const given = await sign(request);
      spanNow()?.setAttribute('http.response.status_code', given.status);
      return given;
    };
    return inSpan('POST /sign', { 'signer.address': signer.name }, told, { kind: 'server', parent });
  };
  const sign = async (request: IncomingMessage): Promise<Answer> => {
    const body = await readBody(request);
    if (body === null) return problem(413, 'The request is too large.');
    const parsed = signRequestSchema.safeParse(parseJson(body));
    if (!parsed.success) {
      const issue = parsed.error.issues[0];
      return problem(
        400,
        `The request cannot be read: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}.`,
      );
    }
    const { kind } = parsed.data.evidence;
    const { subject, round } = parsed.data.report;
    const span = spanNow();
    span?.setAttributes({ 'report.kind': kind, 'report.subject': subject, 'report.round': round });
    const tell = (outcome: 'signed' | 'refused' | 'unable'): void => {
      metrics.count('topsteel_signatures_total', { outcome });
      span?.setAttribute('signature.outcome', outcome);
    };
    try {
      const body = await signer.sign(parsed.data);
      tell('signed');
      return { status: 200, body };
    } catch (error) {
      if (error instanceof SignerRefusal) {
        const { code, message: reason } = error;
        tell('refused');
        span?.setAttribute('refusal.code', code);
        logger.warn({ kind, subject, round, code, reason }, 'a report was refused');
        return problem(422, reason, code);
      }
      tell('unable');
      if (span) markFailed(span);
      logger.warn({ err: error }, 'a report could not be looked into');
      return problem(503, 'I cannot look into this now.');
    }
  };
  const server = createServer((request, response) => {
    void answer(request)
      .catch((error: unknown): Answer => {
        logger.error({ err: error }, 'a request failed');
        return problem(500, 'The request failed.');
      })
      .then(({ status, body }) => {
        const json = status < 400 ? 'application/json' : 'application/problem+json';
        const type = typeof body === 'string' ? 'text/plain; version=0.0.4; charset=utf-8' : json;
        const text = typeof body === 'string' ? body : JSON.stringify(body);
        response.writeHead(status, { 'content-type': type, connection: 'close' }).end(text);
      });
  });
  server.requestTimeout = 10_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const { port: actual } = server.address() as AddressInfo;
  return {
    url: `http://${host}:${actual.toString()}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

const problem = (status: number, detail: string, code?: string): Answer => ({
  status,
  body: { title: 'Not signed', status, detail, ...(code !== undefined && { code }) },
});

function isToken(header: string | undefined, token: string): boolean {
  const given = Buffer.from(header ?? '');
  const right = Buffer.from(`Bearer ${token}`);
  return given.length === right.length && timingSafeEqual(given, right);
}

async function readBody(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    bytes += (chunk as Buffer).length;
    if (bytes > MOST_BYTES) return null;
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
