import type { Json } from './example-of.ts';

const DEEPEST = 4;

/**
 * A JSON schema as a TypeScript type, with what the schema says of each property behind it. Named schemas are written out
 * to four levels; deeper, and inside themselves, they are named.
 *
 * @example typeText({ type: 'array', items: { type: 'string' } }, {}) // 'string[]'
 */
export function typeText(schema: Json, schemas: Json, depth = 0, open: readonly string[] = []): string {
  const { $ref: reference } = schema;
  if (typeof reference === 'string') {
    const name = reference.replace('#/components/schemas/', '');
    const target = schemas[name] as Json | undefined;
    if (!target || depth >= DEEPEST || open.includes(name)) return name;
    return typeText(target, schemas, depth, [...open, name]);
  }
  if ('const' in schema) return JSON.stringify(schema.const);
  if (Array.isArray(schema.enum)) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  const variants = (schema.anyOf ?? schema.oneOf) as Json[] | undefined;
  if (variants) return variants.map((one) => typeText(one, schemas, depth, open)).join(' | ');
  if (Array.isArray(schema.allOf)) {
    return (schema.allOf as Json[]).map((one) => typeText(one, schemas, depth, open)).join(' & ');
  }
  if (schema.type === 'array') {
    const item = typeText((schema.items ?? {}) as Json, schemas, depth, open);
    return /[|&]/.test(item) && !item.startsWith('{') ? `(${item})[]` : `${item}[]`;
  }
  if (schema.properties) return objectText(schema, schemas, depth, open);
  if (schema.type === 'object') {
    const value = schema.additionalProperties;
    return `Record<string, ${typeof value === 'object' && value !== null ? typeText(value as Json, schemas, depth, open) : 'unknown'}>`;
  }
  if (Array.isArray(schema.type)) return (schema.type as string[]).map((one) => simple(one)).join(' | ');
  return typeof schema.type === 'string' ? simple(schema.type) : 'unknown';
}

const simple = (type: string): string => (type === 'integer' ? 'number' : type);

function objectText(schema: Json, schemas: Json, depth: number, open: readonly string[]): string {
  const { properties, required = [] } = schema as { properties: Record<string, Json>; required?: string[] };
  const indent = '  '.repeat(depth + 1);
  const rows = Object.entries(properties).map(([name, property]) => {
    const mark = required.includes(name) ? '' : '?';
    const key = /^\w+$/.test(name) ? name : JSON.stringify(name);
    const said = remarkOf(property);
    return `${indent}${key}${mark}: ${typeText(property, schemas, depth + 1, open)};${said === '' ? '' : ` // ${said}`}`;
  });
  return `{\n${rows.join('\n')}\n${'  '.repeat(depth)}}`;
}

/** The words of a property, its format, and its bounds. */
function remarkOf({ description, format, minimum, maximum, maxLength }: Json): string {
  const bounds =
    typeof minimum === 'number' && typeof maximum === 'number' && maximum < 1e9
      ? [`${minimum} to ${maximum}`]
      : [];
  const length = typeof maxLength === 'number' ? [`at most ${maxLength} characters`] : [];
  const texts = [description, format, ...bounds, ...length].filter((text) => typeof text === 'string');
  return texts.join('; ').replace(/\s+/g, ' ');
}
