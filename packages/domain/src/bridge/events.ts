import { z } from 'zod';
import { address, bytes32, uint120, uint128, uint256, uint32, uint48, uint64, uint8 } from './scalars.ts';
import { termsSchema } from './terms.ts';

/** Arguments of each contract event as the watcher stores them: named, integers as decimal strings. */
export const eventArgsSchemas = {
  OrganisationRegistered: z.object({ organisation: address, accreditor: address, profile: bytes32 }),
  ProfileChanged: z.object({ organisation: address, profile: bytes32, actor: address }),
  SignerAdded: z.object({ organisation: address, signer: address, validFrom: uint48, validUntil: uint48 }),
  SignerRemoved: z.object({ organisation: address, signer: address, removedAt: uint48 }),
  SignerCompromised: z.object({ organisation: address, signer: address, since: uint48, actor: address }),
  CapabilityGranted: z.object({
    organisation: address,
    accreditor: address,
    capability: uint256,
    validFrom: uint48,
    validUntil: uint48,
  }),
  CapabilityRevoked: z.object({
    organisation: address,
    accreditor: address,
    capability: uint256,
    since: uint48,
  }),
  OrganisationAccountCreated: z.object({
    account: address,
    controller: address,
    hostedSigner: address,
    salt: bytes32,
  }),
  ControllerChanged: z.object({ previous: address, controller: address }),
  BatchIssued: z.object({
    issuer: address,
    batch: uint64,
    root: bytes32,
    depth: uint8,
    count: uint32,
    issuedAt: uint48,
    signer: address,
  }),
  CertificateRevoked: z.object({
    issuer: address,
    batch: uint64,
    index: uint32,
    reason: uint8,
    replacedBy: bytes32,
    actor: address,
  }),
  LotCommissioned: z.object({
    lotId: uint256,
    certificate: bytes32,
    issuer: address,
    to: address,
    massGrams: uint128,
    emissionsGrams: uint128,
    documentHash: bytes32,
    subject: bytes32,
    evidence: bytes32,
    epcisEvent: bytes32,
    certificateUsedGrams: uint128,
  }),
  TitleReserved: z.object({
    paymentId: bytes32,
    lotId: uint256,
    holder: address,
    grams: uint128,
    reservedTotal: uint128,
  }),
  TitleReleased: z.object({
    paymentId: bytes32,
    lotId: uint256,
    to: address,
    from: address,
    grams: uint128,
    releasedTotal: uint128,
  }),
  ReservationCancelled: z.object({ paymentId: bytes32, lotId: uint256, holder: address, grams: uint128 }),
  LotRecalled: z.object({ lotId: uint256, actor: address, reason: uint8 }),
  LotsTransformed: z.object({
    transformation: bytes32,
    actor: address,
    inputLotIds: z.array(uint256),
    inputGrams: z.array(uint128),
    outputLotIds: z.array(uint256),
    outputGrams: z.array(uint128),
    outputEmissionsGrams: z.array(uint128),
    lossGrams: uint128,
    processEmissionsGrams: uint128,
    evidence: bytes32,
    epcisEvent: bytes32,
  }),
  TransferSingle: z.object({ operator: address, from: address, to: address, id: uint256, value: uint256 }),
  PaymentAuthorized: z.object({
    paymentId: bytes32,
    payer: address,
    receiver: address,
    token: address,
    amount: uint120,
    orderRef: bytes32,
    lotId: uint256,
    maxGrams: uint128,
    terms: termsSchema,
  }),
  PaymentCaptured: z.object({
    paymentId: bytes32,
    amount: uint120,
    fee: uint120,
    grams: uint128,
    totalCaptured: uint120,
    totalGrams: uint128,
    actor: address,
  }),
  PaymentVoided: z.object({ paymentId: bytes32, amount: uint120, actor: address }),
  PaymentReclaimed: z.object({ paymentId: bytes32, amount: uint120, actor: address }),
  PaymentRefunded: z.object({
    paymentId: bytes32,
    amount: uint120,
    totalRefunded: uint120,
    feeReversed: uint120,
    actor: address,
  }),
  FeePaid: z.object({ paymentId: bytes32, receiver: address, amount: uint120 }),
  CreditAssigned: z.object({ token: address, account: address, amount: uint256, total: uint256 }),
  CreditClaimed: z.object({ token: address, account: address, to: address, amount: uint256 }),
  Transfer: z.object({ from: address, to: address, value: uint256 }),
  SignersRotated: z.object({
    signerSet: uint32,
    signers: z.array(address),
    threshold: uint8,
    actor: address,
  }),
  ReportAccepted: z.object({
    kind: bytes32,
    subject: bytes32,
    value: uint256,
    observedAt: uint48,
    acceptedAt: uint48,
    round: uint32,
    signerSet: uint32,
  }),
} as const;

export type EventName = keyof typeof eventArgsSchemas;
export const eventNames = Object.keys(eventArgsSchemas) as EventName[];
export type EventArgs<N extends EventName> = z.infer<(typeof eventArgsSchemas)[N]>;

export const eventStages = ['seen', 'final', 'orphaned'] as const;
export type EventStage = (typeof eventStages)[number];

/** Is this the name of an event that we know? */
export function isEventName(name: string): name is EventName {
  return Object.hasOwn(eventArgsSchemas, name);
}
