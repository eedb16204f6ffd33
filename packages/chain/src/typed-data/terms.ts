import type { Terms } from '@topsteel/domain/bridge';
import { encodeAbiParameters, hashTypedData, keccak256, parseAbiParameters, type Hex } from 'viem';
import type { Deployment } from '../deployments.ts';
import { settlementEscrowDomain } from './domains.ts';

/** EIP-712 types of a payment's terms, in the order of the Solidity structs. */
export const termsTypes = {
  Terms: [
    { name: 'operator', type: 'address' },
    { name: 'payer', type: 'address' },
    { name: 'receiver', type: 'address' },
    { name: 'token', type: 'address' },
    { name: 'maxAmount', type: 'uint120' },
    { name: 'authorizeBefore', type: 'uint48' },
    { name: 'captureBefore', type: 'uint48' },
    { name: 'resolveBefore', type: 'uint48' },
    { name: 'refundBefore', type: 'uint48' },
    { name: 'inspectionSeconds', type: 'uint32' },
    { name: 'feeBps', type: 'uint16' },
    { name: 'silenceBps', type: 'uint16' },
    { name: 'arbiter', type: 'address' },
    { name: 'feeShares', type: 'FeeShare[]' },
    { name: 'goods', type: 'Goods' },
    { name: 'milestones', type: 'bytes32' },
    { name: 'orderRef', type: 'bytes32' },
    { name: 'salt', type: 'bytes32' },
  ],
  FeeShare: [
    { name: 'receiver', type: 'address' },
    { name: 'shareBps', type: 'uint16' },
  ],
  Goods: [
    { name: 'lotId', type: 'uint256' },
    { name: 'maxGrams', type: 'uint128' },
    { name: 'titleTo', type: 'address' },
  ],
} as const;

/** The terms as EIP-712 typed data; their hash is the payment's id. */
export function termsTypedData(deployment: Pick<Deployment, 'chainId' | 'settlementEscrow'>, terms: Terms) {
  return {
    domain: settlementEscrowDomain(deployment),
    types: termsTypes,
    primaryType: 'Terms' as const,
    message: terms,
  };
}

const milestoneParameters = parseAbiParameters('uint120[]');

/**
 * What terms hold of a list of milestones: `keccak256(abi.encode(uint120[] amounts))`. The amounts sum to `maxAmount`.
 *
 * @example milestonesHashOf([1_000_000n, 2_000_000n]) // '0x…', 32 bytes
 */
export function milestonesHashOf(amounts: readonly bigint[]): Hex {
  return keccak256(encodeAbiParameters(milestoneParameters, [amounts]));
}

/**
 * The payment's id: EIP-712 hash of the terms under the escrow's domain, so it names chain and escrow too.
 * Equal to `SettlementEscrow.paymentId(terms)`.
 */
export function paymentIdOf(deployment: Pick<Deployment, 'chainId' | 'settlementEscrow'>, terms: Terms): Hex {
  return hashTypedData(termsTypedData(deployment, terms));
}
