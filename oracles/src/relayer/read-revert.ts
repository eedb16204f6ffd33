import { decodeRevert } from '@topsteel/chain';
import type { Hex } from 'viem';

/** A call that the contracts refuse, in words. */
export interface Revert {
  name: string;
  args: Readonly<Record<string, string>>;
  sentence: string;
}

/**
 * The contracts' refusal inside an error of the node, or null when the error is of another kind (network,
 * funds, a node out of order) and the call may well succeed later.
 */
export function readRevert(error: unknown): Revert | null {
  let isRevert = false;
  for (
    let cause: unknown = error, depth = 0;
    isObject(cause) && depth < 10;
    cause = cause.cause, depth += 1
  ) {
    const data = revertData(cause.data);
    if (data !== null) return decodeRevert(data);
    if (cause.code === 3) isRevert = true;
    if (typeof cause.message === 'string' && /execution reverted/i.test(cause.message)) isRevert = true;
  }
  return isRevert
    ? { name: 'UnknownRevert', args: {}, sentence: 'The contract refused the call and gave no reason.' }
    : null;
}

function revertData(data: unknown): Hex | null {
  if (typeof data === 'string') return /^0x[0-9a-f]{8,}$/i.test(data) ? (data as Hex) : null;
  return isObject(data) ? revertData(data.data) : null;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
