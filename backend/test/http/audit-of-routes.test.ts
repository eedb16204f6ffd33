import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ModulesContainer } from '@nestjs/core';
import { expect } from 'chai';
import { listRoutes, type RouteEntry } from '../../src/platform/http/index.ts';
import { nameOf } from './access-table.ts';
import { openApp, type TestApp } from './open-app.ts';

const source = fileURLToPath(new URL('../../src', import.meta.url));

/** Routes that are sent with a body or by DELETE and leave nothing behind that anybody has to answer for. */
const keepsNothing: Readonly<Record<string, string>> = {
  'post /auth/token': 'Gives a partner’s system a token of an hour; what it then reads is its own.',
  'post /graphql': 'Reads, whatever it asks: there is nothing in the graph that changes something.',
  'post /v2/cutting-plans': 'Arithmetic on what is sent; nothing is read or kept.',
  'post /v2/finance/commission-rules/preview': 'Says what a sale would cost its seller; nothing is kept.',
  'post /v2/prices': 'Says what lines would cost now; nothing is kept.',
  'post /v2/quotes': 'A price with an end. Its row is never changed, and nobody is bound before the order.',
  'post /v2/scans': 'Counts the reading of a label; the reading is its own record.',
};

/** How far from the use case the row may be written: in it, or in a function that it calls from another file. */
const MOST_STEPS = 2;

describe('Every route that changes something', () => {
  let test: TestApp;
  let changing: RouteEntry[];
  before(async () => {
    test = await openApp();
    changing = listRoutes(test.app.get(ModulesContainer)).filter(
      ({ method }) => !['get', 'options'].includes(method),
    );
  });
  after(() => test.close());

  it('comes to a row of the audit trail, or is known to keep nothing', () => {
    const silent = changing.filter((route) => !reachesAudit(route)).map(nameOf);
    expect(silent).to.deep.equal(Object.keys(keepsNothing));
    expect(changing.length).to.be.greaterThan(80);
  });

  it('would be found without one', () => {
    const [first] = changing;
    expect(reachesAudit({ ...first!, handler: 'OfferController.noSuchMethod' })).to.equal(false);
  });
});

const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts') && !path.startsWith('generated'))
  .map((path) => join(source, path));
const texts = new Map(files.map((file) => [file, readFileSync(file, 'utf8')]));

/** The file that declares a class. */
const fileOf = (className: string): string | undefined =>
  files.find((file) => new RegExp(`export (abstract )?class ${className}\\b`).test(texts.get(file) ?? ''));

/** Does a method of a controller call something that writes to the audit trail? */
function reachesAudit({ handler }: RouteEntry): boolean {
  const [controller = '', method = ''] = handler.split('.');
  const file = fileOf(controller);
  const text = (file && texts.get(file)) ?? '';
  const body = bodyOf(text, method);
  const fields = new Map(
    [...text.matchAll(/private readonly (\w+): (\w+)/g)].map(([, field = '', type = '']) => [field, type]),
  );
  const called = [...body.matchAll(/this\.(\w+)\s*\.\w+\(/g)].map(
    ([, field = '']) => fields.get(field) ?? '',
  );
  return called.some((type) => {
    const useCase = fileOf(type);
    return useCase !== undefined && writesAudit(useCase, MOST_STEPS);
  });
}

/** The text of a method, from its name to the next one that begins a line at its depth. */
function bodyOf(text: string, method: string): string {
  const start = text.search(new RegExp(`^  (?:async )?${method}\\(`, 'm'));
  if (start < 0) return '';
  const end = text.slice(start).search(/^ {2}\}/m);
  return text.slice(start, end < 0 ? undefined : start + end);
}

/** The file writes to the audit trail, alone or within a statement of its own, or one that it imports by a relative path, or whose service it is given, does. */
function writesAudit(file: string, steps: number): boolean {
  const text = texts.get(file) ?? '';
  if (/\b(recordAudits?|auditRows)\(/.test(text)) return true;
  if (steps === 0) return false;
  const imports = [...text.matchAll(/from '(\.\.?\/[^']+\.ts)'/g)].map(([, path = '']) =>
    resolve(dirname(file), path),
  );
  const injected = [...text.matchAll(/private readonly \w+: (\w+)/g)].map(
    ([, type = '']) => fileOf(type) ?? '',
  );
  return [...imports, ...injected].some(
    (path) => texts.has(path) && isOfUseCases(path) && writesAudit(path, steps - 1),
  );
}

/** A module's front door leads to everything behind it, and the platform's to everybody's. */
const isOfUseCases = (path: string): boolean => !path.endsWith('index.ts') && !path.includes('/platform/');
