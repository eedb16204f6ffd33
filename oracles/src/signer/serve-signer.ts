import { timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Logger } from 'pino';
import { signRequestSchema } from '../reports/report-kinds.ts';
import { SignerRefusal } from '../reports/report-signer.ts';
import type { ReportSigner } from '../reports/report-signer.ts';

export interface SignerServer {
  url: string;
  stop(): Promise<void>;
}

interface Answer {
  status: number;
  body: object;
}

const MOST_BYTES = 524_288;

/**
 * Serves one signer: `POST /sign` with the coordinator's token, `GET /health` for anyone. 422 is a refusal with its
 * sentence; 503 says that it could not look now.
 */
export async function serveSigner(options: {
  signer: ReportSigner;
  token: string;
  host?: string;
  port: number;
  logger: Logger;
}): Promise<SignerServer> {
  const { signer, token, host = '127.0.0.1', port, logger } = options;
  const answer = async (request: IncomingMessage): Promise<Answer> => {
    if (request.method === 'GET' && request.url === '/health') {
      return { status: 200, body: { status: 'up', signer: signer.name } };
    }
    if (request.method !== 'POST' || request.url !== '/sign') return problem(404, 'There is nothing here.');
    if (!isToken(request.headers.authorization, token)) return problem(401, 'The token is missing or wrong.');
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
    try {
      return { status: 200, body: await signer.sign(parsed.data) };
    } catch (error) {
      if (error instanceof SignerRefusal) {
        const { kind, subject, round } = parsed.data.report;
        logger.warn({ kind, subject, round, reason: error.message }, 'a report was refused');
        return problem(422, error.message);
      }
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
        const type = status < 400 ? 'application/json' : 'application/problem+json';
        response.writeHead(status, { 'content-type': type, connection: 'close' }).end(JSON.stringify(body));
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

const problem = (status: number, detail: string): Answer => ({
  status,
  body: { title: 'Not signed', status, detail },
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
