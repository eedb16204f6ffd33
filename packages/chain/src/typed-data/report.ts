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

/** When a consignee took a delivery over, in Unix seconds; the subject is the payment's or the fiat order's id. */
export const DELIVERY_KIND: Hex = keccak256(toBytes('TopSteel.Delivery'));

/** Dollars for one unit of a currency, in hundred-millionths; the subject is {@link fxSubjectOf} the pair. */
export const FX_KIND: Hex = keccak256(toBytes('TopSteel.Fx'));

/** The first 128 bits of a list's SHA-256; the subject is {@link carbonFactorSubjectOf} its name. */
export const CARBON_FACTOR_KIND: Hex = keccak256(toBytes('TopSteel.CarbonFactor'));

/** What a rate is reported under. @example fxSubjectOf('EUR') // keccak256 of "EUR/USD" */
export function fxSubjectOf(base: string): Hex {
  return keccak256(toBytes(`${base}/USD`));
}

/** What the newest edition of a list of emission factors is reported under. */
export function carbonFactorSubjectOf(list: string): Hex {
  return keccak256(toBytes(list));
}

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
