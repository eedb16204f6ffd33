import type { FastifyReply, FastifyRequest } from 'fastify';
import { CAPTURE_LIMIT } from '../capture-document.ts';
import type { Paged } from '../read-events.ts';

/** How long a page token is good for; tokens do not end, and clients want a date. */
const TOKEN_DAYS = 30;

const versions = {
  'gs1-epcis-version': '2.0.0',
  'gs1-cbv-version': '2.0.0',
  'gs1-extensions': 'topsteel=urn:topsteel:epcis:',
};

const discovery = {
  ...versions,
  'gs1-epcis-min': '2.0.0',
  'gs1-epcis-max': '2.0.0',
  'gs1-cbv-min': '2.0.0',
  'gs1-cbv-max': '2.0.0',
  'gs1-epc-format': 'Always_GS1_Digital_Link',
  'gs1-cbv-xml-format': 'Always_Web_URI',
  'gs1-vendor-version': '2.0.0',
  'access-control-allow-origin': '*',
};

const captureLimits = {
  'gs1-epcis-capture-limit': String(CAPTURE_LIMIT),
  'gs1-epcis-capture-file-size-limit': '1048576',
  'gs1-capture-error-behaviour': 'rollback, proceed',
};

/** What OPTIONS tells of a resource. */
export function discover(reply: FastifyReply, allow: string, isCapture = false): void {
  void reply.headers({ ...discovery, ...(isCapture && captureLimits), allow });
}

/** Says which versions the answer speaks. */
export function speak(reply: FastifyReply): void {
  void reply.headers({ ...versions, 'access-control-allow-origin': '*' });
}

/** The same, with a body in the JSON media type that was asked for. */
export function answerAs(request: FastifyRequest, reply: FastifyReply): void {
  speak(reply);
  const wantsLinked = request.headers.accept?.includes('application/ld+json') === true;
  void reply.type(`${wantsLinked ? 'application/ld+json' : 'application/json'}; charset=utf-8`);
}

/** Points at the next page, when there is one, in the terms that this page was asked in. */
export function linkNext(
  request: FastifyRequest,
  reply: FastifyReply,
  { nextPageToken }: Paged<unknown>,
): void {
  if (nextPageToken === null) return;
  const [path = '', query = ''] = request.url.split('?');
  const parameters = new URLSearchParams(query);
  parameters.set('nextPageToken', nextPageToken);
  const expires = new Date(Date.now() + TOKEN_DAYS * 86_400_000).toISOString();
  void reply.headers({
    link: `<${path}?${parameters.toString()}>; rel="next"`,
    'gs1-next-page-token-expires': expires,
  });
}
