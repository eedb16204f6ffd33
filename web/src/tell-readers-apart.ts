import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { languages } from './words/languages.ts';

/** By what a page differs, whoever draws it: its reader. */
const BY_READER = ['Cookie', 'Authorization'];
const PAGE = new RegExp(`^/(${languages.join('|')})(/|\\?|$)`);

/** @example withReader('rsc, Accept-Encoding') // 'rsc, Accept-Encoding, Cookie, Authorization' */
export function withReader(vary: string): string {
  const names = vary.split(',').map((name) => name.trim());
  const said = new Set(names.map((name) => name.toLowerCase()));
  return [...names, ...BY_READER.filter((name) => !said.has(name.toLowerCase()))].join(', ');
}

type Head = Pick<ServerResponse, 'setHeader'>;

/**
 * Makes every page say in `Vary` that it differs by cookie and key, so that no shared cache hands a stranger's page to
 * somebody who is signed in. The framework sets the header anew after the proxy and `next.config.ts` have had their say, so
 * it is completed where it is set.
 */
export function tellApart({ url }: Pick<IncomingMessage, 'url'>, response: Head): void {
  if (!PAGE.test(url ?? '')) return;
  const setHeader = response.setHeader.bind(response);
  response.setHeader = (name: string, value: number | string | readonly string[]) =>
    setHeader(name, name.toLowerCase() === 'vary' ? withReader([value].flat().join(', ')) : value);
}

/** Does it for every page that this process answers. */
export function tellReadersApart(): void {
  subscribe('http.server.request.start', (message) => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
    tellApart(request, response);
  });
}
