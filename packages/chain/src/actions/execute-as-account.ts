import { encodeFunctionData, type Address } from 'viem';
import { organisationAccountAbi } from '../generated/index.ts';
import type { Call } from './call.ts';

/** Makes a hosted account do a call. To be sent by the account's controller. */
export function executeAsAccount(account: Address, call: Call): Call {
  const args = [call.to, 0n, call.data] as const;
  return {
    to: account,
    data: encodeFunctionData({ abi: organisationAccountAbi, functionName: 'execute', args }),
  };
}
