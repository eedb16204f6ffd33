import { z } from 'zod';
import {
  address,
  bytes16,
  bytes32,
  uint128,
  uint16,
  uint256,
  uint32,
  uint48,
  uint64,
  uint8,
} from './scalars.ts';

/** Events of the directory and its accounts: `IDirectory`, `IOrganisationAccount`, `IOrganisationAccountFactory`. */
export const directoryEvents = {
  RegistrarProposed: z.object({ registrar: address, proposed: address }),
  RegistrarChanged: z.object({ previous: address, registrar: address }),
  AccreditorAppointed: z.object({ accreditor: address, actor: address }),
  AccreditorDismissed: z.object({ accreditor: address, actor: address }),
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
} as const;

/** Events of certificates and their tokens: `ICertificateRegistry`, `ICertificateToken` (ERC-5192). */
export const certificateEvents = {
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
    replacedByBatch: uint64,
    replacedByIndex: uint32,
    actor: address,
  }),
  CertificatesCountersigned: z.object({
    issuer: address,
    batch: uint64,
    body: address,
    indices: z.array(uint32),
    signer: address,
    signedAt: uint48,
  }),
  CertificateMinted: z.object({
    tokenId: uint256,
    issuer: address,
    to: address,
    batch: uint64,
    index: uint32,
    actor: address,
  }),
  Locked: z.object({ tokenId: uint256 }),
} as const;

/** Events of oracle reports: `IOracleReports`. */
export const reportEvents = {
  FeedConfigured: z.object({
    kind: bytes32,
    maxAgeSeconds: uint32,
    maxAheadSeconds: uint32,
    activeFrom: uint48,
    actor: address,
  }),
  RotationAnnounced: z.object({
    signerSet: uint32,
    signers: z.array(address),
    threshold: uint8,
    activeFrom: uint48,
    actor: address,
  }),
  RotationCancelled: z.object({ signerSet: uint32, actor: address }),
  SignersRotated: z.object({ signerSet: uint32, threshold: uint8, size: uint8, actor: address }),
  SignerBarred: z.object({ signerSet: uint32, signer: address, size: uint8, actor: address }),
  ReportAccepted: z.object({
    kind: bytes32,
    subject: bytes32,
    value: uint128,
    observedAt: uint48,
    acceptedAt: uint48,
    round: uint32,
    signerSet: uint32,
  }),
} as const;

/** Roots of books: `IAuditAnchors`. */
export const anchorEvents = {
  Anchored: z.object({
    publisher: address,
    book: bytes32,
    sequence: uint64,
    root: bytes32,
    closedAt: uint48,
    previousSequence: uint64,
    previousRoot: bytes32,
    signer: address,
  }),
} as const;

const serials = { first: uint128, last: uint128 };

/** Events of carbon units: `ICarbonUnits`. One serial is one gram of CO2e; ranges are half-open. */
export const unitEvents = {
  ClassOpened: z.object({
    classId: bytes32,
    issuer: address,
    programme: bytes16,
    project: bytes32,
    vintage: uint16,
  }),
  UnitsIssued: z.object({
    classId: bytes32,
    to: address,
    ...serials,
    documentHash: bytes32,
    totalIssued: uint128,
    totalActive: uint128,
  }),
  UnitsTransferred: z.object({
    classId: bytes32,
    from: address,
    to: address,
    rangeFirst: uint128,
    ...serials,
  }),
  RangesMerged: z.object({ classId: bytes32, holder: address, ...serials, seam: uint128 }),
  UnitsRetired: z.object({
    retirementId: bytes32,
    classId: bytes32,
    beneficiary: address,
    holder: address,
    rangeFirst: uint128,
    ...serials,
    purpose: bytes32,
    lotId: uint256,
    totalActive: uint128,
    totalRetired: uint128,
  }),
  UnitsCancelled: z.object({
    classId: bytes32,
    holder: address,
    rangeFirst: uint128,
    ...serials,
    documentHash: bytes32,
    totalActive: uint128,
    totalCancelled: uint128,
  }),
} as const;
