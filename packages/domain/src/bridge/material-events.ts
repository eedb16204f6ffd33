import { z } from 'zod';
import { fiatTermsSchema } from './fiat-terms.ts';
import { address, bytes32, uint128, uint256, uint32, uint8 } from './scalars.ts';

/** Events of the material ledger: `IMaterialLedger` says what each means. */
export const materialEvents = {
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
  LotsTransformed: z.object({
    transformation: bytes32,
    actor: address,
    inputGrams: uint256,
    lossGrams: uint128,
    processEmissionsGrams: uint128,
    evidence: bytes32,
    epcisEvent: bytes32,
  }),
  LotConsumed: z.object({
    lotId: uint256,
    transformation: bytes32,
    holder: address,
    grams: uint128,
    emissionsGrams: uint128,
    remainingGrams: uint128,
    remainingEmissionsGrams: uint128,
  }),
  LotProduced: z.object({
    lotId: uint256,
    transformation: bytes32,
    to: address,
    massGrams: uint128,
    emissionsGrams: uint128,
  }),
  TitleTransferred: z.object({
    lotId: uint256,
    from: address,
    to: address,
    grams: uint128,
    epcisEvent: bytes32,
  }),
  OrderPinned: z.object({ holder: address, orderRef: bytes32, rail: address }),
  TitleReserved: z.object({
    paymentId: bytes32,
    lotId: uint256,
    holder: address,
    orderRef: bytes32,
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
    epcisEvent: bytes32,
  }),
  ReservationCancelled: z.object({
    paymentId: bytes32,
    lotId: uint256,
    holder: address,
    grams: uint128,
    reservedTotal: uint128,
  }),
  LotRecalled: z.object({ lotId: uint256, issuer: address, reason: uint8, epcisEvent: bytes32 }),
  TransferSingle: z.object({ operator: address, from: address, to: address, id: uint256, value: uint256 }),
} as const;

/** Events of orders that are paid through banks: `IFiatSettlement`. */
export const fiatEvents = {
  OrderOpened: z.object({
    orderId: bytes32,
    receiver: address,
    titleTo: address,
    orderRef: bytes32,
    acceptanceSigner: address,
    terms: fiatTermsSchema,
  }),
  OrderReleased: z.object({
    orderId: bytes32,
    grams: uint128,
    totalGrams: uint128,
    worthMinor: uint256,
    receivedMinor: uint128,
    epcisEvent: bytes32,
    actor: address,
  }),
  OrderCancelled: z.object({ orderId: bytes32, releasedGrams: uint128, actor: address }),
} as const;

/** See `IEmissionStatements.Statement`. */
export const emissionStatementTuple = z.strictObject({
  lotId: uint256,
  massGrams: uint128,
  emissionsGrams: uint128,
  method: bytes32,
  boundary: bytes32,
  documentHash: bytes32,
  supersedes: bytes32,
});

/** Events of emission statements: `IEmissionStatements`. */
export const emissionEvents = {
  EmissionsDeclared: z.object({
    statementId: bytes32,
    lotId: uint256,
    declarer: address,
    signer: address,
    statement: emissionStatementTuple,
  }),
  EmissionsVerified: z.object({
    statementId: bytes32,
    lotId: uint256,
    verifier: address,
    signer: address,
    ordinal: uint32,
    documentHash: bytes32,
  }),
  VerificationWithdrawn: z.object({
    statementId: bytes32,
    lotId: uint256,
    verifier: address,
    signer: address,
    ordinal: uint32,
    reason: uint8,
  }),
} as const;
