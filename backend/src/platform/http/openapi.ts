import { problem } from '@topsteel/domain/api';
import { z } from 'zod';
import type { OperationSpec } from './operation.ts';
import type { RouteEntry } from './routes.ts';

type Json = Record<string, unknown>;

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
    path[route.method] = operationOf(route, route.spec, place, problemRef);
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'TopSteel',
      version: '2.0.0',
      description: 'Marketplace for steel: certificates, lots, offers, orders, settlement and audit.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: serverUrl }],
    paths,
    components: {
      schemas,
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'topsteel.session_token' },
        clientCredentials: {
          type: 'oauth2',
          flows: { clientCredentials: { tokenUrl: `${serverUrl}/auth/token`, scopes: {} } },
        },
      },
    },
  };
}

const securityOf = (allow: OperationSpec['allow']): Json[] =>
  allow === 'public' ? [] : allow === 'api-client' ? [{ clientCredentials: [] }] : [{ session: [] }];

type Place = (schema: z.ZodType, io: 'input' | 'output') => Json;

function operationOf(route: RouteEntry, spec: OperationSpec, place: Place, problemRef: Json): Json {
  const parameters = [...pathParameters(route.path), ...queryParameters(spec.query, place), ...headers(spec)];
  const success = String(spec.status ?? 200);
  const content = spec.produces
    ? { [spec.produces]: { schema: { type: 'string', format: 'binary' } } }
    : spec.answer && { 'application/json': { schema: place(spec.answer, 'output') } };
  return {
    operationId: route.handler.replace(/Controller\./, '_'),
    summary: spec.summary,
    tags: [route.handler.replace(/Controller\..*$/, '')],
    security: securityOf(spec.allow),
    'x-allow': spec.allow,
    ...(parameters.length > 0 && { parameters }),
    ...(spec.body && {
      requestBody: { required: true, content: { 'application/json': { schema: place(spec.body, 'input') } } },
    }),
    ...(spec.files && { requestBody: filesBody }),
    responses: {
      [success]: { description: 'Done.', ...(content && { content }) },
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
  }));

function queryParameters(query: z.ZodType | undefined, place: Place): Json[] {
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
  }));
}

const headers = (spec: OperationSpec): Json[] =>
  spec.idempotent || spec.money
    ? [
        {
          name: 'Idempotency-Key',
          in: 'header',
          required: spec.money === true,
          schema: { type: 'string', maxLength: 128 },
        },
      ]
    : [];

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
