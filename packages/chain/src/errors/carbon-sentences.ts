/** What a revert of the carbon contracts and of the audit anchors means: see {@link sentences}. */
export const carbonSentences: Readonly<Record<string, string>> = {
  // EmissionStatements
  EmissionStatements_AlreadyWithdrawn: 'The verification was taken back already, at {withdrawnAt}.',
  EmissionStatements_DeadlineExpired: 'The signature expired at {deadline}: sign again.',
  EmissionStatements_FirstDiffersFromLedger:
    'The first statement of a lot says what the ledger carries, {ledgerGrams} g CO2e; {emissionsGrams} g were stated.',
  EmissionStatements_Incomplete: 'A statement names its method, its boundary and its document.',
  EmissionStatements_MassDiffers: 'The lot weighs {lotGrams} g; the statement speaks of {massGrams} g.',
  EmissionStatements_NotAuthorised: '{signer} may not act for {organisation} here.',
  EmissionStatements_NotIndependent: 'The verifier {verifier} is not independent of {declarer}.',
  EmissionStatements_NotIssuer: '{caller} did not make this lot; {issuer} did.',
  EmissionStatements_NotStanding: 'Another statement stands for this lot: supersede that one.',
  EmissionStatements_NotVerifiable: 'The statement cannot be verified as it is (status {status}).',
  EmissionStatements_NotVerifier: '{caller} has no verification to take back; {verifier} verified.',
  EmissionStatements_SignatureInvalid: 'The signature is not one of {signer} over this act: sign again.',
  EmissionStatements_StatementUnknown: 'There is no such statement.',
  EmissionStatements_UnknownReason: 'Reason {reason} does not exist: give one from 1 to {last}.',
  // CarbonUnits
  CarbonUnits_AccountMissing:
    'The account for the units from {first} is missing: they go to somebody, and are retired for somebody.',
  CarbonUnits_CodeNotCanonical:
    'The code has a character that it may not have, at place {position}: use A to Z, 0 to 9 and single hyphens.',
  CarbonUnits_NotAuthorised: '{caller} is not accredited to issue carbon units.',
  CarbonUnits_NotClassIssuer: 'Only {issuer} issues in this class.',
  CarbonUnits_NotHolder: '{caller} holds no range that begins at {rangeFirst}.',
  CarbonUnits_PartOutside:
    'The serials {first} to {last} do not lie within the range {rangeFirst} to {rangeLast}.',
  CarbonUnits_PurposeMissing: 'The retirement of the units from {first} must say what it is for.',
  CarbonUnits_RangeInvalid: 'The range from {first} to {last} is empty or too long.',
  CarbonUnits_SerialsClosed: 'Serials below {nextSerial} are closed; {first} was asked for.',
  CarbonUnits_VintageOutOfRange: 'The vintage {vintage} is not between {least} and {most}.',
  // AuditAnchors
  AuditAnchors_ClosedInFuture: 'The book cannot have been closed at {closedAt}: it is {time}.',
  AuditAnchors_ClosingStale: 'The book was closed at {last} already; {closedAt} is not later.',
  AuditAnchors_DeadlineExpired: 'The signature expired at {deadline}: sign again.',
  AuditAnchors_NotAuthorised: '{signer} does not sign for {publisher}.',
  AuditAnchors_RootMissing: 'Closing {sequence} has no root.',
  AuditAnchors_SequenceStale: 'Closing {sequence} is not after the last one ({last}).',
  AuditAnchors_SignatureInvalid: 'The signature is not one of {signer} over this closing: sign again.',
};
