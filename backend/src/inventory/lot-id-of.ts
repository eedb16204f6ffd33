import type { Deployment } from '@topsteel/chain';
import { encodeAbiParameters, keccak256, parseAbiParameters } from 'viem';

const parameters = parseAbiParameters('uint256, address, bytes32, uint256');

/**
 * The id of the lot that a commission makes: `uint256(keccak256(abi.encode(chainId, ledger, certificate, ordinal))) >> 156`
 * (IMaterialLedger), so it is known before the chain has said it. 100 bits.
 */
export function lotIdOf(
  { chainId, materialLedger }: Pick<Deployment, 'chainId' | 'materialLedger'>,
  certificate: `0x${string}`,
  ordinal: number,
): bigint {
  const encoded = encodeAbiParameters(parameters, [
    BigInt(chainId),
    materialLedger,
    certificate,
    BigInt(ordinal),
  ]);
  return BigInt(keccak256(encoded)) >> 156n;
}
