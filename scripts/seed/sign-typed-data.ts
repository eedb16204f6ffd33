import type { TypedData } from '@topsteel/domain/api';
import type { Address, TypedDataDefinition } from 'viem';
import type { LocalAccount } from 'viem/accounts';

/**
 * Signs EIP-712 data as it travels in JSON (integers as decimal strings), the way a wallet does.
 * The `EIP712Domain` entry that wallets expect is left out: the library derives it.
 */
export function signTypedDataJson(account: LocalAccount, data: TypedData): Promise<`0x${string}`> {
  const { EIP712Domain: _domain, ...types } = data.types;
  const { chainId, verifyingContract, ...domain } = data.domain;
  const definition: TypedDataDefinition<Record<string, unknown>, string> = {
    domain: {
      ...domain,
      ...(chainId === undefined ? {} : { chainId: BigInt(chainId) }),
      ...(verifyingContract === undefined ? {} : { verifyingContract: verifyingContract as Address }),
    },
    types,
    primaryType: data.primaryType,
    message: data.message,
  };
  return account.signTypedData(definition);
}
