import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { markFailed, tracingNow, underSpan } from '@topsteel/tracing';
import { isLanguage } from '../words/languages.ts';
import type { Middleware } from './compress-answers.ts';

interface Manifest {
  staticRoutes: { page: string; regex: string }[];
  dynamicRoutes: { page: string; regex: string }[];
}

/**
 * Which of a build's routes a path leads to, by its pattern; `none` where the framework draws no page for it.
 *
 * @param build the folder `.next` of a build
 * @example routesOf('web/.next')('/fr/offers/0198c0de') // '/[lang]/offers/[id]'
 */
export function routesOf(build: string): (path: string) => string {
  const { staticRoutes, dynamicRoutes } = JSON.parse(
    readFileSync(join(build, 'routes-manifest.json'), 'utf8'),
  ) as Manifest;
  // As the build put them in order: the first that fits is the one that is drawn.
  const routes = [...staticRoutes, ...dynamicRoutes].map(({ page, regex }) => ({
    page,
    pattern: new RegExp(regex),
  }));
  return (path) => routes.find(({ pattern }) => pattern.test(path))?.page ?? 'none';
}

/**
 * Gives every request a span that goes on from the caller's trace and ends with the last of the answer, however long that
 * streams. The address is not in it: some pages are opened by a secret in theirs. Where nothing is traced, it is not there.
 */
export function traceRequests(routeOf: (path: string) => string): Middleware {
  return (request, response, next) => {
    const { method = 'GET', url = '/' } = request;
    const path = url.split('?', 1)[0] ?? '/';
    const route = routeOf(path);
    const language = path.split('/', 2)[1];
    const span = tracingNow()?.start(`${method} ${route}`, {
      kind: 'server',
      parent: request.headers.traceparent,
      attributes: {
        'http.request.method': method,
        'http.route': route,
        ...(isLanguage(language) && { 'page.language': language }),
      },
    });
    if (span === undefined) {
      next();
      return;
    }
    response.once('close', () => {
      span.setAttribute('http.response.status_code', response.statusCode);
      if (response.statusCode >= 500) markFailed(span);
      span.end();
    });
    underSpan(span, next);
  };
}
