/** One object of the record with its whole story: figures with the call that anybody can repeat, acts, documents. */
import { z } from 'zod';
import { auditAsOf, auditCell, auditCellKind, auditObjectKind, auditSubject } from './audit-question.ts';
import { address, bytes32, isoTime, uintString } from './primitives.ts';

/** The exact call by which a contract is asked for a figure: `eth_call` of `data` at `to`, at a block. */
export const auditChainCall = z
  .object({
    contract: z.string(),
    call: z.string(),
    to: address,
    data: z.string().regex(/^0x[0-9a-f]*$/),
    block: uintString,
    word: z.number().int().describe('Which 32-byte word of the answer is the figure, from 0.'),
    value: uintString.nullable().describe('What the contract said; null when the node did not answer.'),
  })
  .meta({ id: 'AuditChainCall' });
export type AuditChainCall = z.infer<typeof auditChainCall>;

export const auditFact = z
  .object({
    key: z.string(),
    kind: auditCellKind,
    value: z.string().nullable().describe('By the marketplace; null when only the chain says it.'),
    of: z.string().nullable().describe('The id of the object that it leads to.'),
    currency: z.string().nullable(),
    transaction: bytes32.nullable().describe('The transaction that the figure follows from.'),
    chain: auditChainCall.nullable().describe('What the contract says of the same figure.'),
    agrees: z.boolean().nullable().describe('Null when there is nothing to compare.'),
  })
  .meta({ id: 'AuditFact' });
export type AuditFact = z.infer<typeof auditFact>;

export const auditAct = z
  .object({
    id: uintString,
    at: isoTime,
    block: uintString,
    blockHash: bytes32,
    transaction: bytes32,
    logIndex: z.number().int(),
    contract: z.string(),
    name: z.string().describe('The event, e.g. PaymentAuthorized.'),
    isFinal: z.boolean(),
    signer: z.string().nullable(),
    organisation: auditCell.nullable(),
    standing: z
      .enum(['in-force', 'compromised', 'out-of-window', 'own-account', 'unknown'])
      .nullable()
      .describe('How the signer stood for the organisation at that moment; null without a signer.'),
    documentHash: z.string().nullable(),
    args: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'AuditAct' });
export type AuditAct = z.infer<typeof auditAct>;

export const auditTable = z
  .object({
    key: z.string(),
    columns: z.array(z.object({ key: z.string(), kind: auditCellKind })),
    rows: z.array(z.array(auditCell.nullable())),
  })
  .meta({ id: 'AuditTable' });
export type AuditTable = z.infer<typeof auditTable>;

export const auditDocument = z
  .object({
    role: z.string(),
    name: z.string(),
    sha256: z.string(),
    path: z.string().nullable().describe('Where the marketplace hands it out; null when it does not.'),
  })
  .meta({ id: 'AuditDocument' });
export type AuditDocument = z.infer<typeof auditDocument>;

export const auditObject = z
  .object({
    kind: auditObjectKind,
    id: z.string(),
    title: z.string(),
    subject: auditSubject,
    orderId: z.string().nullable(),
    lotCode: z.string().nullable(),
    facts: z.array(auditFact),
    tables: z.array(auditTable),
    acts: z.array(auditAct).describe('The newest first.'),
    actsAreCut: z.boolean(),
    documents: z.array(auditDocument),
    asOf: auditAsOf,
    agrees: z.boolean().describe('No figure of the marketplace differs from the contract’s.'),
    command: z.string().nullable().describe('The line that reads the contract’s figures from a shell.'),
  })
  .meta({ id: 'AuditObject' });
export type AuditObject = z.infer<typeof auditObject>;

/** What the search box finds. */
export const auditFound = z
  .object({
    items: z.array(z.object({ kind: auditObjectKind, id: z.string(), name: z.string(), note: z.string() })),
  })
  .meta({ id: 'AuditFound' });
export type AuditFound = z.infer<typeof auditFound>;
export const auditSearchQuery = z.strictObject({ q: z.string().trim().min(1).max(200) });

/** What the escrow owed at the end of each day, by the token's movements and by the books, in minor units of USDC. */
export const escrowHistory = z
  .object({
    days: z.array(
      z.object({
        day: z.string().describe('In UTC, e.g. 2026-11-26.'),
        block: uintString.describe('The last block of the day with an event.'),
        chainMinor: uintString.describe('Σ transfers into the escrow for a payment − Σ transfers out of it.'),
        ledgerMinor: z.string().describe('The books’ escrow account, by the same blocks.'),
        inMinor: uintString,
        outMinor: uintString,
        surplusMinor: uintString.describe(
          'What had been sent straight to the escrow by then: nobody’s, and in no other figure here.',
        ),
      }),
    ),
    asOf: auditAsOf,
  })
  .meta({ id: 'EscrowHistory' });
export type EscrowHistory = z.infer<typeof escrowHistory>;
export const escrowAuditQuery = z.strictObject({
  block: uintString.optional().describe('A final block; the newest one that was read when absent.'),
});
export type EscrowAuditQuery = z.infer<typeof escrowAuditQuery>;
