import { AppError } from '@topsteel/domain/errors';
import type { Snapshot } from '@topsteel/domain/payment';
import { claimSnapshot, planGiveBack, refundableMinor, uncapturedMinor } from '@topsteel/domain/sepa';
import { formatAmount } from '@topsteel/domain/units';
import { newId, type PrismaService, type Tx } from '../platform/database/index.ts';
import {
  closeClaim,
  findClaim,
  insertAct,
  insertClaim,
  keepCapture,
  lockClaim,
  markClaim,
  type NewClaim,
  type StoredClaim,
} from './infra/claim-store.ts';
import { sendTransfers } from './send-payment-file.ts';

export type { NewClaim } from './infra/claim-store.ts';

/** An act on a claim; the key is new for each act and the same for each repeat of it. */
export interface ClaimAct {
  key: string;
  amountMinor: bigint;
  reason: string;
}

/** Lets our account wait for a transfer, once an attempt. */
export async function expectTransfer(prisma: PrismaService, claim: NewClaim): Promise<void> {
  await prisma.transact((tx) => insertClaim(tx, newId(), claim));
}

/** What our account knows of the attempt now; after `expiresAt` an unpaid one is over. @throws AppError `not-found` */
export async function readClaim(
  prisma: PrismaService,
  attemptId: string,
  expiresAt: Date | null,
  now: Date = new Date(),
): Promise<Snapshot> {
  const claim = await findClaim(prisma.client, attemptId);
  if (!claim) throw unknownClaim();
  const isOver = expiresAt !== null && expiresAt <= now && claim.facts.receipts.length === 0;
  return claimSnapshot({ ...claim.facts, isClosed: claim.facts.isClosed || isOver });
}

/**
 * Takes what was received for the seller, and sends the rest back to the payer.
 *
 * @throws AppError `conflict` when less was received, or it was captured before under another key
 */
export async function captureClaim(prisma: PrismaService, attemptId: string, act: ClaimAct): Promise<void> {
  await once(prisma, attemptId, 'capture', act, async (tx, claim) => {
    if (claim.facts.capturedMinor > 0n) throw refused(`Order ${claim.orderNumber} was captured before.`);
    const held = uncapturedMinor(claim.facts);
    if (act.amountMinor > held) {
      throw refused(
        `${euros(act.amountMinor)} cannot be captured: ${euros(held)} were received for order ${claim.orderNumber}. Wait for the rest.`,
      );
    }
    await keepCapture(tx, claim.id, act.amountMinor);
    await sendBack(tx, claim, 'void', act.key, held - act.amountMinor, `Rest of ${claim.orderNumber}`);
  });
}

/** Sends back everything that was not captured, and expects nothing more. */
export async function voidClaim(prisma: PrismaService, attemptId: string, act: ClaimAct): Promise<void> {
  await once(prisma, attemptId, 'void', act, async (tx, claim) => {
    await closeClaim(tx, claim.id);
    const held = uncapturedMinor(claim.facts);
    await sendBack(tx, claim, 'void', act.key, held, `${claim.orderNumber} is not charged`);
  });
}

/** Sends captured money back. @throws AppError `conflict` when it is more than was captured and not sent back yet */
export async function refundClaim(prisma: PrismaService, attemptId: string, act: ClaimAct): Promise<void> {
  await once(prisma, attemptId, 'refund', act, async (tx, claim) => {
    const most = refundableMinor(claim.facts);
    if (act.amountMinor > most) {
      throw refused(
        `${euros(act.amountMinor)} cannot be refunded: ${euros(most)} of order ${claim.orderNumber} are left.`,
      );
    }
    await sendBack(tx, claim, 'refund', act.key, act.amountMinor, `Refund ${claim.orderNumber}`);
  });
}

async function once(
  prisma: PrismaService,
  attemptId: string,
  verb: 'capture' | 'void' | 'refund',
  act: ClaimAct,
  work: (tx: Tx, claim: StoredClaim) => Promise<void>,
): Promise<void> {
  await prisma.transact(async (tx) => {
    const claim = await lockClaim(tx, attemptId);
    if (!claim) throw unknownClaim();
    if (!(await insertAct(tx, claim.id, { key: act.key, verb, amountMinor: act.amountMinor }))) return;
    await work(tx, claim);
    await markClaim(tx, claim.id);
  });
}

async function sendBack(
  tx: Tx,
  claim: StoredClaim,
  kind: 'void' | 'refund',
  key: string,
  amountMinor: bigint,
  remittance: string,
): Promise<void> {
  if (amountMinor <= 0n) return;
  const parts = planGiveBack(claim.payerAccounts, amountMinor);
  if (parts === null) {
    throw refused(
      `${euros(amountMinor)} of order ${claim.orderNumber} cannot be sent back: the bank did not say from which account they came. Ask the payer for it.`,
    );
  }
  await sendTransfers(
    tx,
    {
      key: `${kind}:${key}`,
      transfers: parts.map((part, index) => ({
        key: `${kind}:${key}:${index}`,
        creditor: { name: part.name, iban: part.iban, bic: null },
        currency: 'EUR',
        amountMinor: part.amountMinor,
        remittance,
      })),
    },
    kind,
    { claimId: claim.id, entryId: null },
  );
}

const euros = (amountMinor: bigint): string => `${formatAmount(amountMinor, 'EUR')} EUR`;
const refused = (message: string): AppError => new AppError('conflict', { message });
const unknownClaim = (): AppError =>
  new AppError('not-found', { message: 'Our bank account expects no transfer for this payment.' });
