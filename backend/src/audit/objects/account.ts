import type { AuditSubject } from '@topsteel/domain/api';
import { holdingsOf } from '../../genealogy/index.ts';
import { checksummed } from '../../platform/chain/index.ts';
import {
  SUBJECT_OF,
  actsNaming,
  isAccount,
  type Opening,
  type ReadObject,
  type ReadTable,
} from './object-sql.ts';

const ROLES = [
  'signer',
  'actor',
  'payer',
  'receiver',
  'from',
  'to',
  'account',
  'holder',
  'beneficiary',
  'issuer',
];

/**
 * Any account of the chain: whose it is, what it holds, and everything that names it.
 *
 * Whoever appoints an address as its signer asks nobody: that opens the appointment and nothing else. The rest is opened
 * by the account's own company, each part by a grant of its subject.
 */
export const readAccount: ReadObject = async (tx, id) => {
  if (!isAccount(id)) return undefined;
  const account = checksummed(id);
  const holdings = await holdingsOf(tx, account);
  const signsFor = await tx.$queryRaw<Record<string, string | null>[]>`
    SELECT DISTINCT args ->> 'organisation' AS organisation FROM bridge.event
     WHERE name = 'SignerAdded' AND status <> 'orphaned' AND args @> jsonb_build_object('signer', ${account}::text)`;
  const payments = await tx.$queryRaw<Record<string, string | null>[]>`
    SELECT p.payment_id AS payment, o.number AS "order", o.id::text AS order_of, p.state, p.currency,
           p.captured_minor::text AS "capturedMinor", o.created_at::text AS at
      FROM payment p JOIN purchase_order o ON o.id = p.order_id
      JOIN organisation buyer ON buyer.id = o.buyer_id JOIN organisation seller ON seller.id = o.seller_id
     WHERE p.payer = ${account} OR buyer.account = ${account} OR seller.account = ${account}
     ORDER BY o.id DESC LIMIT 200`;
  const ownedAs = (subject: AuditSubject): Opening => ({ subject, parties: [account] });
  const tables: ReadTable[] = [
    { key: 'signsFor', columns: { organisation: 'organisation' }, rows: signsFor },
    {
      key: 'holdings',
      opening: ownedAs('material'),
      columns: { lot: 'lot', grams: 'mass', reservedGrams: 'mass' },
      rows: holdings.slice(0, 200).map(({ lotId, grams, reservedGrams }) => ({
        lot: lotId,
        grams: grams.toString(),
        reservedGrams: reservedGrams.toString(),
      })),
    },
    {
      key: 'payments',
      opening: ownedAs('money'),
      columns: {
        payment: 'payment',
        order: 'order',
        state: 'state',
        currency: 'text',
        capturedMinor: 'money',
      },
      rows: payments,
    },
  ];
  return {
    id: account,
    title: account,
    subject: SUBJECT_OF.account,
    parties: [account, ...signsFor.map(({ organisation }) => organisation ?? null)],
    facts: [
      { key: 'organisation', kind: 'organisation', value: account },
      { key: 'usdcMinor', kind: 'usdc', value: null },
      { key: 'creditMinor', kind: 'usdc', value: null },
    ],
    tables,
    documents: [],
    matches: signsFor.map(({ organisation }) => ({ organisation, signer: account })),
    otherActs: actsNaming(account, ROLES),
    onChain: { kind: 'account', id: account },
  };
};
