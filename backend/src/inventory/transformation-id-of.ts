import type { Deployment } from '@topsteel/chain';
import { encodeAbiParameters, keccak256, parseAbiParameters, type Address, type Hex } from 'viem';

const parameters = parseAbiParameters('uint256, address, address, uint256');

/**
 * The id that the ledger gives an organisation's next transformation:
 * `keccak256(abi.encode(chainId, ledger, actor, how many before))` (MaterialLedger.transform). So the lots that come out
 * have their names before the act, and its event can speak of them.
 */
export function transformationIdOf(
  { chainId, materialLedger }: Pick<Deployment, 'chainId' | 'materialLedger'>,
  actor: Address,
  actsBefore: number,
): Hex {
  return keccak256(
    encodeAbiParameters(parameters, [BigInt(chainId), materialLedger, actor, BigInt(actsBefore)]),
  );
}
