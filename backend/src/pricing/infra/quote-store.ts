import {
  commission,
  keptPricedLine,
  taxRule,
  type Commission,
  type KeptPricedLine,
  type TaxRule,
} from '@topsteel/domain/api';
import { Prisma } from '../../generated/prisma/client.ts';
import type { Quote as QuoteRow } from '../../generated/prisma/client.ts';
import type { Tx } from '../../platform/database/index.ts';

/** A quote as kept: amounts as bigint, its JSON read back through the schemas that wrote it. */
export interface StoredQuote extends Omit<QuoteRow, 'taxRule' | 'commission' | 'line'> {
  taxRule: TaxRule;
  commission: Commission;
  /** What it was priced from; null for a plain mass. */
  line: KeptPricedLine | null;
}

export type NewQuote = Omit<StoredQuote, 'id' | 'createdAt'>;

export async function insertQuote(tx: Tx, quote: NewQuote): Promise<StoredQuote> {
  return storedQuote(await tx.quote.create({ data: { ...quote, line: quote.line ?? Prisma.DbNull } }));
}

export async function findQuote(tx: Tx, id: string): Promise<StoredQuote | null> {
  const row = await tx.quote.findUnique({ where: { id } });
  return row && storedQuote(row);
}

/** A quote's row with its JSON columns typed. */
export function storedQuote(row: QuoteRow): StoredQuote {
  return {
    ...row,
    taxRule: taxRule.parse(row.taxRule),
    commission: commission.parse(row.commission),
    line: row.line === null ? null : keptPricedLine.parse(row.line),
  };
}
