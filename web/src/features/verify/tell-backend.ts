import { createHmac } from 'node:crypto';
import type { VerdictLine } from '@topsteel/chain/verify';
import { copySignals } from '@topsteel/domain/api';
import { lotCodeOf } from '@topsteel/domain/digital-link';
import { fetchInSpan } from '@topsteel/tracing';
import { environment } from '../../environment.ts';

/** The verdict never waits for the marketplace: what has not come by then is left out. */
const TIMEOUT_MS = 700;
/** What a serial on a label may hold (GS1 character set 82, AI 21). */
const SERIAL = /^[!"%&'()*+,\-./0-9:;<=>?A-Z_a-z]{0,20}$/;

/**
 * Tells the marketplace that a label was read, and returns what the readings of the label say: whether it looks
 * copied, and whether a signed tag carries the signature of its vendor. Nothing when the marketplace is away or keeps
 * no readings: no other line depends on it.
 */
export async function tellReading(
  request: Request,
  lotId: bigint,
  serial: string | undefined,
  host: string,
): Promise<VerdictLine[]> {
  if (serial !== undefined && !SERIAL.test(serial)) return [];
  const tag = new URL(request.url).searchParams.get('t')?.slice(0, 64);
  const country = countryOf(request);
  const answer = await post('/v2/scans', {
    lotCode: lotCodeOf(lotId),
    reader: readerOf(request),
    ...(serial === undefined ? {} : { serial }),
    ...(country === undefined ? {} : { country }),
    ...(tag === undefined ? {} : { tag }),
  });
  const read = copySignals.safeParse(answer);
  if (!read.success) return [];
  const how: VerdictLine['how'] = { key: 'readings', params: { host } };
  const { signal, tag: tagState } = read.data;
  return [
    ...(signal === null ? [] : [{ question: 'copies', ...signal, how } satisfies VerdictLine]),
    ...(tagState === 'none'
      ? []
      : [
          {
            question: 'tag',
            key: tagState === 'right' ? 'tagSigned' : 'tagFalse',
            params: {},
            how: { key: 'tag', params: { host } },
          } satisfies VerdictLine,
        ]),
  ];
}

/** Hands a report on. @returns whether it arrived */
export async function tellReport(
  request: Request,
  report: {
    lotCode: string;
    serial: string;
    what: string;
    text: string;
    contact: string;
    /** Told again with the same key, it is the same report. */
    key?: string | undefined;
  },
): Promise<boolean> {
  const answer = await post('/v2/scans/report', { ...report, reader: readerOf(request) });
  return (answer as { received?: unknown } | undefined)?.received === true;
}

async function post(path: string, body: object): Promise<unknown> {
  const { API_URL, AUTH_SECRET } = environment();
  if (AUTH_SECRET === undefined) return undefined;
  const key = createHmac('sha256', AUTH_SECRET).update('readings').digest('hex');
  try {
    const response = await fetchInSpan(new URL(path, API_URL), {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-readings-key': key },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(TIMEOUT_MS),
      cache: 'no-store',
    });
    return response.ok ? await response.json() : undefined;
  } catch {
    return undefined;
  }
}

/** The nearest hop's view of who asks, and the browser: told to the marketplace, which hashes and forgets it. */
function readerOf(request: Request): string {
  const { READER_ADDRESS_HEADER } = environment();
  const addresses = (request.headers.get(READER_ADDRESS_HEADER) ?? '').split(',');
  return (
    `${addresses.at(-1)?.trim() ?? ''} ${request.headers.get('user-agent') ?? ''}`.slice(0, 200).trim() ||
    'unknown'
  );
}

/** A country only from the header that the operator names: anybody can send a header. */
function countryOf(request: Request): string | undefined {
  const { COUNTRY_HEADER } = environment();
  const country = COUNTRY_HEADER === undefined ? null : request.headers.get(COUNTRY_HEADER);
  return country !== null && /^[A-Z]{2}$/.test(country) && !['XX', 'T1'].includes(country)
    ? country
    : undefined;
}
