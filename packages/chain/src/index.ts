export * from './actions/index.ts';
export * from './deployments.ts';
export * from './generated/index.ts';
export { acceptanceTypedData } from './typed-data/acceptance.ts';
export { accountMessageTypedData } from './typed-data/account-message.ts';
export { anchorAuditTypedData, type AuditAnchor } from './typed-data/anchor-audit.ts';
export { commissionTypedData, type CommissionMessage } from './typed-data/commission.ts';
export { countersignTypedData, type Countersign } from './typed-data/countersign.ts';
export { creditClaimTypedData, type CreditClaim } from './typed-data/credit-claim.ts';
export * from './typed-data/domains.ts';
export * from './typed-data/emission-statement.ts';
export { fiatAcceptanceTypedData, fiatOrderIdOf, type FiatTerms } from './typed-data/fiat-terms.ts';
export { issueBatchTypedData, type IssueBatch } from './typed-data/issue-batch.ts';
export { mintCertificateTypedData, type MintCertificate } from './typed-data/mint-certificate.ts';
export { permitWitnessTransferTypedData } from './typed-data/permit-witness-transfer.ts';
export { receiptTypedData } from './typed-data/receipt.ts';
export { receiveWithAuthorizationTypedData } from './typed-data/receive-with-authorization.ts';
export * from './typed-data/report.ts';
export { revokeCertificateTypedData, type RevokeCertificate } from './typed-data/revoke-certificate.ts';
export { settlementTypedData, type Settlement } from './typed-data/settlement.ts';
export { milestonesHashOf, paymentIdOf, termsTypedData, termsTypes } from './typed-data/terms.ts';
export {
  payoutNonceOf,
  transferWithAuthorizationTypedData,
  type TokenTransfer,
} from './typed-data/transfer-with-authorization.ts';
export { depositAddressOf } from './deposit-address.ts';
export { figuresOf, requestOf, wordOf, type ChainFigure, type FigureKind } from './figures/figures-of.ts';
export { askBySpan, type Span } from './logs/ask-by-span.ts';
export { decodeRevert, type DecodedRevert } from './errors/decode-revert.ts';
export { isExecutionRevert } from './errors/is-execution-revert.ts';
export { isStateGone } from './errors/is-state-gone.ts';
export type { BatchEvidence, CountersignatureTuple } from '@topsteel/domain/certificate';
export {
  batchCommitmentOf,
  buildBatch,
  EMPTY_LEAF,
  NOT_COUNTERSIGNED,
  type BuiltBatch,
  type IssuedBatch,
} from './tree/build-batch.ts';
export { certificateIdOf } from './tree/certificate-id.ts';
