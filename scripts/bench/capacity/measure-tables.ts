import type pg from 'pg';

/** Rows that a copy has at least: enough for pages and indexes to be full as in a large table. */
const ROWS = 4_000;
const COPIES = 'capacity_copies';

/** Something that the business does or has, the table that counts it, and every table that has rows because of it. */
export interface Growing {
  name: string;
  of: string;
  tables: readonly string[];
  /** Bytes that one may cost; above it something has grown that nobody reckoned with. */
  limit: number;
}

export const OBJECTS: readonly Growing[] = [
  {
    name: 'an order',
    of: 'purchase_order',
    tables: [
      ...[
        'quote',
        'purchase_order',
        'payment',
        'delivery',
        'order_event',
        'settlement',
        'settlement_transition',
      ],
      ...['payment_attempt', 'payment_event', 'payment_command', 'order_distribution', 'commission_decision'],
      ...['shipment', 'attachment', 'invoice', 'invoice_status', 'webhook_event', 'outbox_message'],
    ],
    limit: 29_000,
  },
  {
    name: 'the books of an order',
    of: 'purchase_order',
    tables: [
      'ledger.transfer_group',
      'ledger.transfer',
      'ledger.seal',
      'ledger.account',
      'ledger.balance_stripe',
    ],
    limit: 7_500,
  },
  {
    name: 'an act on chain',
    of: 'bridge.intent',
    tables: ['bridge.intent', 'bridge.transaction'],
    limit: 5_500,
  },
  {
    name: 'an event of the chain',
    of: 'bridge.event',
    tables: ['bridge.event', 'bridge.event_consumption'],
    limit: 2_000,
  },
  { name: 'a block with events', of: 'bridge.block', tables: ['bridge.block'], limit: 700 },
  {
    name: 'a certificate',
    of: 'certificate',
    tables: ['certificate', 'certificate_document', 'certificate_batch'],
    limit: 8_000,
  },
  {
    name: 'a lot',
    of: 'lot',
    tables: ['lot', 'genealogy_lot', 'genealogy_act', 'genealogy_input', 'epcis_event', 'issued_credential'],
    limit: 9_000,
  },
  {
    name: 'an offer',
    of: 'offer',
    tables: ['offer', 'offer_price_break', 'offer_extra', 'offer_change', 'search.entry'],
    limit: 2_800,
  },
  {
    name: 'a row of the audit trail',
    of: 'audit_entry',
    tables: ['audit_entry', 'audit.seal'],
    limit: 1_300,
  },
  { name: 'a signed rate', of: 'bridge.fx_rate', tables: ['bridge.fx_rate'], limit: 1_600 },
];

/** Bytes that a row takes with its share of pages, long values and indexes. */
export async function bytesPerRow(client: pg.Client, table: string): Promise<number> {
  await client.query(`CREATE SCHEMA IF NOT EXISTS ${COPIES}`);
  const copy = `${COPIES}."${table.replaceAll('.', '_')}"`;
  const indexes = await client.query<{ definition: string; method: string }>(
    `SELECT pg_get_indexdef(i.indexrelid) AS definition, a.amname AS method
       FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_am a ON a.oid = c.relam
      WHERE i.indrelid = $1::regclass`,
    [table],
  );
  await client.query(`DROP TABLE IF EXISTS ${copy}`);
  await client.query(
    `CREATE UNLOGGED TABLE ${copy} AS
       SELECT t.* FROM ${table} t, generate_series(1, (SELECT ceil(${ROWS}::numeric / count(*))::integer FROM ${table}))`,
  );
  for (const { definition, method } of indexes.rows) {
    await client.query(copied(definition, method, copy));
  }
  const { rows } = await client.query<{ bytes: number }>(
    `SELECT pg_total_relation_size($1::regclass)::float / (SELECT count(*) FROM ${copy}) AS bytes`,
    [copy],
  );
  await client.query(`DROP TABLE ${copy}`);
  return rows[0]?.bytes ?? Number.NaN;
}

/** The same index on the copy: values repeat there, so nothing may be unique, and equal keys may not share their space. */
export function copied(definition: string, method: string, copy: string): string {
  const [, columns = ''] = / USING (.*)$/s.exec(definition) ?? [];
  const [body = '', where] = columns.split(/ WHERE /);
  const plain = body.replace(/ WITH \([^)]*\)$/, '');
  const apart = method === 'btree' ? ' WITH (deduplicate_items = off)' : '';
  return `CREATE INDEX ON ${copy} USING ${plain}${apart}${where === undefined ? '' : ` WHERE ${where}`}`;
}

export async function dropCopies(client: pg.Client): Promise<void> {
  await client.query(`DROP SCHEMA IF EXISTS ${COPIES} CASCADE`);
}
