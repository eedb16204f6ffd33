import { readFileSync } from 'node:fs';

/** A type of the index's schema: what it says of itself, and its fields in order. */
export interface SchemaType {
  kind: 'type' | 'interface' | 'enum';
  description: string | null;
  directives: string;
  /** By name: the type, what it says of itself, and whether other rows derive it. An enum's values have no type. */
  fields: ReadonlyMap<string, { type: string; description: string | null; isDerived: boolean }>;
}

const SCHEMA = new URL('../../../subgraph/schema.graphql', import.meta.url);

/** The types of subgraph/schema.graphql by name. It is read line by line: it is written in one form throughout. */
export function schemaTypes(text = readFileSync(SCHEMA, 'utf8')): ReadonlyMap<string, SchemaType> {
  const types = new Map<string, SchemaType>();
  for (const [, description, kind = '', name = '', directives = '', body = ''] of text.matchAll(
    /(?:"""\n([\s\S]*?)\n"""\n)?^(type|interface|enum) (\w+)([^{\n]*)\{\n([\s\S]*?)^\}/gm,
  )) {
    const fields = new Map<string, { type: string; description: string | null; isDerived: boolean }>();
    for (const [, said, field = '', type = '', rest = ''] of body.matchAll(
      /(?:^ {2}"((?:[^"\\]|\\.)*)"\n)?^ {2}(\w+)(?:: ([\w![\]]+))?(.*)$/gm,
    )) {
      fields.set(field, { type, description: said ?? null, isDerived: rest.includes('@derivedFrom') });
    }
    types.set(name, {
      kind: kind as SchemaType['kind'],
      description: description ?? null,
      directives: directives.trim(),
      fields,
    });
  }
  return types;
}
