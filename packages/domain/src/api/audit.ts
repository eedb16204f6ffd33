/** The auditor's view: one block, three sources, one figure. Also the audit trail of who did what. */
import { z } from 'zod';
import { ledgerProof } from './ledger.ts';
import { address, bytes32, currency, id, isoTime, pageOf, pageQuery, uintString } from './primitives.ts';

const auditPayment = z.object({
  paymentId: bytes32,
  orderId: id.nullable(),
  orderNumber: z.string().nullable(),
  phase: z.enum(['none', 'authorized', 'closed']).describe('By the contract’s state at the block.'),
  contractMinor: uintString.describe('Capturable by contract state.'),
  ledgerMinor: uintString.describe('Liability to the payer in the books, projected to the block.'),
  capturedMinor: uintString,
  agrees: z.boolean(),
});

/**
 * USDC of the escrow at final block B, less what was sent straight to it = open payments and unclaimed credits by contract
 * state at B = the ledger's escrow account projected to B. `subgraphMinor` is compared when the subgraph has reached B; it never decides.
 */
export const escrowAudit = z
  .object({
    chainId: z.number().int(),
    block: z.object({ number: uintString, hash: bytes32, at: isoTime }),
    token: z.object({ address, currency, decimals: z.number().int() }),
    escrow: address,
    chainMinor: uintString.describe('balanceOf(escrow) at the block.'),
    contractStateMinor: uintString.describe('Σ capturable + Σ credits at the block.'),
    openMinor: uintString,
    creditsMinor: uintString,
    surplusMinor: uintString.describe(
      'Held beyond what the contract owes: sent straight to it, nobody’s, and no difference. It can never leave.',
    ),
    subgraphMinor: uintString.nullable(),
    subgraph: z.object({ block: uintString.nullable(), reason: z.string().nullable() }),
    ledgerMinor: uintString,
    ledger: z.object({ sequence: uintString, hash: bytes32, isIntact: z.boolean() }),
    agrees: z.boolean(),
    differences: z.array(z.string()).describe('One sentence for each figure that differs.'),
    payments: z
      .array(auditPayment)
      .describe(
        'Open ones, those that the books still hold money of, and the newest 200 that have an order.',
      ),
    compared: z.object({
      known: z.number().int().describe('Payments ever authorized, by the contract’s events.'),
      asked: z
        .number()
        .int()
        .describe(
          'Of these, asked at the block: all that may hold money, and some of the closed ones in turn.',
        ),
      since: uintString
        .nullable()
        .describe(
          'The block of the last comparison that agreed; what was closed there stays closed. Null: all were asked.',
        ),
    }),
    unbookedEvents: z
      .number()
      .int()
      .describe('Events of the escrow up to the block that the books have not taken in yet.'),
    computedAt: isoTime,
  })
  .meta({ id: 'EscrowAudit' });
export type EscrowAudit = z.infer<typeof escrowAudit>;

const wei = z.string().regex(/^(0|-?[1-9][0-9]{0,77})$/);

/**
 * Ether of every account of ours at final block B = the ledger's `native_wallet` and `gas_wallet` at B, and what is final and
 * on its way into the books.
 */
export const etherAudit = z
  .object({
    chainId: z.number().int(),
    block: z.object({ number: uintString, hash: bytes32, at: isoTime }),
    chainWei: uintString.describe('Σ eth_getBalance at the block.'),
    ledgerWei: wei.describe('Σ entries of native_wallet and gas_wallet, projected to the block.'),
    waitingWei: wei.describe('Moved, final and not booked yet.'),
    agrees: z
      .boolean()
      .nullable()
      .describe('Null while something is pending: it cannot be told yet, and nothing else differs.'),
    differences: z
      .array(z.string())
      .describe(
        'One sentence for each account that differs, and for what waits longer than a quarter of an hour.',
      ),
    pending: z.array(z.string()),
    compared: z.number().int().describe('Accounts compared.'),
    accounts: z
      .array(
        z.object({
          address: z.string().describe('In lower case.'),
          part: z.enum(['gas', 'treasury', 'deposit']),
          chainWei: uintString,
          ledgerWei: wei,
          waitingWei: wei,
          waiting: z.number().int(),
          waitingSince: isoTime.nullable(),
          differenceWei: wei.describe('Chain − books − what waits.'),
        }),
      )
      .describe('Those that differ first, then by what they hold; at most 200.'),
    computedAt: isoTime,
  })
  .meta({ id: 'EtherAudit' });
export type EtherAudit = z.infer<typeof etherAudit>;

export const auditEntry = z
  .object({
    id: uintString,
    at: isoTime,
    actor: z.string(),
    action: z.string().describe('Noun and verb, e.g. order.create.'),
    subject: z.string(),
    organisationId: id.nullable(),
    details: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'AuditEntry' });
export type AuditEntry = z.infer<typeof auditEntry>;
/** Shows that an entry was in the audit log when its root was put on chain; anybody can recompute it. */
export const auditProof = ledgerProof
  .omit({ transferId: true })
  .extend({ entryId: uintString })
  .meta({ id: 'AuditProof' });
export type AuditProof = z.infer<typeof auditProof>;
export const auditPage = pageOf(auditEntry).meta({ id: 'AuditPage' });
export const auditQuery = pageQuery.extend({ subject: z.string().max(120).optional() });
export type AuditQuery = z.infer<typeof auditQuery>;
