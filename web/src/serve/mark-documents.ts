import type { IncomingMessage } from 'node:http';

/** The header that marks a request for a whole document. */
export const DOCUMENT = 'x-whole-document';

/**
 * Tells the pages which requests are for a whole document: what such a page draws can be read from its HTML, and need not
 * come beside it as data too. Whoever asks for data alone (the framework does, to change a page that stands) has no HTML
 * to read. What a reader says of it is not believed: a shared cache would keep it for others.
 */
export function markDocuments({ method, headers }: Pick<IncomingMessage, 'method' | 'headers'>): void {
  if (method === 'GET' && headers.rsc === undefined) headers[DOCUMENT] = '1';
  else Reflect.deleteProperty(headers, DOCUMENT);
}
