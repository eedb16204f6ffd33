import { BaseError, type Hex } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import type { Call } from '../actions/call.ts';
import { decodeRevert } from '../errors/decode-revert.ts';
import { connect, type Receipt } from './sender.ts';

/**
 * Tries a call and then sends it from the registrar's key.
 *
 * @throws Error with the contract's sentence when it refuses; then nothing is sent.
 */
export async function sendAsRegistrar(
  { rpcUrl, chainId, privateKey }: { rpcUrl: string; chainId: number; privateKey: Hex },
  { to, data }: Call,
): Promise<Receipt> {
  const account = privateKeyToAccount(privateKey);
  const sender = await connect(rpcUrl, chainId);
  await sender.client.call({ account, to, data }).catch((error: unknown) => {
    throw new Error(reasonOf(error), { cause: error });
  });
  return sender.send(account, to, data);
}

function reasonOf(error: unknown): string {
  if (!(error instanceof BaseError)) return String(error);
  const found = error.walk((cause) => typeof (cause as { data?: unknown }).data === 'string');
  return found === null
    ? error.shortMessage
    : decodeRevert((found as unknown as { data: Hex }).data).sentence;
}
