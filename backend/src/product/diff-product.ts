import type { productEditInput } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import type { z } from 'zod';
import type { ProductRow } from './infra/product-store.ts';

export type Diff = Record<string, { from: unknown; to: unknown }>;

const measures = ['heightUm', 'widthUm', 'thicknessUm', 'diameterUm'] as const;
const masses = ['gramsPerMetre', 'gramsPerPiece'] as const;

/** What an edit would change of the row as it stands; texts language by language. Empty when nothing. */
export function diffOf(row: ProductRow, edit: z.output<typeof productEditInput>): Diff {
  const diff: Diff = {};
  const note = (field: string, from: unknown, to: unknown): void => {
    if (to !== undefined && JSON.stringify(from) !== JSON.stringify(to)) diff[field] = { from, to };
  };
  note('gtin', row.gtin, edit.gtin);
  for (const name of measures) note(name, row[name], edit[name]);
  for (const name of masses) note(name, row[name]?.toString() ?? null, edit[name]);
  const texts = row.texts as Record<string, { name: string; description: string }>;
  for (const [language, text] of Object.entries(edit.texts ?? {}))
    note(`texts.${language}`, plain(texts[language]), text);
  return diff;
}

/** PostgreSQL keeps the keys of an object in an order of its own. */
const plain = (text: { name: string; description: string } | undefined) =>
  text === undefined ? null : { name: text.name, description: text.description };

/**
 * The columns that a diff sets.
 *
 * @throws AppError `conflict` when one of its fields says something else by now than when the change was asked for.
 */
export function columnsOf(row: ProductRow, diff: Diff): Record<string, unknown> {
  const texts = { ...(row.texts as Record<string, unknown>) };
  const columns: Record<string, unknown> = {};
  for (const [field, { from, to }] of Object.entries(diff)) {
    const language = /^texts\.(\w+)$/.exec(field)?.[1];
    const now =
      language === undefined ? valueOf(row, field) : plain(texts[language] as Parameters<typeof plain>[0]);
    if (!isSame(now, from)) throw changedMeanwhile(field);
    if (language === undefined)
      columns[field] = masses.some((name) => name === field) && to !== null ? BigInt(to as string) : to;
    else texts[language] = to;
  }
  return { ...columns, texts };
}

const valueOf = (row: ProductRow, field: string): unknown => {
  const value = (row as unknown as Record<string, unknown>)[field] ?? null;
  return typeof value === 'bigint' ? value.toString() : value;
};

const isSame = (a: unknown, b: unknown): boolean => {
  const order = (value: unknown): unknown =>
    typeof value === 'object' && value !== null
      ? Object.entries(value).sort(([x], [y]) => (x < y ? -1 : 1))
      : value;
  return JSON.stringify(order(a)) === JSON.stringify(order(b));
};

const changedMeanwhile = (field: string): AppError =>
  new AppError('conflict', {
    message: `The product's ${field} was changed since this change was asked for. Refuse it, and let it be asked for again.`,
    details: { reason: 'changed-meanwhile', errors: [{ field, message: 'Says something else by now.' }] },
  });
