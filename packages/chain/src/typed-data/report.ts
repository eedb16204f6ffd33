import { keccak256, toBytes, type Hex } from 'viem';
import type { Deployment } from '../deployments.ts';
import { oracleReportsDomain } from './domains.ts';

/** A fact for a quorum to sign. Times in Unix seconds. */
export interface Report {
  kind: Hex;
  subject: Hex;
  value: bigint;
  observedAt: number;
  validUntil: number;
  round: number;
  signerSet: number;
}

/** Net grams on the weigh ticket of a delivery; the subject is the payment's id. */
export const WEIGHT_KIND: Hex = keccak256(toBytes('TopSteel.Weight'));

/** Minor units received on the bank account for an order in all; the subject is the fiat order's id. */
export const FIAT_RECEIPT_KIND: Hex = keccak256(toBytes('TopSteel.FiatReceipt'));

const types = {
  Report: [
    { name: 'kind', type: 'bytes32' },
    { name: 'subject', type: 'bytes32' },
    { name: 'value', type: 'uint128' },
    { name: 'observedAt', type: 'uint48' },
    { name: 'validUntil', type: 'uint48' },
    { name: 'round', type: 'uint32' },
    { name: 'signerSet', type: 'uint32' },
  ],
} as const;

/** What each report signer signs for `OracleReports.submit`. */
export function reportTypedData(deployment: Pick<Deployment, 'chainId' | 'oracleReports'>, report: Report) {
  return {
    domain: oracleReportsDomain(deployment),
    types,
    primaryType: 'Report' as const,
    message: report,
  };
}
