import type { IntentKind } from '@topsteel/domain/bridge';

/** The contracts that refuse a second act of ours, by the names that their ABIs have. */
export type Refuser =
  | 'directory'
  | 'certificateRegistry'
  | 'materialLedger'
  | 'settlementEscrow'
  | 'fiatSettlement'
  | 'oracleReports'
  | 'emissionStatements'
  | 'auditAnchors'
  | 'usdc';

/**
 * What keeps an act from happening twice. `contract`: the second is refused with one of these, whoever sends it and whenever.
 * `nonce`: nobody refuses it, so a second transaction is signed only when every earlier one came to nothing for good:
 * reverted in a final block, or its nonce used by another in a final block and its effect in no block that the watcher has
 * read.
 */
export type Once = { by: 'contract'; contract: Refuser; refusals: readonly string[] } | { by: 'nonce' };

const refusedBy = (contract: Refuser, ...refusals: string[]): Once => ({
  by: 'contract',
  contract,
  refusals,
});

/** Of every kind of intent. `docs/reliability.md` has the same list for people. */
export const once: Readonly<Record<IntentKind, Once>> = {
  'register-organisation': refusedBy('directory', 'Directory_AlreadyRegistered', 'Directory_CapabilityHeld'),
  'issue-batch': refusedBy('certificateRegistry', 'CertificateRegistry_BatchExists'),
  'revoke-certificate': refusedBy('certificateRegistry', 'CertificateRegistry_AlreadyRevoked'),
  'revoke-certificates': refusedBy('certificateRegistry', 'CertificateRegistry_AlreadyRevoked'),
  countersign: refusedBy('certificateRegistry', 'CertificateRegistry_AlreadyCountersigned'),
  'commission-lot': refusedBy('materialLedger', 'MaterialLedger_SignatureInvalid'),
  'transform-lot': { by: 'nonce' },
  'recall-lot': refusedBy('materialLedger', 'MaterialLedger_LotRecalled'),
  'authorize-payment': refusedBy('settlementEscrow', 'SettlementEscrow_AlreadyAuthorized'),
  'capture-payment': refusedBy(
    'settlementEscrow',
    'SettlementEscrow_DeliveryNotAbove',
    'SettlementEscrow_NotOpen',
  ),
  'capture-amount': refusedBy('settlementEscrow', 'SettlementEscrow_NotOpen'),
  'void-payment': refusedBy('settlementEscrow', 'SettlementEscrow_NotOpen'),
  'reclaim-payment': refusedBy(
    'settlementEscrow',
    'SettlementEscrow_NotOpen',
    'SettlementEscrow_NothingToReclaim',
  ),
  'refund-payment': refusedBy('settlementEscrow', 'SettlementEscrow_RefundableChanged'),
  'submit-report': refusedBy('oracleReports', 'OracleReports_RoundStale'),
  'anchor-book': refusedBy('auditAnchors', 'AuditAnchors_SequenceStale'),
  'add-signer': refusedBy('directory', 'Directory_SignerExists'),
  'remove-signer': refusedBy('directory', 'Directory_SignerUnknown'),
  'report-signer': refusedBy('directory', 'Directory_CompromisedSinceInvalid'),
  'declare-emissions': refusedBy('emissionStatements', 'EmissionStatements_NotStanding'),
  'verify-emissions': refusedBy(
    'emissionStatements',
    'EmissionStatements_SignatureInvalid',
    'EmissionStatements_NotVerifiable',
  ),
  'open-fiat-order': refusedBy('fiatSettlement', 'FiatSettlement_AlreadyOpened'),
  'release-fiat-order': refusedBy(
    'fiatSettlement',
    'FiatSettlement_AlreadyReleased',
    'FiatSettlement_NotOpen',
  ),
  'cancel-fiat-order': refusedBy('fiatSettlement', 'FiatSettlement_NotOpen'),
  'pay-out': refusedBy('usdc', 'FiatTokenV2: authorization is used or canceled'),
  'send-native': { by: 'nonce' },
};
