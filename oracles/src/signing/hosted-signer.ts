import {
  acceptanceTypedData,
  commissionTypedData,
  countersignTypedData,
  fiatAcceptanceTypedData,
  issueBatchTypedData,
  revokeCertificateTypedData,
  verifyEmissionsTypedData,
} from '@topsteel/chain';
import type {
  CommissionMessage,
  Countersign,
  Deployment,
  EmissionVerification,
  IssueBatch,
  RevokeCertificate,
} from '@topsteel/chain';
import type { Address, Hex, LocalAccount } from 'viem';

/** Signs for the organisations that have no wallet of their own yet. */
export interface HostedSigner {
  address: Address;
  signIssueBatch(message: IssueBatch): Promise<Hex>;
  signRevocation(message: RevokeCertificate): Promise<Hex>;
  signCommission(message: CommissionMessage): Promise<Hex>;
  signAcceptance(paymentId: Hex): Promise<Hex>;
  signFiatAcceptance(fiatOrderId: Hex): Promise<Hex>;
}

/** The hosted signer over one key, which the account factory made a signer of every hosted account. */
export function createHostedSigner(account: LocalAccount, deployment: Deployment): HostedSigner {
  return {
    address: account.address,
    signIssueBatch: (message) => account.signTypedData(issueBatchTypedData(deployment, message)),
    signRevocation: (message) => account.signTypedData(revokeCertificateTypedData(deployment, message)),
    signCommission: (message) => account.signTypedData(commissionTypedData(deployment, message)),
    signAcceptance: (paymentId) => account.signTypedData(acceptanceTypedData(deployment, paymentId)),
    signFiatAcceptance: (orderId) => account.signTypedData(fiatAcceptanceTypedData(deployment, orderId)),
  };
}

/**
 * Signs for inspection bodies and verifiers that have no wallet of their own. Never the key of {@link HostedSigner}: that
 * one is a signer of every hosted mill, and who signs for the issuer is no independent inspection (EN 10204:2004, clause
 * 4.2), who signs for the declarer no independent verifier (ISO 14065).
 */
export interface InspectionSigner {
  address: Address;
  signCountersign(message: Countersign): Promise<Hex>;
  signVerification(message: EmissionVerification): Promise<Hex>;
}

export function createInspectionSigner(account: LocalAccount, deployment: Deployment): InspectionSigner {
  return {
    address: account.address,
    signCountersign: (message) => account.signTypedData(countersignTypedData(deployment, message)),
    signVerification: (message) => account.signTypedData(verifyEmissionsTypedData(deployment, message)),
  };
}
