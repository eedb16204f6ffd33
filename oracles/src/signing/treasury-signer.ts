import { transferWithAuthorizationTypedData } from '@topsteel/chain';
import type { Deployment, TokenTransfer } from '@topsteel/chain';
import type { Address, Hex, LocalAccount } from 'viem';

/** Signs the USDC that leaves the treasury; the relayer sends it and pays the gas. */
export interface TreasurySigner {
  address: Address;
  signTransfer(transfer: TokenTransfer): Promise<Hex>;
}

export function createTreasurySigner(account: LocalAccount, deployment: Deployment): TreasurySigner {
  return {
    address: account.address,
    signTransfer: (transfer) =>
      account.signTypedData(transferWithAuthorizationTypedData(deployment, transfer)),
  };
}
