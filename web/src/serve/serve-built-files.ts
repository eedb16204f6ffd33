import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sirv from 'sirv';
import type { Middleware } from './compress-answers.ts';

/** Where files of the build are asked for: their names follow from their bytes. */
const BUILT = '/_next/static';
const YEAR_S = 31_536_000;

interface Manifest {
  headers: { source: string; headers: { key: string; value: string }[] }[];
}

/** What `next.config.ts` says to every answer, as the build wrote it down. */
const headersOfAll = (build: string): [string, string][] =>
  (JSON.parse(readFileSync(join(build, 'routes-manifest.json'), 'utf8')) as Manifest).headers
    .filter(({ source }) => source === '/:path*')
    .flatMap(({ headers }) => headers.map(({ key, value }): [string, string] => [key, value]));

/**
 * Serves the scripts, styles and fonts of a build, in brotli where the build made it and the browser reads it. Knows all
 * files from the start; what it does not know is the framework's to answer.
 *
 * @param build the folder `.next` of a build
 */
export function serveBuiltFiles(build: string): Middleware {
  const serve = sirv(join(build, 'static'), {
    brotli: true,
    extensions: [],
    etag: true,
    // Called where a file is sent: its own tag takes the place of the one that was asked with.
    setHeaders: (response) => {
      response.removeHeader('ETag');
    },
  });
  const always = [
    ...headersOfAll(build),
    ['Cache-Control', `public, max-age=${YEAR_S.toString()}, immutable`],
  ] as const;
  return (request, response, next) => {
    const address = request.url ?? '';
    const { method } = request;
    if (!address.startsWith(`${BUILT}/`) || (method !== 'GET' && method !== 'HEAD')) {
      next();
      return;
    }
    // Said of "unchanged" too, whose tag is the one that was asked with.
    const said = [
      ...always,
      ['ETag', request.headers['if-none-match'] ?? ''],
      ['Vary', 'Accept-Encoding'],
    ] as const;
    for (const [name, value] of said) if (value !== '') response.setHeader(name, value);
    request.url = address.slice(BUILT.length);
    serve(request, response, () => {
      request.url = address;
      for (const [name] of said) response.removeHeader(name);
      next();
    });
    // Whoever counts what was answered asks for the whole address.
    request.url = address;
  };
}
