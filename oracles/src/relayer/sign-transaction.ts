import { keccak256, parseTransaction } from 'viem';
import type { Hex, LocalAccount } from 'viem';
import { raiseFees } from './plan-nonces.ts';
import type { Call, Fees } from './relayer-chain.ts';

export interface SignedTransaction {
  raw: Hex;
  hash: Hex;
  fees: Fees;
}

/** Signs a call as an EIP-1559 transaction. Nothing is sent. */
export async function signCall(
  account: LocalAccount,
  chainId: number,
  nonce: bigint,
  call: Call,
  gas: bigint,
  fees: Fees,
): Promise<SignedTransaction> {
  const raw = await account.signTransaction({
    type: 'eip1559',
    chainId,
    nonce: Number(nonce),
    to: call.to,
    data: call.data,
    value: call.value ?? 0n,
    gas,
    maxFeePerGas: fees.maxFeePerGas,
    maxPriorityFeePerGas: fees.maxPriorityFeePerGas,
  });
  return { raw, hash: keccak256(raw), fees };
}

/** Signs the same transaction again at a higher fee, so that it takes the first one's place. */
export async function signReplacement(
  account: LocalAccount,
  chainId: number,
  raw: Hex,
  today: Fees,
  ceiling: bigint,
): Promise<SignedTransaction> {
  const old = parseTransaction(raw);
  const to = old.to ?? null;
  if (to === null || old.nonce === undefined || old.gas === undefined) {
    throw new Error('A stored transaction has no receiver, nonce or gas.');
  }
  const fees = raiseFees(
    { maxFeePerGas: old.maxFeePerGas ?? 0n, maxPriorityFeePerGas: old.maxPriorityFeePerGas ?? 0n },
    today,
    ceiling,
  );
  const call = { to, data: old.data ?? '0x', value: old.value ?? 0n };
  return signCall(account, chainId, BigInt(old.nonce), call, old.gas, fees);
}

const TRANSFER_GAS = 21_000n;

/** Signs a transfer of nothing to ourselves that takes the place of a transaction: its act then never happens. */
export async function signCancellation(
  account: LocalAccount,
  chainId: number,
  raw: Hex,
  today: Fees,
  ceiling: bigint,
): Promise<SignedTransaction> {
  const old = parseTransaction(raw);
  const fees = raiseFees(
    { maxFeePerGas: old.maxFeePerGas ?? 0n, maxPriorityFeePerGas: old.maxPriorityFeePerGas ?? 0n },
    today,
    ceiling,
  );
  return signNothing(account, chainId, BigInt(old.nonce ?? 0), fees);
}

/** Signs a transfer of nothing to ourselves, which only uses the nonce. */
export function signNothing(
  account: LocalAccount,
  chainId: number,
  nonce: bigint,
  fees: Fees,
): Promise<SignedTransaction> {
  return signCall(account, chainId, nonce, { to: account.address, data: '0x' }, TRANSFER_GAS, fees);
}
