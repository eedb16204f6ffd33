import { decodeEventLog } from 'viem';
import type { Abi, Address } from 'viem';
import type { RawLog } from './chain-reader.ts';

export type Json = null | boolean | string | number | Json[] | { [key: string]: Json };

/** A contract whose events become rows of bridge.event, under this name. */
export interface WatchedContract {
  name: string;
  address: Address;
  abi: Abi;
}

export interface DecodedEvent {
  contract: string;
  name: string;
  args: Record<string, Json>;
}

/**
 * The event of one of our contracts, or null when the log is of a kind that its ABI does not know.
 * Integers become decimal strings, addresses are checksummed, bytes are lower-case hex.
 *
 * @example
 * decodeLog(log, contracts) // { contract: 'oracleReports', name: 'ReportAccepted', args: { value: '4982000', … } }
 */
export function decodeLog(log: RawLog, contracts: readonly WatchedContract[]): DecodedEvent | null {
  const contract = contracts.find(({ address }) => address.toLowerCase() === log.address.toLowerCase());
  if (contract === undefined) return null;
  try {
    const decoded: { eventName?: string; args?: unknown } = decodeEventLog({
      abi: contract.abi,
      topics: log.topics,
      data: log.data,
    });
    const args = toJson(decoded.args);
    if (typeof args !== 'object' || args === null || Array.isArray(args)) return null;
    if (decoded.eventName === undefined) return null;
    return { contract: contract.name, name: decoded.eventName, args };
  } catch {
    return null;
  }
}

/** JSON of a decoded ABI value: integers of every width as decimal strings. */
export function toJson(value: unknown): Json {
  switch (typeof value) {
    case 'bigint':
    case 'number':
      return value.toString();
    case 'string':
    case 'boolean':
      return value;
    case 'object':
      if (value === null) return null;
      if (Array.isArray(value)) return value.map(toJson);
      return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, toJson(inner)]));
    default:
      throw new TypeError(`An ABI value cannot be a ${typeof value}.`);
  }
}
