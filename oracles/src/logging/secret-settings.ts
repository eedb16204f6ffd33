import type { z } from 'zod';

const marked = new WeakSet<z.ZodType>();

/** Marks a setting whose value, or the part of an address that opens a door, stands in no line of a log. */
export function secret<Schema extends z.ZodType>(schema: Schema): Schema {
  marked.add(schema);
  return schema;
}

/** The names of the marked settings. */
export function secretNames(settings: Readonly<Record<string, z.ZodType>>): string[] {
  return Object.entries(settings)
    .filter(([, schema]) => marked.has(schema))
    .map(([name]) => name);
}
