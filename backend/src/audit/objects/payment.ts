import { SUBJECT_OF, isHash, type ReadFact, type ReadObject } from './object-sql.ts';

interface Row {
  payment_id: string;
  order_id: string;
  number: string;
  ordered_at: Date;
  rail: string;
  currency: string;
  state: string;
  payer: string | null;
  buyer: string | null;
  seller: string | null;
  lot_id: string;
  amount: string;
  authorized: string;
  captured: string;
  fee: string;
  returned: string;
  open: string;
  title_grams: string;
  weighed_grams: string | null;
}

const CAPTURES = [
  'DeliveryCaptured',
  'PaymentCaptured',
  'MilestoneCaptured',
  'PaymentSettled',
  'OrderReleased',
];

/** A payment by its id, or by the number of its order. */
export const readPayment: ReadObject = async (tx, id) => {
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT p.payment_id, o.id::text AS order_id, o.number, o.created_at AS ordered_at, p.rail, p.currency, p.state, p.payer, buyer.account AS buyer,
           seller.account AS seller, q.lot_id, p.amount_minor::text AS amount, p.authorized_minor::text AS authorized,
           p.captured_minor::text AS captured, p.fee_minor::text AS fee, p.returned_minor::text AS returned,
           (p.authorized_minor - p.captured_minor - p.returned_minor)::text AS open, p.title_grams::text AS title_grams,
           d.weighed_grams::text AS weighed_grams
      FROM payment p JOIN purchase_order o ON o.id = p.order_id JOIN quote q ON q.id = o.quote_id
      JOIN organisation buyer ON buyer.id = o.buyer_id JOIN organisation seller ON seller.id = o.seller_id
      LEFT JOIN delivery d ON d.order_id = o.id
     WHERE p.payment_id = ${isHash(id) ? id.toLowerCase() : ''} OR o.number = ${id} LIMIT 1`;
  if (!row) return undefined;
  const isEscrow = row.rail === 'usdc-escrow';
  const acts = await tx.$queryRaw<{ name: string; tx_hash: string }[]>`
    SELECT DISTINCT ON (name) name, tx_hash FROM bridge.event
     WHERE status <> 'orphaned' AND contract IN ('settlementEscrow', 'fiatSettlement')
       AND args @> ANY (${[JSON.stringify({ paymentId: row.payment_id }), JSON.stringify({ orderId: row.payment_id })]}::text[]::jsonb[])
     ORDER BY name, id DESC`;
  const actOf = (...names: string[]): string | null =>
    acts.find(({ name }) => names.includes(name))?.tx_hash ?? null;
  const money = (key: string, value: string, ...names: string[]): ReadFact => ({
    key,
    kind: 'money',
    value,
    currency: row.currency,
    transaction: actOf(...names),
  });
  const invoices = await tx.$queryRaw<Record<string, string | null>[]>`
    SELECT number, CASE WHEN is_credit THEN 'credit-note' ELSE kind END AS kind, currency, amount_minor::text AS "amountMinor",
           xml_sha256 AS hash, created_at::text AS issued FROM invoice WHERE order_id = ${row.order_id}::uuid ORDER BY id`;
  return {
    id: row.payment_id,
    title: row.number,
    subject: SUBJECT_OF.payment,
    parties: [row.buyer, row.seller, row.payer],
    orderId: row.order_id,
    at: row.ordered_at,
    facts: [
      { key: 'order', kind: 'order', value: row.number, of: row.order_id },
      { key: 'rail', kind: 'state', value: row.rail },
      { key: 'state', kind: 'state', value: row.state },
      { key: 'buyer', kind: 'organisation', value: row.buyer },
      { key: 'seller', kind: 'organisation', value: row.seller },
      { key: 'lot', kind: 'lot', value: row.lot_id },
      money('maxMinor', row.amount, 'PaymentAuthorized', 'OrderOpened'),
      money('authorizedMinor', row.authorized, 'PaymentAuthorized', 'OrderOpened'),
      money('capturedMinor', row.captured, ...CAPTURES),
      money('feeMinor', row.fee, ...CAPTURES),
      money('returnedMinor', row.returned, 'PaymentVoided', 'PaymentReclaimed', ...CAPTURES),
      money('openMinor', row.open),
      ...(isEscrow
        ? [{ key: 'refundableMinor', kind: 'money' as const, value: null, currency: row.currency }]
        : []),
      { key: 'weighedGrams', kind: 'mass', value: row.weighed_grams },
      { key: isEscrow ? 'titleGrams' : 'releasedGrams', kind: 'mass', value: row.title_grams },
    ],
    tables: [
      {
        key: 'invoices',
        columns: { number: 'text', kind: 'state', currency: 'text', amountMinor: 'money', hash: 'hash' },
        rows: invoices,
      },
    ],
    documents: [],
    matches: [{ paymentId: row.payment_id }, { orderId: row.payment_id }, { subject: row.payment_id }],
    onChain: { kind: 'payment', id: row.payment_id },
  };
};
