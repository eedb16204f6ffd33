import { z } from 'zod';
import { batchSchema, certificateSchema, commissionSchema, evidenceSchema } from '../certificate/leaf.ts';
import { emissionStatementTuple } from './material-events.ts';
import {
  address,
  bytes32,
  hex,
  uint120,
  uint128,
  uint256,
  uint32,
  uint48,
  uint64,
  uint8,
} from './scalars.ts';
import { moneyBusinessKeys, moneyIntentPayloads, moneyIntentResults } from './money-intents.ts';
import { acceptanceSchema, collectionSchema, sellerConsentSchema, termsSchema } from './terms.ts';

/** A signature over typed data by a signer that is not ours. */
const delegatedSignature = {
  signer: address.optional(),
  deadline: uint48.optional(),
  signature: hex.optional(),
};

/** Names a request for ever, so that its repeat is known. */
const requestKey = z.string().min(1).max(200);

const bothOrNeither = (value: { signer?: unknown; signature?: unknown; deadline?: unknown }) =>
  (value.signer === undefined) === (value.signature === undefined) &&
  (value.signer === undefined) === (value.deadline === undefined);
const BOTH_OR_NEITHER = 'signer, deadline and signature come together or not at all';

/** What the backend asks of the chain: the payload of each kind of intent. */
export const intentPayloadSchemas = {
  /** Registers an organisation; without an account a hosted one is deployed for it. */
  'register-organisation': z.strictObject({
    organisation: address.optional(),
    salt: bytes32.optional(),
    profile: bytes32,
    capabilities: z.array(
      z.enum([
        'mill',
        'processor',
        'stockist',
        'carrier',
        'inspection-body',
        'verifier',
        'arbiter',
        'carbon-issuer',
      ]),
    ),
    name: z.string().min(1).max(120),
  }),
  /** Anchors a batch root; without a signature the hosted signer signs. */
  'issue-batch': z
    .strictObject({
      issuer: address,
      batch: uint64,
      root: bytes32,
      depth: uint8,
      count: uint32,
      ...delegatedSignature,
    })
    .refine(bothOrNeither, BOTH_OR_NEITHER),
  'revoke-certificate': z
    .strictObject({
      issuer: address,
      batch: uint64,
      index: uint32,
      reason: uint8,
      replacedByBatch: uint64,
      replacedByIndex: uint32,
      ...delegatedSignature,
    })
    .refine(bothOrNeither, BOTH_OR_NEITHER),
  'commission-lot': z
    .strictObject({
      certificate: certificateSchema,
      evidence: evidenceSchema,
      commission: commissionSchema,
      ...delegatedSignature,
    })
    .refine(bothOrNeither, BOTH_OR_NEITHER),
  /** Cuts, splits or merges lots, as their hosted holder. The event's hash is the act's own: it names it on the chain. */
  'transform-lot': z.strictObject({
    actor: address,
    inputs: z
      .array(z.strictObject({ lotId: uint256, grams: uint128 }))
      .min(1)
      .max(100),
    outputs: z
      .array(z.strictObject({ to: address, massGrams: uint128 }))
      .min(1)
      .max(100),
    lossGrams: uint128,
    processEmissionsGrams: uint128,
    evidence: bytes32,
    epcisEvent: bytes32,
  }),
  'recall-lot': z.strictObject({ lotId: uint256, reason: uint8, epcisEvent: bytes32 }),
  /** Brings the payer's money in; without an acceptance the receiver's hosted signer accepts. */
  'authorize-payment': z.strictObject({
    paymentId: bytes32,
    terms: termsSchema,
    collection: collectionSchema,
    acceptance: acceptanceSchema.optional(),
    sellerConsent: sellerConsentSchema.optional(),
  }),
  'submit-report': z.strictObject({
    report: z.strictObject({
      kind: bytes32,
      subject: bytes32,
      value: uint128,
      observedAt: uint48,
      validUntil: uint48,
      round: uint32,
      signerSet: uint32,
    }),
    signatures: z.array(z.strictObject({ signer: address, signature: hex })).min(1),
  }),
  /** Pays for the delivered total; the amount follows from the terms. */
  'capture-payment': z.strictObject({
    paymentId: bytes32,
    terms: termsSchema,
    totalGrams: uint128,
    isFinal: z.boolean(),
    receipt: hex,
    epcisEvent: bytes32,
  }),
  /** Pays an amount of a payment without goods and gives the rest back, once; `key` names the request. */
  'capture-amount': z.strictObject({
    paymentId: bytes32,
    terms: termsSchema,
    amount: uint120,
    key: requestKey,
  }),
  'void-payment': z.strictObject({ paymentId: bytes32, terms: termsSchema }),
  'reclaim-payment': z.strictObject({ paymentId: bytes32, terms: termsSchema }),
  /** `refundableBefore` is what could be refunded when this was asked for, so that it happens once. */
  'refund-payment': z.strictObject({
    paymentId: bytes32,
    terms: termsSchema,
    amount: uint120,
    refundableBefore: uint120,
    key: requestKey.optional(),
  }),
  /** Puts the root of a book of ours on chain; the relayer's account is its publisher. */
  'anchor-book': z.strictObject({ book: bytes32, sequence: uint64, root: bytes32, closedAt: uint48 }),
  /** Confirms certificates of type 3.2; without a signature the hosted key of inspection bodies signs. */
  countersign: z
    .strictObject({
      body: address,
      issuer: address,
      batch: uint64,
      commitment: bytes32,
      indices: z.array(uint32).min(1).max(200),
      ...delegatedSignature,
    })
    .refine(bothOrNeither, BOTH_OR_NEITHER),
  /** Revokes certificates of one batch, all or none, by the hosted account itself; no successor. */
  'revoke-certificates': z.strictObject({
    issuer: address,
    batch: uint64,
    indices: z.array(uint32).min(1).max(200),
    reason: uint8,
  }),
  /** Acts of a hosted organisation on its own keys; times in Unix seconds, `validFrom` 0 for now. */
  'add-signer': z.strictObject({
    organisation: address,
    key: address,
    validFrom: uint48,
    validUntil: uint48,
  }),
  'remove-signer': z.strictObject({ organisation: address, key: address }),
  'report-signer': z.strictObject({ organisation: address, key: address, since: uint48 }),
  /** States the emissions of a lot, by the hosted account of the organisation that made it. */
  'declare-emissions': z.strictObject({ declarer: address, statement: emissionStatementTuple }),
  /** Confirms a statement for a hosted verifier; `documentHash` is that of its opinion, zero when it named none. */
  'verify-emissions': z.strictObject({ verifier: address, statementId: bytes32, documentHash: bytes32 }),
  ...moneyIntentPayloads,
} as const;

export type IntentKind = keyof typeof intentPayloadSchemas;
export const intentKinds = Object.keys(intentPayloadSchemas) as IntentKind[];
export type IntentPayload<K extends IntentKind> = z.infer<(typeof intentPayloadSchemas)[K]>;

const none = z.strictObject({});

/** What the oracles write back when an intent is mined. */
export const intentResultSchemas = {
  'register-organisation': z.strictObject({ organisation: address }),
  'issue-batch': batchSchema.pick({ issuedAt: true, signer: true }),
  'revoke-certificate': none,
  'commission-lot': z.strictObject({ lotId: uint256 }),
  'transform-lot': z.strictObject({ transformation: bytes32 }),
  'recall-lot': none,
  'authorize-payment': none,
  'submit-report': none,
  'capture-payment': none,
  'capture-amount': none,
  'void-payment': none,
  'reclaim-payment': none,
  'refund-payment': none,
  'anchor-book': z.strictObject({ publisher: address }),
  countersign: z.strictObject({ signer: address, signedAt: uint48 }),
  'revoke-certificates': none,
  'add-signer': none,
  'remove-signer': none,
  'report-signer': none,
  'declare-emissions': none,
  'verify-emissions': none,
  ...moneyIntentResults,
} as const satisfies Record<IntentKind, z.ZodType>;
export type IntentResult<K extends IntentKind> = z.infer<(typeof intentResultSchemas)[K]>;

/** Why an intent failed: the revert's name and values, and the sentence for people. */
export const intentErrorSchema = z.object({
  code: z.string().min(1),
  args: z.record(z.string(), z.unknown()).default({}),
  message: z.string().min(1),
});
export type IntentError = z.infer<typeof intentErrorSchema>;

export const intentStatuses = ['requested', 'sent', 'mined', 'final', 'failed'] as const;
export type IntentStatus = (typeof intentStatuses)[number];

/** Business keys: one per act that may happen once. */
export const businessKey = {
  registerOrganisation: (organisationId: string) => `register-organisation:${organisationId}`,
  issueBatch: (issuer: string, batch: bigint | string) => `issue-batch:${issuer.toLowerCase()}:${batch}`,
  revokeCertificate: (issuer: string, batch: bigint | string, index: number | string) =>
    `revoke-certificate:${issuer.toLowerCase()}:${batch}:${index}`,
  commissionLot: (certificateId: string, ordinal: number) =>
    `commission-lot:${certificateId.toLowerCase()}:${ordinal}`,
  transformLot: (transformationId: string) => `transform-lot:${transformationId}`,
  recallLot: (lotId: bigint | string) => `recall-lot:${lotId}`,
  authorizePayment: (paymentId: string) => `authorize:${paymentId.toLowerCase()}`,
  weightReport: (paymentId: string, round: number) => `report:WEIGHT:${paymentId.toLowerCase()}:${round}`,
  /** Every kind but the weight, which has a key of its own. */
  oracleReport: (kind: string, subject: string, round: number) =>
    kind === 'TopSteel.Weight'
      ? `report:WEIGHT:${subject.toLowerCase()}:${round}`
      : `oracle-report:${kind}:${subject.toLowerCase()}:${round}`,
  /** The places name the act: a certificate is countersigned once. */
  countersign: (issuer: string, batch: bigint | string, indices: string) =>
    `countersign:${issuer.toLowerCase()}:${batch}:${indices}`,
  /** The places name the act: each certificate is revoked once. */
  revokeCertificates: (issuer: string, batch: bigint | string, indices: string) =>
    `revoke-certificates:${issuer.toLowerCase()}:${batch}:${indices}`,
  addSigner: (organisation: string, key: string) =>
    `add-signer:${organisation.toLowerCase()}:${key.toLowerCase()}`,
  removeSigner: (organisation: string, key: string) =>
    `remove-signer:${organisation.toLowerCase()}:${key.toLowerCase()}`,
  /** A mark moves to an earlier time only, and each time is an act of its own. */
  reportSigner: (organisation: string, key: string, since: string) =>
    `report-signer:${organisation.toLowerCase()}:${key.toLowerCase()}:${since}`,
  /** A statement's id commits to all before it, so it is declared once. */
  declareEmissions: (statementId: string) => `declare-emissions:${statementId.toLowerCase()}`,
  verifyEmissions: (statementId: string) => `verify-emissions:${statementId.toLowerCase()}`,
  /** The total names the act: bringing a payment to a total happens once. */
  capturePayment: (paymentId: string, totalGrams: bigint | string) =>
    `capture:${paymentId.toLowerCase()}:${totalGrams}`,
  captureAmount: (paymentId: string, amountMinor: bigint | string) =>
    `capture-amount:${paymentId.toLowerCase()}:${amountMinor}`,
  voidPayment: (paymentId: string) => `void:${paymentId.toLowerCase()}`,
  reclaimPayment: (paymentId: string) => `reclaim:${paymentId.toLowerCase()}`,
  refundPayment: (paymentId: string, ordinal: number) => `refund:${paymentId.toLowerCase()}:${ordinal}`,
  anchorBook: (book: string, sequence: bigint | string) => `anchor:${book.toLowerCase()}:${sequence}`,
  ...moneyBusinessKeys,
} as const;
