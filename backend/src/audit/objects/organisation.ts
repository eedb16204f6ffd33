import { checksummed, endOf, instantOf } from '../../platform/chain/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { SUBJECT_OF, actsNaming, isAccount, isUuid, type ReadObject, type ReadTable } from './object-sql.ts';

interface Row {
  id: string | null;
  name: string | null;
  legal_name: string | null;
  country: string | null;
  account: string;
  custody: string | null;
  is_suspended: boolean | null;
  registered_at: Date | null;
  registered_tx: string | null;
  accreditor: string | null;
  certificates: string;
  revoked: string;
  lots: string;
}

const ROLES = ['organisation', 'issuer', 'declarer', 'verifier', 'body', 'publisher', 'accreditor', 'holder'];

/** An organisation by its id, or by its account, also one that only the directory knows. */
export const readOrganisation: ReadObject = async (tx, id) => {
  const account = isAccount(id) ? checksummed(id) : null;
  const [row] = await tx.$queryRaw<Row[]>`
    WITH known AS (
      SELECT id, name, legal_name, country, account, custody, is_suspended FROM organisation
       WHERE id = ${isUuid(id) ? id : null}::uuid OR account = ${account}
    ), asked AS (
      SELECT * FROM known WHERE account IS NOT NULL
      UNION ALL
      SELECT NULL, NULL, NULL, NULL, ${account}, NULL, NULL WHERE ${account}::text IS NOT NULL AND NOT EXISTS (SELECT FROM known)
    )
    SELECT a.id::text, a.name, a.legal_name, a.country, a.account, a.custody, a.is_suspended,
           r.block_timestamp AS registered_at, r.tx_hash AS registered_tx, r.args ->> 'accreditor' AS accreditor,
           (SELECT count(*) FROM certificate c WHERE c.organisation_id = a.id AND c.leaf IS NOT NULL)::text AS certificates,
           (SELECT count(*) FROM certificate c WHERE c.organisation_id = a.id AND c.state = 'revoked')::text AS revoked,
           (SELECT count(*) FROM genealogy_lot g WHERE g.maker = a.account)::text AS lots
      FROM asked a
      LEFT JOIN LATERAL (
        SELECT block_timestamp, tx_hash, args FROM bridge.event
         WHERE name = 'OrganisationRegistered' AND status <> 'orphaned'
           AND args @> jsonb_build_object('organisation', a.account) ORDER BY id LIMIT 1) r ON true`;
  if (!row || (row.id === null && row.registered_at === null)) return undefined;
  const [capabilities, signers] = [await capabilitiesOf(tx, row.account), await signersOf(tx, row.account)];
  const mask = [
    ...new Set(capabilities.rows.filter((one) => one['until'] === null).map((one) => one['capability'])),
  ];
  return {
    id: row.account,
    title: row.name ?? row.account,
    subject: SUBJECT_OF.organisation,
    parties: [row.account],
    facts: [
      { key: 'legalName', kind: 'text', value: row.legal_name },
      { key: 'country', kind: 'text', value: row.country },
      { key: 'account', kind: 'account', value: row.account },
      { key: 'custody', kind: 'state', value: row.custody },
      { key: 'capabilitiesNow', kind: 'text', value: mask.length === 0 ? null : mask.join(', ') },
      { key: 'capabilities', kind: 'count', value: null },
      {
        key: 'registeredAt',
        kind: 'instant',
        value: row.registered_at?.toISOString() ?? null,
        transaction: row.registered_tx,
      },
      { key: 'accreditor', kind: 'organisation', value: row.accreditor },
      { key: 'certificates', kind: 'count', value: row.certificates },
      { key: 'revokedCertificates', kind: 'count', value: row.revoked },
      { key: 'lots', kind: 'count', value: row.lots },
    ],
    tables: [capabilities, signers],
    documents: [],
    matches: [],
    otherActs: actsNaming(row.account, ROLES),
    onChain: { kind: 'organisation', id: row.account },
  };
};

const NAMES = [
  'mill',
  'processor',
  'stockist',
  'carrier',
  'inspection-body',
  'verifier',
  'arbiter',
  'carbon-issuer',
];

/** Each grant of a capability with its window, and when and by whom it was ended. */
async function capabilitiesOf(tx: Tx, account: string): Promise<ReadTable> {
  const rows = await tx.$queryRaw<
    {
      bits: string;
      accreditor: string;
      from: string;
      until: string | null;
      revoked: string | null;
      tx: string;
    }[]
  >`
    SELECT g.args ->> 'capability' AS bits, g.args ->> 'accreditor' AS accreditor,
           g.args ->> 'validFrom' AS "from", g.args ->> 'validUntil' AS until, g.tx_hash AS tx,
           (SELECT min((w.args ->> 'since')::bigint)::text FROM bridge.event w
             WHERE w.name = 'CapabilityRevoked' AND w.status <> 'orphaned' AND w.id > g.id
               AND w.args @> jsonb_build_object('organisation', ${account}::text)
               AND ((w.args ->> 'capability')::bigint & (g.args ->> 'capability')::bigint) <> 0) AS revoked
      FROM bridge.event g
     WHERE g.contract = 'directory' AND g.name = 'CapabilityGranted' AND g.status <> 'orphaned'
       AND g.args @> jsonb_build_object('organisation', ${account}::text) ORDER BY g.id`;
  return {
    key: 'capabilities',
    columns: {
      capability: 'text',
      accreditor: 'organisation',
      from: 'instant',
      until: 'instant',
      transaction: 'transaction',
    },
    rows: rows.map(({ bits, accreditor, from, until, revoked, tx: hash }) => ({
      capability: NAMES.filter((_, bit) => (BigInt(bits) >> BigInt(bit)) % 2n === 1n).join(', '),
      accreditor,
      from: instantOf(BigInt(from)),
      until: endOfText(revoked ?? until),
      transaction: hash,
    })),
  };
}

/** Each key with its window, and since when it is marked as compromised. */
async function signersOf(tx: Tx, account: string): Promise<ReadTable> {
  const rows = await tx.$queryRaw<
    {
      signer: string;
      from: string;
      until: string;
      removed: string | null;
      stolen: string | null;
      tx: string;
    }[]
  >`
    SELECT a.args ->> 'signer' AS signer, a.args ->> 'validFrom' AS "from", a.args ->> 'validUntil' AS until, a.tx_hash AS tx,
           (SELECT min(d.args ->> 'removedAt') FROM bridge.event d
             WHERE d.name = 'SignerRemoved' AND d.status <> 'orphaned' AND d.id > a.id
               AND d.args @> jsonb_build_object('organisation', ${account}::text, 'signer', a.args ->> 'signer')) AS removed,
           (SELECT min(d.args ->> 'since') FROM bridge.event d
             WHERE d.name = 'SignerCompromised' AND d.status <> 'orphaned'
               AND d.args @> jsonb_build_object('organisation', ${account}::text, 'signer', a.args ->> 'signer')) AS stolen
      FROM bridge.event a
     WHERE a.contract = 'directory' AND a.name = 'SignerAdded' AND a.status <> 'orphaned'
       AND a.args @> jsonb_build_object('organisation', ${account}::text) ORDER BY a.id`;
  return {
    key: 'signers',
    columns: {
      signer: 'account',
      from: 'instant',
      until: 'instant',
      compromisedSince: 'instant',
      transaction: 'transaction',
    },
    rows: rows.map(({ signer, from, until, removed, stolen, tx: hash }) => ({
      signer,
      signer_of: signer,
      from: instantOf(BigInt(from)),
      until: endOfText(removed ?? until),
      compromisedSince: endOfText(stolen),
      transaction: hash,
    })),
  };
}

const endOfText = (seconds: string | null): string | null =>
  seconds === null ? null : endOf(BigInt(seconds));
