import { lookup, type LookupAddress, type LookupOptions } from 'node:dns';
import { request as requestPlain, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as requestSecure } from 'node:https';
import { isIP } from 'node:net';
import { traceHeaders } from '@topsteel/tracing';
import { isPublicAddress } from './is-public-address.ts';

const TIMEOUT_MS = 10_000;
const LARGEST_ANSWER_BYTES = 262_144;

export interface PartnerAnswer {
  status: number;
  text: string;
}

export interface PartnerCall {
  url: URL;
  method: 'GET' | 'POST';
  headers: Record<string, string>;
  body?: string | Buffer;
}

/** `host:port` of systems inside our own network that an operator has allowed. */
export type AllowedHosts = ReadonlySet<string>;

/**
 * Calls a system whose address somebody else gave us. Only HTTPS on a public address is called; the address that was
 * checked is the one that is connected to, so that a name cannot turn to another address in between; no redirect is
 * followed, nothing of ours but the given headers is sent, and a long answer is cut.
 *
 * @throws Error with a sentence saying why the call was not made, or what went wrong.
 */
export function callPartner(call: PartnerCall, allowed: AllowedHosts): Promise<PartnerAnswer> {
  const { url } = call;
  const isAllowed = allowed.has(url.host);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (url.username !== '' || url.password !== '') return refuse('The address must not hold a password');
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isAllowed))
    return refuse('Only HTTPS is called');
  if (!isAllowed && isIP(host) !== 0 && !isPublicAddress(host))
    return refuse('The address is not on the public internet');
  const options: RequestOptions = {
    method: call.method,
    headers: {
      ...call.headers,
      ...traceHeaders(),
      ...(call.body !== undefined && { 'content-length': Buffer.byteLength(call.body).toString() }),
    },
    timeout: TIMEOUT_MS,
    signal: AbortSignal.timeout(2 * TIMEOUT_MS),
    agent: false,
    ...(!isAllowed && { lookup: lookupPublic }),
  };
  return new Promise((resolve, reject) => {
    const send = url.protocol === 'https:' ? requestSecure : requestPlain;
    const outgoing = send(url, options, (answer) => {
      readAnswer(answer).then(resolve, reject);
    });
    outgoing.on('timeout', () => outgoing.destroy(new Error(`${url.host} did not answer in time`)));
    outgoing.on('error', reject);
    outgoing.end(call.body);
  });
}

const refuse = (why: string): Promise<never> => Promise.reject(new Error(`${why}.`));

type LookupDone = (error: Error | null, address: string | LookupAddress[], family?: number) => void;

/** Name to addresses; a name with one closed address among them is refused whole. */
function lookupPublic(hostname: string, options: LookupOptions, done: LookupDone): void {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) {
      done(error, []);
      return;
    }
    const first = addresses[0];
    if (!first || addresses.some(({ address }) => !isPublicAddress(address))) {
      done(new Error(`${hostname} is not on the public internet.`), []);
    } else if (options.all === true) done(null, addresses);
    else done(null, first.address, first.family);
  });
}

async function readAnswer(answer: IncomingMessage): Promise<PartnerAnswer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LARGEST_ANSWER_BYTES) break;
    chunks.push(chunk);
  }
  return { status: answer.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8') };
}
