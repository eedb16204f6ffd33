import type { CertificateTuple } from '@topsteel/domain/certificate';
import { encodeAbiParameters, keccak256, parseAbiParameters, toBytes, type Hex } from 'viem';
import type { Deployment } from '../deployments.ts';

const LEAF_TYPEHASH = keccak256(
  toBytes(
    'Certificate(address registry,uint256 chainId,address issuer,uint64 batch,uint32 index,bytes32 documentHash,bytes32 subject,uint8 kind,uint128 massGrams,uint48 validFrom,uint48 validUntil,bytes32 salt)',
  ),
);

const leafParameters = parseAbiParameters(
  'bytes32, address, uint256, address, uint64, uint32, bytes32, bytes32, uint8, uint128, uint48, uint48, bytes32',
);

/**
 * A certificate's leaf, its name on chain: `keccak256(keccak256(abi.encode(typehash, registry, chainId, …)))`.
 * Equal to `CertificateRegistry.certificateId`.
 */
export function certificateIdOf(
  { chainId, certificateRegistry }: Pick<Deployment, 'chainId' | 'certificateRegistry'>,
  certificate: CertificateTuple,
): Hex {
  const inner = keccak256(
    encodeAbiParameters(leafParameters, [
      LEAF_TYPEHASH,
      certificateRegistry,
      BigInt(chainId),
      certificate.issuer,
      certificate.batch,
      certificate.index,
      certificate.documentHash,
      certificate.subject,
      certificate.kind,
      certificate.massGrams,
      certificate.validFrom,
      certificate.validUntil,
      certificate.salt,
    ]),
  );
  return keccak256(inner);
}
