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
  Directory_ProfileMissing: 'The organisation {organisation} needs a public profile.',
  Directory_SignerExists: 'The key {signer} serves this organisation already or did before: use a new key.',
  Directory_SignerUnknown: 'The key {signer} does not sign for the organisation {organisation}.',
  Directory_UnknownCapability: 'The capabilities {capabilities} are not known: the mask is at most {known}.',
  Directory_WindowInvalid:
    'The period from {validFrom} to {validUntil} is empty or begins before now ({time}).',
  Directory_ZeroAddress: 'An address is missing.',
  // OrganisationAccount
  OrganisationAccount_NotController: '{caller} does not control this account; {controller} does.',
  OrganisationAccount_ZeroController: 'The new controller is missing.',
  // CertificateRegistry
  CertificateRegistry_AlreadyRevoked: 'Certificate {index} of batch {batch} is revoked already.',
  CertificateRegistry_BatchExists: 'The issuer has registered batch {batch} already.',
  CertificateRegistry_CountOutOfRange:
    'A batch of this depth holds {least} to {most} certificates; {count} were announced.',
  CertificateRegistry_DeadlineExpired: 'The signature expired at {deadline}: sign again.',
  CertificateRegistry_DepthAboveLimit: 'The tree is {depth} levels deep; {limit} is the limit.',
  CertificateRegistry_NotAuthorised: '{signer} may not issue inspection documents for {issuer}.',
  CertificateRegistry_ReplacementMissing: 'A superseded certificate must name its replacement.',
  CertificateRegistry_RootMissing: 'The batch {batch} has no root.',
  CertificateRegistry_SignatureInvalid: 'The signature is not one of {signer} over this act: sign again.',
  CertificateRegistry_UnknownReason: 'Reason {reason} does not exist: give one from 1 to {last}.',
  // MaterialLedger
  MaterialLedger_AboveAvailable: 'Only {available} g of the lot are free; {requested} g were asked for.',
  MaterialLedger_AlreadyReserved: 'The payment has reserved goods of this lot already.',
  MaterialLedger_CertificateNotInForce: 'The certificate is not in force (status {status}).',
  MaterialLedger_CommissionAboveCertified:
    'The lots under this certificate would weigh {requestedTotal} g; it certifies {certified} g.',
  MaterialLedger_DeadlineExpired: 'The signature expired at {deadline}: sign again.',
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
  MaterialLedger_NothingToTransform: 'A transformation needs at least one lot going in and one coming out.',
  MaterialLedger_ReleaseAboveReserved:
    'The payment has {reserved} g reserved; {grams} g were to be released.',
  MaterialLedger_SignatureInvalid: 'The signature is not one of {signer} over this act: sign again.',
  MaterialLedger_SubjectAlreadyCommissioned:
    'This heat and batch was commissioned under another certificate.',
  MaterialLedger_UnknownReason: 'Reason {reason} does not exist: give one from 1 to {last}.',
  // OracleReports
  OracleReports_Expired: 'The report expired at {validUntil}.',
  OracleReports_NotRegistrar: '{caller} is not the registrar ({registrar}).',
  OracleReports_NotSigner: '{signer} is not a report signer of set {signerSet}.',
  OracleReports_ObservationInFuture: 'The observation ({observedAt}) lies in the future.',
  OracleReports_ObservationStale: 'The observation ({observedAt}) is older than the last one ({last}).',
  OracleReports_QuorumMissing: '{threshold} signatures are needed; {signatures} were given.',
  OracleReports_RoundStale: 'Round {round} is not after the last one ({last}).',
  OracleReports_SignaturesUnsorted: 'Signatures must be in order of their signers, each signer once.',
  OracleReports_SignerSetStale: 'The report was signed by signer set {signerSet}; set {current} counts now.',
  OracleReports_SignersUnsorted: 'Signers must be in ascending order, each once.',
  OracleReports_ThresholdOutOfRange: 'The threshold {threshold} does not fit {signers} signers.',
  // SettlementEscrow
  SettlementEscrow_AcceptanceInvalid:
    'The seller has not accepted: {signer} did not sign this payment for it.',
  SettlementEscrow_AlreadyAuthorized: 'This payment was authorized before; each can be authorized once.',
  SettlementEscrow_AmountAboveWeighed:
    'The delivered goods are worth {worth}; {totalAmount} was to be captured.',
  SettlementEscrow_AmountBelowWeighed:
    'The delivered goods are worth {worth}; only {totalAmount} was to be captured.',
  SettlementEscrow_AmountZero: 'The amount is zero.',
  SettlementEscrow_CaptureAboveAuthorized: '{amount} was to be captured; {capturable} is left.',
  SettlementEscrow_CaptureAboveMaximum: '{totalGrams} g were to be delivered; the terms allow {maxGrams} g.',
  SettlementEscrow_CaptureAboveWeighed:
    '{totalGrams} g were to be delivered; the weigh ticket says {weighedGrams} g.',
  SettlementEscrow_CollectedWrongAmount: 'The token delivered {collected} instead of {required}.',
  SettlementEscrow_FeeAboveCap: 'The commission of {feeBps} basis points is above the cap of {cap}.',
  SettlementEscrow_GasTooLow: 'The transaction has too little gas: {left} left, {required} needed.',
  SettlementEscrow_GoodsIncomplete: 'The goods need a lot, a mass and somebody to take title.',
  SettlementEscrow_GoodsMissing: 'The terms pin no goods, so no title can move.',
  SettlementEscrow_InspectionOpen: 'The buyer may inspect until {opensAt} and has not confirmed.',
  SettlementEscrow_MilestonesNotSupported: 'Milestones are not supported.',
  SettlementEscrow_NoCredit: '{account} has no credit to claim.',
  SettlementEscrow_NotAllowed: '{caller} may not do this; {allowed} may.',
  SettlementEscrow_NotOpen: 'The payment is not open.',
  SettlementEscrow_NotWeighed: 'No weigh ticket was reported for this payment.',
  SettlementEscrow_PartyMissing: 'The terms must name operator, payer, receiver and token.',
  SettlementEscrow_ReceiptInvalid: 'The confirmation is not one of {payer} over {totalGrams} g.',
  SettlementEscrow_ReclaimTooEarly: 'The money can be taken back from {opensAt}.',
  SettlementEscrow_RefundAboveCaptured: '{amount} was to be refunded; {refundable} can be.',
  SettlementEscrow_ShareInvalid: 'Each share of the commission needs a receiver and a rate.',
  SettlementEscrow_SharesUnbalanced: 'The shares of the commission sum to {sumBps} instead of {required}.',
  SettlementEscrow_TitleMissing: 'Money cannot move without title: no gram was to be delivered.',
  SettlementEscrow_TooManyShares: 'The commission has {count} shares; {limit} is the limit.',
  SettlementEscrow_WindowClosed: 'Too late: this was possible before {before}.',
  SettlementEscrow_WindowsOutOfOrder: 'The deadlines must follow each other: authorize, capture, refund.',
  SettlementPair_AddressMispredicted: 'The escrow was created at an unexpected address.',
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
