import { ModulesContainer, Reflector } from '@nestjs/core';
import type { ExecutionContext } from '@nestjs/common';
import { AppError } from '@topsteel/domain/errors';
import { expect } from 'chai';
import { AccessPolicy, CallerResolver, listRoutes, type RouteEntry } from '../../src/platform/http/index.ts';
import { OperationGuard } from '../../src/platform/http/operation-guard.ts';
import { RequestLimits } from '../../src/platform/http/request-limits.ts';
import { openApp, type Browser, type TestApp } from './open-app.ts';

/** What a carrier, and the admin of any organisation, has. */
const anywhere: readonly string[] = ['carrier', 'finance', 'approver', 'admin'];
const ID = '01a20687-a5b4-76e1-804c-b0e0d5ee8742';

describe('Who may use which route', () => {
  let test: TestApp;
  let routes: RouteEntry[];
  before(async () => {
    test = await openApp();
    routes = listRoutes(test.app.get(ModulesContainer));
  });
  after(() => test.close());

  it('is declared for every route there is', () => {
    expect(routes.length).to.be.greaterThan(25);
    expect(routes.filter(({ spec }) => spec === undefined).map(({ handler }) => handler)).to.deep.equal([]);
  });

  it('is refused to everybody where nothing is declared', async () => {
    const guard = new OperationGuard(
      new Reflector(),
      new (class extends CallerResolver {
        resolve() {
          return Promise.resolve(null);
        }
      })(),
      test.app.get(RequestLimits),
      test.app.get(AccessPolicy),
      test.database.config,
    );
    const context = { getHandler: () => () => undefined } as unknown as ExecutionContext;
    const refused = await guard.canActivate(context).catch((error: unknown) => error);
    expect(refused).to.be.instanceOf(AppError).with.property('code', 'forbidden');
  });

  it('is 401 without a session on every route that is not public', async () => {
    const stranger = test.browserOf();
    const wrong: string[] = [];
    for (const route of routes.filter(
      ({ spec }) => spec?.allow !== 'public' && spec?.allow !== 'api-client',
    )) {
      const { status, body } = await call(stranger, route);
      if (status !== 401 || body.code !== 'unauthenticated')
        wrong.push(`${route.method} ${route.path}: ${status}`);
    }
    expect(wrong).to.deep.equal([]);
  });

  it('is 401 without a token on every route for other systems, session or not', async () => {
    const systems = routes.filter(({ spec }) => spec?.allow === 'api-client');
    expect(systems.map(({ path }) => path)).to.deep.equal([
      '/3/events',
      '/3/footprints',
      '/3/footprints/{id}',
    ]);
    const operator = await test.signIn('operator@steel.test');
    for (const browser of [test.browserOf(), operator]) {
      for (const route of systems) {
        const { status, body } = await call(browser, route);
        expect([status, body.code], route.path).to.deep.equal([401, 'BadRequest']);
      }
    }
  });

  it('is 403 for a carrier wherever carriers are not named', async () => {
    const { browser } = await test.join('Spedition Donau', ['carrier']);
    const wrong: string[] = [];
    for (const route of routes) {
      const allow = route.spec?.allow ?? 'public';
      if (typeof allow === 'string' || allow.some((role) => anywhere.includes(role))) continue;
      const { status, body } = await call(browser, route);
      if (status !== 403 || body.reason !== 'role-missing')
        wrong.push(`${route.method} ${route.path}: ${status}`);
    }
    expect(wrong).to.deep.equal([]);
  });

  it('stands in the OpenAPI document, one entry for each route', async () => {
    const { body } = await test
      .browserOf()
      .get<{ openapi: string; paths: Record<string, Record<string, object>> }>('/v2/openapi.json');
    expect(body.openapi).to.equal('3.1.0');
    const described = Object.entries(body.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path}`),
    );
    expect(described.sort()).to.deep.equal(routes.map(({ method, path }) => `${method} ${path}`).sort());
  });

  it('leaves no reference in the OpenAPI document without its schema', async () => {
    const { raw } = await test.browserOf().get('/v2/openapi.json');
    const text = raw.toString('utf8');
    const { components } = JSON.parse(text) as { components: { schemas: object } };
    const named = [...text.matchAll(/#\/components\/schemas\/(\w+)/g)].map(([, name]) => name);
    expect(named.filter((name) => !Object.hasOwn(components.schemas, name ?? ''))).to.deep.equal([]);
    expect(text).not.to.include('#/$defs/');
  });

  const call = (browser: Browser, { method, path }: RouteEntry) => {
    const url = path.replace(/\{\w+\}/g, ID);
    if (method === 'get') return browser.get(url);
    if (method === 'delete') return browser.delete(url);
    return method === 'patch' ? browser.patch(url, {}) : browser.post(url, {});
  };
});
