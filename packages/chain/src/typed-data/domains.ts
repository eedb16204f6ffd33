import type { Address } from 'viem';
import type { Deployment } from '../deployments.ts';

/** An EIP-712 domain as wallets want it. */
export interface TypedDataDomain {
  name: string;
  version: string;
  chainId: number;
  verifyingContract: Address;
}

type Place = Pick<Deployment, 'chainId'>;

/** Domain of batches, countersignatures and revocations. */
export function certificateRegistryDomain(
  at: Place & Pick<Deployment, 'certificateRegistry'>,
): TypedDataDomain {
  return domain('TopSteel CertificateRegistry', '1', at.chainId, at.certificateRegistry);
}

/** Domain of commissions. */
export function materialLedgerDomain(at: Place & Pick<Deployment, 'materialLedger'>): TypedDataDomain {
  return domain('TopSteel MaterialLedger', '1', at.chainId, at.materialLedger);
}

/** Domain of terms, acceptances and receipts. */
export function settlementEscrowDomain(at: Place & Pick<Deployment, 'settlementEscrow'>): TypedDataDomain {
  return domain('TopSteel SettlementEscrow', '1', at.chainId, at.settlementEscrow);
}

/** Domain of oracle reports. */
export function oracleReportsDomain(at: Place & Pick<Deployment, 'oracleReports'>): TypedDataDomain {
  return domain('TopSteel OracleReports', '1', at.chainId, at.oracleReports);
}

/** Domain of certificates' tokens. */
export function certificateTokenDomain(at: Place & Pick<Deployment, 'certificateToken'>): TypedDataDomain {
  return domain('TopSteel CertificateToken', '1', at.chainId, at.certificateToken);
}

/** Domain of orders that are paid through banks. */
export function fiatSettlementDomain(at: Place & Pick<Deployment, 'fiatSettlement'>): TypedDataDomain {
  return domain('TopSteel FiatSettlement', '1', at.chainId, at.fiatSettlement);
}

/** Domain of emission statements and their verifications. */
export function emissionStatementsDomain(
  at: Place & Pick<Deployment, 'emissionStatements'>,
): TypedDataDomain {
  return domain('TopSteel EmissionStatements', '1', at.chainId, at.emissionStatements);
}

/** Domain of the roots of books. */
export function auditAnchorsDomain(at: Place & Pick<Deployment, 'auditAnchors'>): TypedDataDomain {
  return domain('TopSteel AuditAnchors', '1', at.chainId, at.auditAnchors);
}

/** Domain of Circle's USDC (FiatTokenV2_2). Circle names it "USD Coin" on every chain we use, version 2. */
export function usdcDomain(at: Place & Pick<Deployment, 'usdc'>): TypedDataDomain {
  return domain('USD Coin', '2', at.chainId, at.usdc);
}

function domain(name: string, version: string, chainId: number, verifyingContract: Address): TypedDataDomain {
  return { name, version, chainId, verifyingContract };
}
