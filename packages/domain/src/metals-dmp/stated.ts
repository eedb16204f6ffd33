export type Json = Record<string, unknown>;

/** An object without what is not stated: a passport has no nulls. */
export function stated(value: Json): Json | undefined {
  const entries = Object.entries(value).filter(
    ([, item]) =>
      item !== undefined && item !== null && item !== '' && !(Array.isArray(item) && item.length === 0),
  );
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}
