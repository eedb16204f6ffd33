import { BaseError, ExecutionRevertedError } from 'viem';

/**
 * Whether a call was answered by the contract itself, which refused it. Anything else (a node that is away, throttles or
 * has lost the state) says nothing about what the contract holds.
 *
 * @example isExecutionRevert(new TypeError('fetch failed')) // false
 */
export function isExecutionRevert(error: unknown): boolean {
  return error instanceof BaseError && error.walk((each) => each instanceof ExecutionRevertedError) !== null;
}
