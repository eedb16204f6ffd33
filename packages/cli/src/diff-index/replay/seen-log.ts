import type { Abi, Address, ContractEventArgsFromTopics, ContractEventName, Hex } from 'viem';
import type { Tables } from './tables.ts';

/** Where and when a log was written. */
export interface Seen {
  contract: Address;
  /** Who sent the transaction. */
  sender: Address;
  transaction: Hex;
  block: bigint;
  logIndex: number;
  /** Unix seconds of the block. */
  at: bigint;
}

/** What each event of a contract does to the state. */
export type Reducers<abi extends Abi> = {
  [name in ContractEventName<abi>]?: (
    tables: Tables,
    args: ContractEventArgsFromTopics<abi, name>,
    seen: Seen,
  ) => void;
};

export const ZERO_ADDRESS: Address = `0x${'0'.repeat(40)}`;
export const ZERO_HASH: Hex = `0x${'0'.repeat(64)}`;

/** @example logIdOf(seen) // '0x9f2e…01ab-7' */
export const logIdOf = (seen: Seen): string => `${seen.transaction}-${seen.logIndex}`;

/** Addresses and hashes as ids are written: lower case. */
export const lower = (hex: string): string => hex.toLowerCase();

/** The address, or null for the zero address. */
export const partyOf = (account: Address): string | null =>
  lower(account) === ZERO_ADDRESS ? null : lower(account);

/** The hash, or null for zero. */
export const hashOrNull = (hash: Hex): string | null => (hash === ZERO_HASH ? null : hash);

/** Text that stands left-aligned in bytes: without zeros at the end, and ? for what is not printable ASCII. */
export function textOf(bytes: Hex): string {
  const codes = (bytes.slice(2).match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16));
  while (codes.at(-1) === 0) codes.pop();
  return codes.map((code) => (code >= 0x20 && code <= 0x7e ? String.fromCharCode(code) : '?')).join('');
}
