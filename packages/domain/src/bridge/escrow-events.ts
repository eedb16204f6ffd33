import { z } from 'zod';
import { address, bytes32, uint120, uint128, uint256, uint8 } from './scalars.ts';
import { termsSchema } from './terms.ts';

const paymentId = bytes32;

/** Events of the settlement escrow: `ISettlementEscrow` says what each means. */
export const escrowEvents = {
  PaymentAuthorized: z.object({ paymentId, payer: address, receiver: address, terms: termsSchema }),
  PaymentCharged: z.object({ paymentId, payer: address, receiver: address, terms: termsSchema }),
  PaymentCaptured: z.object({ paymentId, amount: uint120, refundable: uint120 }),
  MilestoneCaptured: z.object({
    paymentId,
    index: uint8,
    amount: uint120,
    totalCaptured: uint120,
    refundable: uint120,
  }),
  DeliveryCaptured: z.object({
    paymentId,
    amount: uint120,
    totalGrams: uint128,
    refundable: uint120,
  }),
  PaymentVoided: z.object({ paymentId, amount: uint120, actor: address }),
  PaymentReclaimed: z.object({ paymentId, amount: uint120, capturable: uint120, actor: address }),
  DisputesLapsed: z.object({
    paymentId,
    toReceiver: uint120,
    toPayer: uint120,
    refundable: uint120,
    actor: address,
  }),
  PaymentRefunded: z.object({
    paymentId,
    amount: uint120,
    feeReversed: uint120,
    refundable: uint120,
    actor: address,
  }),
  PaymentDisputed: z.object({ paymentId, index: uint8, amount: uint120, reason: bytes32, actor: address }),
  /** The rest of the disputed amount went to the payer. */
  DisputeResolved: z.object({ paymentId, index: uint8, toReceiver: uint120, refundable: uint120 }),
  PaymentSettled: z.object({
    paymentId,
    toReceiver: uint120,
    toPayer: uint120,
    grams: uint128,
    refundable: uint120,
    receiverSigner: address,
  }),
  CreditAssigned: z.object({ token: address, account: address, amount: uint256, total: uint256 }),
  CreditClaimed: z.object({ token: address, account: address, to: address, amount: uint256 }),
  TokenAccepted: z.object({ token: address, cap: uint256 }),
} as const;

export type EscrowEventName = keyof typeof escrowEvents;
export const escrowEventNames = Object.keys(escrowEvents) as EscrowEventName[];
