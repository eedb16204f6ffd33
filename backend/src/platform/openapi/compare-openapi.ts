import type { Json } from './example-of.ts';

interface Document {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Json };
}
interface Operation {
  parameters?: { name: string; in: string; required: boolean; schema: Json }[];
  requestBody?: { content: Record<string, { schema: Json }> };
  responses: Record<string, { content?: Record<string, { schema: Json }> }>;
  security: Json[];
}

/** What a caller sends may grow looser, what it is answered may grow fuller; never the other way round. */
type Direction = 'sent' | 'answered';

const DEEPEST = 24;

/**
 * What in a new OpenAPI document would break a caller of the released one: a sentence each, in the order of the paths.
 * An answer may gain fields, and choices of a word: callers pass over what they do not know.
 * Routes, parameters, fields and choices that went, answers that may newly be something else, inputs that are newly
 * asked for or narrower, another status, newly wanted sign-in. None: nobody has to change anything.
 *
 * @example breaksBetween(released, made) // ['GET /v2/offers answers 200: items[].grade is gone.']
 */
export function breaksBetween(released: Json, made: Json): string[] {
  const before = released as unknown as Document;
  const after = made as unknown as Document;
  const compare = new Comparison(before.components.schemas, after.components.schemas);
  return Object.entries(before.paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, operation]) => {
      const name = `${method.toUpperCase()} ${path}`;
      const next = after.paths[path]?.[method];
      return next ? compare.operations(name, operation, next) : [`${name} is gone.`];
    }),
  );
}

class Comparison {
  constructor(
    private readonly before: Json,
    private readonly after: Json,
  ) {}

  operations(name: string, old: Operation, next: Operation): string[] {
    return [
      ...(old.security.length === 0 && next.security.length > 0 ? [`${name} newly wants a sign-in.`] : []),
      ...this.parameters(name, old, next),
      ...this.bodies(name, old, next),
      ...this.answers(name, old, next),
    ];
  }

  private parameters(name: string, old: Operation, next: Operation): string[] {
    const keyOf = (one: { name: string; in: string }) => `${one.in}:${one.name}`;
    const known = new Map((old.parameters ?? []).map((one) => [keyOf(one), one]));
    const present = new Map((next.parameters ?? []).map((one) => [keyOf(one), one]));
    const gone = [...known.values()].flatMap((one) => {
      const now = present.get(keyOf(one));
      if (!now) return one.in === 'header' ? [] : [`${name} no longer knows the parameter ${one.name}.`];
      return this.schemas(`${name} takes ${one.name}`, one.schema, now.schema, 'sent');
    });
    const asked = [...present.values()].flatMap((one) =>
      one.required && known.get(keyOf(one))?.required !== true ? [`${name} newly asks for ${one.name}.`] : [],
    );
    return [...gone, ...asked];
  }

  private bodies(name: string, old: Operation, next: Operation): string[] {
    const known = Object.entries(old.requestBody?.content ?? {});
    if (known.length === 0) return next.requestBody ? [`${name} newly asks for a body.`] : [];
    return known.flatMap(([type, { schema }]) => {
      const now = next.requestBody?.content[type];
      return now
        ? this.schemas(`${name} takes`, schema, now.schema, 'sent')
        : [`${name} no longer takes ${type}.`];
    });
  }

  private answers(name: string, old: Operation, next: Operation): string[] {
    return Object.entries(old.responses).flatMap(([status, { content = {} }]) => {
      if (!status.startsWith('2')) return [];
      const now = next.responses[status];
      if (!now) return [`${name} no longer answers ${status}.`];
      return Object.entries(content).flatMap(([type, { schema }]) => {
        const its = now.content?.[type];
        return its
          ? this.schemas(`${name} answers ${status}`, schema, its.schema, 'answered')
          : [`${name} no longer answers ${status} as ${type}.`];
      });
    });
  }

  /** @param where the sentence's beginning; the path inside the value follows it */
  private schemas(where: string, old: Json, next: Json, direction: Direction): string[] {
    return this.values(old, next, direction, '', 0, new Set()).map((said) => `${where}: ${said}`);
  }

  private values(
    old: Json,
    next: Json,
    direction: Direction,
    at: string,
    depth: number,
    open: ReadonlySet<string>,
  ): string[] {
    const pair = `${refOf(old)}→${refOf(next)}`;
    if (depth > DEEPEST || (pair !== '→' && open.has(pair))) return [];
    const inside = pair === '→' ? open : new Set([...open, pair]);
    const was = resolved(old, this.before);
    const is = resolved(next, this.after);
    const subject = at === '' ? 'the whole' : at;
    const types = typesOf(was, this.before);
    const newTypes = typesOf(is, this.after);
    const breaks: string[] = [];
    for (const type of direction === 'sent' ? types : newTypes) {
      const other = direction === 'sent' ? newTypes : types;
      if (other.has(type) || other.has('any')) continue;
      breaks.push(
        direction === 'sent' ? `${subject} may no longer be ${type}.` : `${subject} may newly be ${type}.`,
      );
    }
    if (breaks.length > 0) return breaks;
    const objects = [objectIn(was, this.before), objectIn(is, this.after)] as const;
    const arrays = [arrayIn(was, this.before), arrayIn(is, this.after)] as const;
    return [
      ...choices(was, is, direction, subject, this.before, this.after),
      ...(direction === 'sent' ? bounds(was, is, subject) : []),
      ...(objects[0] && objects[1]
        ? this.properties(objects[0], objects[1], direction, at, depth, inside)
        : []),
      ...(arrays[0]?.items && arrays[1]?.items
        ? this.values(
            arrays[0].items as Json,
            arrays[1].items as Json,
            direction,
            `${at}[]`,
            depth + 1,
            inside,
          )
        : []),
    ];
  }

  private properties(
    old: Json,
    next: Json,
    direction: Direction,
    at: string,
    depth: number,
    open: ReadonlySet<string>,
  ): string[] {
    const known = (old.properties ?? {}) as Record<string, Json>;
    const present = (next.properties ?? {}) as Record<string, Json>;
    const wanted = new Set((next.required ?? []) as string[]);
    const wasWanted = new Set((old.required ?? []) as string[]);
    const place = (name: string) => (at === '' ? name : `${at}.${name}`);
    const changed = Object.entries(known).flatMap(([name, schema]) => {
      const now = present[name];
      if (!now) return [`${place(name)} is gone.`];
      if (direction === 'answered' && wasWanted.has(name) && !wanted.has(name)) {
        return [`${place(name)} may newly be absent.`];
      }
      return this.values(schema, now, direction, place(name), depth + 1, open);
    });
    const asked = [...wanted]
      .filter((name) => direction === 'sent' && !wasWanted.has(name))
      .map((name) => `${place(name)} is newly asked for.`);
    return [...changed, ...asked];
  }
}

const refOf = ({ $ref }: Json): string => (typeof $ref === 'string' ? $ref : '');

function resolved(schema: Json, schemas: Json): Json {
  const reference = refOf(schema);
  return reference === ''
    ? schema
    : resolved((schemas[reference.replace('#/components/schemas/', '')] ?? {}) as Json, schemas);
}

function variantsOf(schema: Json, schemas: Json): Json[] {
  const variants = (schema.anyOf ?? schema.oneOf) as Json[] | undefined;
  return variants ? variants.flatMap((one) => variantsOf(resolved(one, schemas), schemas)) : [schema];
}

/** The JSON types that a value may have; `any` where the schema does not say. */
function typesOf(schema: Json, schemas: Json): Set<string> {
  return new Set(
    variantsOf(schema, schemas).flatMap((one) => {
      if ('const' in one) return [nameOfType(one.const)];
      if (Array.isArray(one.enum)) return one.enum.map(nameOfType);
      if (one.type === undefined) return one.properties ? ['object'] : ['any'];
      return [one.type as string | string[]].flat().map((type) => (type === 'integer' ? 'number' : type));
    }),
  );
}

const nameOfType = (value: unknown): string =>
  value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;

const objectIn = (schema: Json, schemas: Json): Json | undefined => {
  const objects = variantsOf(schema, schemas).filter((one) => one.type === 'object' || one.properties);
  return objects.length === 1 ? objects[0] : undefined;
};
const arrayIn = (schema: Json, schemas: Json): Json | undefined =>
  variantsOf(schema, schemas).find((one) => one.type === 'array');

function choicesOf(schema: Json, schemas: Json): Set<string> | null {
  const variants = variantsOf(schema, schemas).filter((one) => one.type !== 'null');
  const all = variants.map((one) =>
    'const' in one ? [one.const] : Array.isArray(one.enum) ? (one.enum as unknown[]) : null,
  );
  if (all.length === 0 || all.some((one) => one === null)) return null;
  return new Set(all.flat().map((value) => JSON.stringify(value)));
}

function choices(
  was: Json,
  is: Json,
  direction: Direction,
  subject: string,
  before: Json,
  after: Json,
): string[] {
  const old = choicesOf(was, before);
  const next = choicesOf(is, after);
  if (direction === 'sent') {
    if (next === null) return [];
    if (old === null) return [`${subject} may no longer be anything but ${[...next].join(', ')}.`];
    return [...old].filter((one) => !next.has(one)).map((one) => `${subject} may no longer be ${one}.`);
  }
  if (old === null) return [];
  if (next === null) return [`${subject} may newly be anything.`];
  return [...old].filter((one) => !next.has(one)).map((one) => `${subject} is never ${one} any more.`);
}

const atMost = ['maximum', 'maxLength', 'maxItems'] as const;
const atLeast = ['minimum', 'minLength', 'minItems'] as const;

/** Bounds of an input that were drawn in. */
function bounds(was: Json, is: Json, subject: string): string[] {
  const number = (schema: Json, name: string, none: number) =>
    typeof schema[name] === 'number' ? schema[name] : none;
  const narrower = [
    ...atMost.filter((name) => number(is, name, Infinity) < number(was, name, Infinity)),
    ...atLeast.filter(
      (name) => number(is, name, -Infinity) > number(was, name, name === 'minimum' ? -Infinity : 0),
    ),
    ...(is.pattern !== undefined && is.pattern !== was.pattern ? ['pattern'] : []),
    ...(is.format !== undefined && is.format !== was.format ? ['format'] : []),
  ];
  return narrower.map((name) => `${subject} has a narrower ${name}.`);
}
