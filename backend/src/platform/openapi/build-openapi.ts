import { problem } from '@topsteel/domain/api';
import { z } from 'zod';
import type { OperationSpec, RouteEntry } from '../http/index.ts';
import { exampleOf, type Json } from './example-of.ts';

/** Of the whole `/v2`. A change that breaks somebody is written down in docs/api-changes.md under the next one. */
export const API_VERSION = '2.1.0';

/**
 * The OpenAPI 3.1 document of the routes, from the same declarations that guard and check them. Input and output
 * shapes differ (defaults), so a named schema used as input bears the suffix `Input` unless its name has it.
 */
export function buildOpenApi(routes: readonly RouteEntry[], serverUrl: string): Json {
  const schemas: Json = {};
  const place = (schema: z.ZodType, io: 'input' | 'output'): Json => placeSchema(schema, io, schemas);
  const problemRef = place(problem, 'output');
  const paths: Record<string, Json> = {};
  for (const route of routes) {
    if (!route.spec) continue;
    const path = (paths[route.path] ??= {});
    path[route.method] = operationOf(route, route.spec, { place, problemRef, schemas });
  }
  return {
    'x-generated-by': 'npm run generate',
    openapi: '3.1.0',
    info: {
      title: 'TopSteel',
      version: API_VERSION,
      description: 'Marketplace for steel: certificates, lots, offers, orders, settlement and audit.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: serverUrl }],
    paths,
    components: {
      schemas,
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'topsteel.session_token' },
        apiKey: { type: 'http', scheme: 'bearer', description: 'A key of an organisation, ts_live_…' },
        clientCredentials: {
          type: 'oauth2',
          flows: { clientCredentials: { tokenUrl: `${serverUrl}/auth/token`, scopes: {} } },
        },
      },
    },
  };
}

const securityOf = (allow: OperationSpec['allow']): Json[] =>
  allow === 'public'
    ? []
    : allow === 'api-client'
      ? [{ clientCredentials: [] }]
      : [{ session: [] }, { apiKey: [] }];

type Place = (schema: z.ZodType, io: 'input' | 'output') => Json;

interface Making {
  place: Place;
  problemRef: Json;
  /** Every named schema placed until now. */
  schemas: Json;
}

function operationOf(route: RouteEntry, spec: OperationSpec, making: Making): Json {
  const { place, problemRef, schemas } = making;
  const parameters = [
    ...pathParameters(route.path),
    ...queryParameters(spec, making),
    ...headers(spec, route),
  ];
  const success = String(spec.status ?? 200);
  const content = spec.produces
    ? { [spec.produces]: { schema: { type: 'string', format: 'binary' } } }
    : spec.answer && {
        'application/json': shown(place(spec.answer, 'output'), schemas, spec.examples?.answer),
      };
  return {
    operationId: route.handler.replace(/Controller\./, '_'),
    summary: spec.summary,
    tags: [route.handler.replace(/Controller\..*$/, '')],
    security: securityOf(spec.allow),
    'x-allow': spec.allow,
    ...(parameters.length > 0 && { parameters }),
    ...(spec.body && {
      requestBody: {
        required: true,
        content: {
          'application/json': shown(place(spec.body, 'input'), schemas, spec.examples?.body, true),
        },
      },
    }),
    ...(spec.files && { requestBody: filesBody }),
    responses: {
      [success]: { description: 'Done.', ...(content && { content }) },
      ...(spec.etag === true && { 304: { description: 'As you know it: If-None-Match names it.' } }),
      ...(spec.etag === 'required' && {
        412: { description: 'Changed since you read it.' },
        428: { description: 'If-Match is missing.' },
      }),
      429: { description: 'Too many requests of this kind; Retry-After says when to come back.' },
      default: { description: 'A problem.', content: { 'application/problem+json': { schema: problemRef } } },
    },
  };
}

const filesBody = {
  required: true,
  content: {
    'multipart/form-data': {
      schema: {
        type: 'object',
        properties: { files: { type: 'array', items: { type: 'string', format: 'binary' } } },
      },
    },
  },
};

const pathParameters = (path: string): Json[] =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
    example: exampleOf({ type: 'string', format: 'uuid' }, {}),
  }));

/** The schema, with the example that its author gave or one that is made from it. */
function shown(schema: Json, schemas: Json, given: unknown, isInput = false): Json {
  return { schema, example: given ?? exampleOf(schema, schemas, { isInput }) };
}

function queryParameters({ query, examples }: OperationSpec, { place, schemas }: Making): Json[] {
  if (!query) return [];
  const { properties = {}, required = [] } = place(query, 'input') as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
    ...((required.includes(name) || examples?.query?.[name] !== undefined) && {
      example: examples?.query?.[name] ?? exampleOf(schema, schemas, { isInput: true, name }),
    }),
  }));
}

const header = (name: string, required: boolean, description: string): Json => ({
  ...{ name, in: 'header', required, description },
  schema: { type: 'string', maxLength: 2_000 },
});

function headers(spec: OperationSpec, { method }: RouteEntry): Json[] {
  const isCostly = spec.idempotent || spec.money;
  return [
    ...(isCostly
      ? [header('Idempotency-Key', spec.money === true, 'New for each act, the same for each repeat of it.')]
      : []),
    ...(spec.etag === true && method === 'get'
      ? [header('If-None-Match', false, 'The ETag that you have; 304 when it still holds.')]
      : []),
    ...(spec.etag === 'required'
      ? [header('If-Match', true, 'The ETag of what you read; 412 when it has changed since.')]
      : []),
  ];
}

function placeSchema(schema: z.ZodType, io: 'input' | 'output', schemas: Json): Json {
  const named = (name: string): string => (io === 'input' && !name.endsWith('Input') ? `${name}Input` : name);
  const made = z.toJSONSchema(schema, { target: 'draft-2020-12', io }) as Json & {
    $defs?: Record<string, Json>;
  };
  const { $schema: _dialect, $defs = {}, ...root } = made;
  for (const [name, definition] of Object.entries($defs)) schemas[named(name)] = rewrite(definition, named);
  const name = z.globalRegistry.get(schema)?.id;
  if (name === undefined || '$ref' in root) return rewrite(root, named) as Json;
  schemas[named(name)] = rewrite(root, named);
  return { $ref: `#/components/schemas/${named(name)}` };
}

function rewrite(value: unknown, named: (name: string) => string): unknown {
  if (Array.isArray(value)) return value.map((item) => rewrite(item, named));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, item]) => !(key === 'id' && typeof item === 'string'))
      .map(([key, item]) => [
        key,
        key === '$ref' && typeof item === 'string'
          ? item.replace(/^#\/\$defs\/(.*)$/, (_match, name: string) => `#/components/schemas/${named(name)}`)
          : rewrite(item, named),
      ]),
  );
}
