import { Prisma } from '../../generated/prisma/client.ts';
import type { Tx } from '../../platform/database/index.ts';

/** One order whose goods a buyer has received and whose title has moved, with the certificate of its lot. */
export interface ReceivedRow {
  id: string;
  number: string;
  received_at: Date;
  seller: string;
  description: string;
  grade: string;
  heat_number: string;
  lot_id: string;
  lot_code: string;
  mass_grams: bigint;
  payment_id: `0x${string}`;
  certificate_id: string;
  certificate_number: string;
  kind: number;
  issuer: string;
  certificate_state: string;
  revocation_reason: number | null;
}

/** Letters and digits of a number as people type it, in capitals. */
const key = (column: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`regexp_replace(upper(${column}), '[^0-9A-Z]', '', 'g')`;

/** Newest order first. `text`: letters and digits in capitals that a number begins with. */
export function selectReceived(
  client: Tx,
  buyerId: string,
  { text, after, take }: { text: string | null; after: string | null; take: number },
): Promise<ReceivedRow[]> {
  const like = `${text ?? ''}%`;
  const numbers = ['q.heat_number', 'c.number', 'p.number', 'l.lot_code'].map((name) => Prisma.raw(name));
  const named = Prisma.join(
    numbers.map((column) => Prisma.sql`${key(column)} LIKE ${like}`),
    ' OR ',
  );
  return client.$queryRaw<ReceivedRow[]>`
    SELECT p.id::text AS id, p.number, COALESCE(d.received_at, d.weighed_at) AS received_at, s.name AS seller, q.description,
           q.grade, q.heat_number, l.lot_id, l.lot_code, m.title_grams AS mass_grams, m.payment_id, c.id::text AS certificate_id,
           c.number AS certificate_number, c.kind, i.name AS issuer, c.state AS certificate_state, c.revocation_reason
      FROM purchase_order p
      JOIN quote q ON q.id = p.quote_id
      JOIN payment m ON m.order_id = p.id
      JOIN delivery d ON d.order_id = p.id
      JOIN lot l ON l.lot_id = q.lot_id
      JOIN certificate c ON c.id = l.certificate_id
      JOIN organisation i ON i.id = c.organisation_id
      JOIN organisation s ON s.id = p.seller_id
     WHERE p.buyer_id = ${buyerId}::uuid AND m.title_grams > 0 AND COALESCE(d.received_at, d.weighed_at) IS NOT NULL
       AND (${text === null} OR ${named}) AND (${after}::uuid IS NULL OR p.id < ${after}::uuid)
     ORDER BY p.id DESC LIMIT ${take}`;
}

/** The documents of some certificates. */
export const documentsOf = (client: Tx, certificateIds: readonly string[]) =>
  client.certificateDocument.findMany({
    where: { certificateId: { in: [...certificateIds] } },
    select: { certificateId: true, role: true, mediaType: true, sha256: true, cid: true, sizeBytes: true },
    orderBy: { role: 'asc' },
  });
