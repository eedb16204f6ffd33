import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ModulesContainer } from '@nestjs/core';
import { expect } from 'chai';
import { listRoutes, type RouteEntry } from '../../src/platform/http/index.ts';
import { API_VERSION, buildOpenApi } from '../../src/platform/openapi/index.ts';
import { breaksBetween } from '../../src/platform/openapi/compare-openapi.ts';
import { openApp, type TestApp } from './open-app.ts';

interface Content {
  example?: unknown;
}
interface Described {
  parameters?: { name: string; in: string; required: boolean; example?: unknown }[];
  requestBody?: { content: Record<string, Content> };
  responses: Record<string, { content?: Record<string, Content> }>;
}

const docs = (name: string): string =>
  readFileSync(fileURLToPath(new URL(`../../../docs/${name}`, import.meta.url)), 'utf8');

/** What is not there in a fresh marketplace, or lies with a part that this test has none of. */
const maybeAbsent = new Set([404, 503]);
/** Wants a token of its own; the way back from an identity provider, which is nothing without the way there. */
const notByItself = new Set(['/metrics', '/v2/sso/finish']);

describe('The OpenAPI document', () => {
  let test: TestApp;
  let routes: RouteEntry[];
  let document: { info: { version: string }; paths: Record<string, Record<string, Described>> };
  before(async () => {
    test = await openApp();
    routes = listRoutes(test.app.get(ModulesContainer));
    document = buildOpenApi(routes, 'http://steel.test') as unknown as typeof document;
  });
  after(() => test.close());

  const describedOf = ({ path, method }: RouteEntry): Described => {
    const described = document.paths[path]?.[method];
    if (!described) throw new Error(`${method} ${path} is not described.`);
    return described;
  };

  it('shows an example of every body and every answer, which its own schema takes', () => {
    const wrong: string[] = [];
    const check = (
      route: RouteEntry,
      part: string,
      example: unknown,
      schema?: { safeParse(value: unknown): { success: boolean; error?: unknown } },
    ) => {
      if (!schema) return;
      const read = schema.safeParse(example);
      if (!read.success) {
        wrong.push(
          `${route.method} ${route.path} ${part}: ${String(read.error)} in ${JSON.stringify(example)}`,
        );
      }
    };
    for (const route of routes) {
      const { requestBody, responses, parameters = [] } = describedOf(route);
      const { body, query, answer, status = 200, produces } = route.spec ?? {};
      check(route, 'body', requestBody?.content['application/json']?.example, body);
      if (produces === undefined) {
        check(route, 'answer', responses[status]?.content?.['application/json']?.example, answer);
      }
      const asked = parameters.filter((one) => one.in === 'query' && one.example !== undefined);
      check(
        route,
        'query',
        Object.fromEntries(asked.map(({ name, example }) => [name, String(example)])),
        query,
      );
    }
    expect(wrong).to.deep.equal([]);
  });

  it('shows calls of every public read that a stranger can make as they stand', async () => {
    const failed: string[] = [];
    const stranger = test.browserOf();
    for (const route of routes) {
      if (route.spec?.allow !== 'public' || route.method !== 'get' || notByItself.has(route.path)) continue;
      const { parameters = [] } = describedOf(route);
      const path = route.path.replace(/\{(\w+)\}/g, (_whole, name: string) =>
        encodeURIComponent(String(parameters.find((one) => one.name === name)?.example)),
      );
      const query = parameters
        .filter((one) => one.in === 'query' && one.example !== undefined)
        .map(({ name, example }) => `${name}=${encodeURIComponent(String(example))}`);
      const { status } = await stranger.get(query.length > 0 ? `${path}?${query.join('&')}` : path);
      const isFound = status === (route.spec.status ?? 200) || (status >= 300 && status < 400);
      const mayMiss = route.path.includes('{') ? status >= 400 && status < 500 : maybeAbsent.has(status);
      if (!isFound && !mayMiss) failed.push(`${path}: ${status}`);
    }
    expect(failed).to.deep.equal([]);
  });

  it('breaks no caller of the released one, but where that is written down under a new version', () => {
    const released = JSON.parse(docs('openapi-released.json')) as { info: { version: string } };
    const breaks = breaksBetween(released, document);
    const section =
      docs('api-changes.md')
        .split(/^## /mu)
        .find((one) => one.startsWith(`${API_VERSION}\n`)) ?? '';
    const unwritten = breaks.filter((one) => !section.includes(one));
    expect(
      unwritten,
      'Write these into docs/api-changes.md under a new version, or take them back.',
    ).to.deep.equal([]);
    if (breaks.length > 0) expect(API_VERSION).not.to.equal(released.info.version);
  });

  it('is a page for people, which runs and loads nothing but its own, and can be kept', async () => {
    const page = await test.send({ method: 'GET', url: '/v2/reference' });
    const html = page.raw.toString('utf8');
    expect(page.headers['content-type']).to.equal('text/html; charset=utf-8');
    expect(page.headers['content-security-policy']).to.match(
      /^default-src 'none'; style-src 'sha256-[\w+/=]{44}'; script-src 'sha256-[\w+/=]{44}'; base-uri 'none'/,
    );
    const shown = [...html.matchAll(/<section id="(\w+)">/g)].map(([, id]) => id);
    expect(shown).to.have.length(routes.length);
    expect(new Set(shown).size).to.equal(routes.length);
    expect(html).not.to.match(/ (style|on\w+)="|<(script|link|img)[^>]+(src|href)=/);
    for (const words of ["curl 'http://steel.test/v2/offers'", 'await fetch(', 'light dark']) {
      expect(html).to.contain(words);
    }
    const again = await test.send({
      ...{ method: 'GET', url: '/v2/reference' },
      headers: { 'if-none-match': String(page.headers.etag) },
    });
    expect([again.status, page.headers['cache-control']]).to.deep.equal([
      304,
      'public, max-age=300, stale-while-revalidate=300',
    ]);
  });
});
