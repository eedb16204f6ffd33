import type { Address, Hex } from 'viem';

const types = { AccountMessage: [{ name: 'hash', type: 'bytes32' }] } as const;

/** What the controller of an organisation account signs so that the account's ERC-1271 accepts `hash`. */
export function accountMessageTypedData(chainId: number, account: Address, hash: Hex) {
  return {
    domain: {
      name: 'TopSteel OrganisationAccount',
      version: '1',
      chainId,
      verifyingContract: account,
    },
    types,
    primaryType: 'AccountMessage' as const,
    message: { hash },
  };
}
