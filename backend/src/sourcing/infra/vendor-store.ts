import type { AskableVendors } from '@topsteel/domain/api';
import type { Tx } from '../../platform/database/index.ts';

/** Registered vendors with the open offers of a family that each has; who sells most of it first. */
export async function listVendors(
  tx: Tx,
  { family, words, except }: { family: string | null; words: string | null; except: string },
): Promise<AskableVendors['items']> {
  return tx.$queryRaw<AskableVendors['items']>`
    SELECT o.id::text AS "organisationId", o.name, o.country, o.city, count(f.id)::integer AS "offerCount"
      FROM organisation o
      LEFT JOIN (offer f LEFT JOIN product p ON p.id = f.product_id)
        ON f.organisation_id = o.id AND f.state = 'open' AND (${family}::text IS NULL OR p.family = ${family})
     WHERE o.roles && ARRAY['mill', 'processor', 'stockist'] AND o.state = 'registered' AND NOT o.is_suspended
       AND o.id <> ${except}::uuid AND (${words}::text IS NULL OR o.name ILIKE '%' || ${words} || '%')
     GROUP BY o.id ORDER BY count(f.id) DESC, o.name LIMIT 50`;
}

export interface VendorName {
  id: string;
  name: string;
  country: string;
}

/** Those of the ids that can be asked. */
export async function vendorsOf(tx: Tx, ids: readonly string[]): Promise<Map<string, VendorName>> {
  const rows = await tx.$queryRaw<VendorName[]>`
    SELECT id::text, name, country FROM organisation
     WHERE id = ANY (${[...ids]}::uuid[]) AND roles && ARRAY['mill', 'processor', 'stockist']
       AND state = 'registered' AND NOT is_suspended`;
  return new Map(rows.map((row) => [row.id, row]));
}

/** The mailbox of a person, and the language that they read; null for a key. */
export async function mailboxOf(tx: Tx, userId: string): Promise<{ email: string; language: string } | null> {
  const id = userId.startsWith('key:') ? '' : userId;
  return tx.user.findUnique({ where: { id }, select: { email: true, language: true } });
}
