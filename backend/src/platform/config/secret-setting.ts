import { z } from 'zod';

/** Marks a setting that may stand in no log line and no row: a key, a password, or an address that may hold one. */
export const secretly = <S extends z.ZodType>(schema: S): S => schema.meta({ isSecret: true });

/** The settings that are marked so, by name. */
export const secretNames = (settings: Readonly<Record<string, z.ZodType>>): string[] =>
  Object.entries(settings)
    .filter(([, schema]) => z.globalRegistry.get(bare(schema))?.isSecret === true)
    .map(([name]) => name);

function bare(schema: z.ZodType): z.ZodType {
  return schema instanceof z.ZodOptional || schema instanceof z.ZodDefault
    ? bare(schema.unwrap() as z.ZodType)
    : schema;
}
