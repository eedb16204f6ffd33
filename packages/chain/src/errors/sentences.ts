import { carbonSentences } from './carbon-sentences.ts';
import { settlementSentences } from './settlement-sentences.ts';

/**
 * What each revert means, for people. `{name}` is replaced by the error's value of that name.
 * A test makes sure that every error of our contracts is here.
 */
export const sentences: Readonly<Record<string, string>> = {
  // Directory
  Directory_AlreadyRegistered: 'The organisation {organisation} is registered already.',
  Directory_CapabilityHeld: 'The organisation holds capability {capability} already, until {validUntil}.',
  Directory_CapabilityNotHeld: 'The organisation does not hold capability {capability} at {time}.',
  Directory_CompromisedSinceInvalid: 'The mark may not be later than {limit}; {since} was given.',
  Directory_NotAccreditor: '{caller} is not an accreditor: ask the registrar to appoint it.',
  Directory_NotOrganisation: '{caller} may not act for the organisation {organisation}.',
  Directory_NotRegistered:
    'The organisation {organisation} is not registered: an accreditor has to register it first.',
  Directory_NotRegistrar: '{caller} is not the registrar ({registrar}).',
  Directory_OrganisationCompromised:
    'The organisation {organisation} itself is marked compromised since {since}.',
  Directory_ProfileMissing: 'The organisation {organisation} needs a public profile.',
  Directory_SignerExists: 'The key {signer} serves this organisation already or did before: use a new key.',
  Directory_SignerUnknown: 'The key {signer} does not sign for the organisation {organisation}.',
  Directory_UnknownCapability: 'The capabilities {capabilities} are not known: the mask is at most {known}.',
  Directory_WindowInvalid:
    'The period from {validFrom} to {validUntil} is empty or begins before now ({time}).',
  Directory_ZeroAddress: 'The address is missing: {missing}.',
  // OrganisationAccount
  OrganisationAccount_ControllerIsSelf: 'The account {account} cannot be its own controller.',
  OrganisationAccount_NotController: '{caller} does not control this account; {controller} does.',
  OrganisationAccount_ZeroController: 'The new controller is missing.',
  // CertificateRegistry
  CertificateRegistry_AlreadyCountersigned: 'Certificate {index} of batch {batch} is countersigned already.',
  CertificateRegistry_AlreadyRevoked: 'Certificate {index} of batch {batch} is revoked already.',
  CertificateRegistry_BatchExists: 'The issuer has registered batch {batch} already.',
  CertificateRegistry_CommitmentMismatch: 'The batch on chain is not the one that was examined.',
  CertificateRegistry_CountOutOfRange:
    'A batch of this depth holds {least} to {most} certificates; {count} were announced.',
  CertificateRegistry_DeadlineExpired: 'The signature expired at {deadline}: sign again.',
  CertificateRegistry_DepthAboveLimit: 'The tree is {depth} levels deep; {limit} is the limit.',
  CertificateRegistry_NotAuthorised: '{signer} may not sign inspection documents for {organisation}.',
  CertificateRegistry_NotIndependent:
    'The inspection body {body} or its signer is not independent of the issuer.',
  CertificateRegistry_NothingNamed: 'No certificate of batch {batch} was named.',
  CertificateRegistry_ReplacementMissing: 'A superseded certificate must name its replacement.',
  CertificateRegistry_ReplacementNotLater:
    'A replacement is issued after what it replaces: {replacedByBatch}/{replacedByIndex} is not later than {batch}/{index}.',
  CertificateRegistry_ReplacementRevoked:
    'The replacement {replacedByBatch}/{replacedByIndex} is revoked itself.',
  CertificateRegistry_ReplacementUnknown: 'The batch {replacedByBatch} of the replacement is not registered.',
  CertificateRegistry_RootMissing: 'The batch {batch} has no root.',
  CertificateRegistry_SignatureInvalid: 'The signature is not one of {signer} over this act: sign again.',
  CertificateRegistry_UnknownReason: 'Reason {reason} does not exist: give one from 1 to {last}.',
  // CertificateToken
  CertificateToken_AlreadyMinted: 'The token of this certificate was minted before.',
  CertificateToken_DeadlineExpired: 'The signature expired at {deadline}: sign again.',
  CertificateToken_Locked: 'The token of a certificate cannot be transferred.',
  CertificateToken_NeverMinted: 'The token of this certificate was never minted.',
  CertificateToken_NotAuthorised: '{signer} does not sign for {issuer}.',
  CertificateToken_NotHolder: '{caller} does not hold the token; {holder} does.',
  CertificateToken_NotInForce: 'The certificate is not in force (status {status}).',
  CertificateToken_NotIssuer: '{caller} did not issue this certificate; {issuer} did.',
  CertificateToken_OperatorRefused: 'Nobody can be allowed to move the token of a certificate.',
  CertificateToken_SignatureInvalid: 'The signature is not one of {signer} over this act: sign again.',
  // MaterialLedger
  MaterialLedger_AboveAvailable: 'Only {available} g of the lot are free; {requested} g were asked for.',
  MaterialLedger_AlreadyReserved: 'The payment has reserved goods of this lot already.',
  MaterialLedger_CertificateNotInForce: 'The certificate is not in force (status {status}).',
  MaterialLedger_CommissionAboveCertified:
    'The lots under this certificate would weigh {requestedTotal} g; it certifies {certified} g.',
  MaterialLedger_DeadlineExpired: 'The signature expired at {deadline}: sign again.',
  MaterialLedger_EmissionsAboveLimit:
    'The emissions of {emissionsGrams} g CO2e do not fit; {limit} is the limit.',
  MaterialLedger_EpcisEventMissing: 'The act names no EPCIS event.',
  MaterialLedger_InspectionNotSpecific:
    'A certificate of type {kind} (times ten) covers no particular lot: type 3.1 or 3.2 is needed.',
  MaterialLedger_LotExists: 'Another lot has the id {lotId}: change the order of the lots and try again.',
  MaterialLedger_LotRecalled: 'The lot is recalled.',
  MaterialLedger_LotUnknown: 'There is no lot {lotId}.',
  MaterialLedger_MassUnbalanced:
    'The mass going in ({inputGrams} g) is not the mass coming out ({outputGrams} g).',
  MaterialLedger_MassZero: 'The mass is zero.',
  MaterialLedger_NotAuthorised: '{signer} may not do this for {organisation}.',
  MaterialLedger_NotIssuer: '{caller} did not issue this; {issuer} did.',
  MaterialLedger_NotSettlement: 'Only the settlement contract may do this.',
  MaterialLedger_NothingToTransform:
    'A transformation needs at least one lot going in and one coming out; {inputs} and {outputs} were given.',
  MaterialLedger_OrderOnOtherRail: 'This order is paid in another way already ({rail}).',
  MaterialLedger_ReleaseAboveReserved:
    'The payment has {reserved} g reserved; {grams} g were to be released.',
  MaterialLedger_SignatureInvalid: 'The signature is not one of {signer} over this act: sign again.',
  MaterialLedger_SubjectAlreadyCommissioned:
    'This heat and batch was commissioned under another certificate.',
  MaterialLedger_UnknownReason: 'Reason {reason} does not exist: give one from 1 to {last}.',
  // OracleReports
  OracleReports_Expired: 'The report expired at {validUntil}.',
  OracleReports_FeedLimitsOutOfRange:
    'The limits of the feed are out of range: age {maxAgeSeconds} s, ahead {maxAheadSeconds} s.',
  OracleReports_FeedUnknown: 'No reports of the kind {kind} are accepted here.',
  OracleReports_NotRegistrar: '{caller} is not the registrar ({registrar}).',
  OracleReports_NotSigner: '{signer} is not a report signer of set {signerSet}.',
  OracleReports_ObservationInFuture: 'The observation ({observedAt}) lies in the future.',
  OracleReports_ObservationStale: 'The observation ({observedAt}) is older than the last one ({last}).',
  OracleReports_ObservationTooOld:
    'The observation is {ageSeconds} s old; reports of this kind are accepted below {maxAgeSeconds} s.',
  OracleReports_QuorumMissing: '{threshold} signatures are needed; {signatures} were given.',
  OracleReports_ReportMissing: 'Nothing was reported about {subject}.',
  OracleReports_RotationMissing: 'No set of report signers was announced after set {current}.',
  OracleReports_RotationTooEarly: 'The announced signers count from {activeFrom}; it is {time}.',
  OracleReports_RoundAboveLimit: 'Round {round} is too far ahead: the next ones end at {limit}.',
  OracleReports_RoundStale: 'Round {round} is not after the last one ({last}).',
  OracleReports_SignaturesUnsorted: 'Signatures must be in order of their signers, each signer once.',
  OracleReports_SignerSetStale: 'The report was signed by signer set {signerSet}; set {current} counts now.',
  OracleReports_SignersUnsorted: 'Signers must be in ascending order, each once.',
  OracleReports_ThresholdOutOfRange: 'The threshold {threshold} does not fit {signers} signers.',
  ...settlementSentences,
  ...carbonSentences,
  // OpenZeppelin
  AddressEmptyCode: 'There is no contract at {target}.',
  ECDSAInvalidSignature: 'The signature is not valid.',
  ECDSAInvalidSignatureLength: 'The signature has the wrong length.',
  ECDSAInvalidSignatureS: 'The signature is not in its canonical form.',
  ERC1155InsufficientBalance: '{sender} holds {balance} g of the lot; {needed} g are needed.',
  ERC1155InvalidReceiver: '{receiver} cannot receive title.',
  ERC1155MissingApprovalForAll: '{operator} may not move the title of {owner}.',
  ReentrancyGuardReentrantCall: 'The contract was called again before it had finished.',
  SafeERC20FailedOperation: 'The token {token} refused the transfer.',
};

/** Circle's USDC reverts with texts; these are the ones a payment can meet. */
export const usdcSentences: Readonly<Record<string, string>> = {
  'ERC20: transfer amount exceeds balance': 'The wallet does not hold enough USDC.',
  'ERC20: transfer amount exceeds allowance': 'The wallet has not allowed the escrow to take this much USDC.',
  'FiatTokenV2: invalid signature': "The payment's signature is not the payer's: sign again.",
  'FiatTokenV2: authorization is expired': 'The payment authorization expired: sign again.',
  'FiatTokenV2: authorization is not yet valid': 'The payment authorization is not valid yet.',
  'FiatTokenV2: authorization is used or canceled': 'The payment authorization was used or cancelled.',
  'Blacklistable: account is blacklisted': 'Circle has blocked one of the accounts.',
  'Pausable: paused': 'Circle has paused USDC: try again later.',
};
