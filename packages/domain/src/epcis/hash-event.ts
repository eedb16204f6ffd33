import { utf8ToBytes } from '@noble/hashes/utils.js';
import { sha256Hex } from '../jcs/index.ts';
import type { HashNode } from './hash-node.ts';
import { namespacesOf } from './namespaces.ts';
import { readJsonEvent } from './read-json-event.ts';
import { writePreHash } from './write-pre-hash.ts';

/** `ni:///sha-256;<64 hex digits>?ver=CBV2.0` (RFC 6920, CBV 2.0 section 8.9). */
export type EventId = `ni:///sha-256;${string}?ver=CBV2.0`;

export interface EventHash {
  /** What is hashed. */
  preHash: string;
  /** SHA-256 of the pre-hash string: the 32 bytes that a ledger keeps. */
  hash: `0x${string}`;
  eventId: EventId;
}

/**
 * The CBV 2.0 hash of one EPCIS event in JSON-LD. `eventID`, `recordTime` and `errorDeclaration` do not count, so an
 * event that carries its own hash hashes to it.
 *
 * @param event the bare event; its own `@context` counts
 * @param context the `@context` of the document it came in: prefixes of extensions and CURIEs
 * @throws AppError `invalid-input` when it is no event.
 * @example
 * hashEvent({ type: 'ObjectEvent', eventTime: '2026-03-02T09:30:00+01:00', eventTimeZoneOffset: '+01:00',
 *   action: 'ADD', bizStep: 'commissioning', epcList: ['urn:epc:id:sgtin:9520123.045678.7'] }).preHash
 * // 'eventType=ObjectEventeventTime=2026-03-02T08:30:00.000ZeventTimeZoneOffset=+01:00epcList' +
 * // 'epc=https://id.gs1.org/01/09520123456788/21/7action=ADDbizStep=https://ref.gs1.org/cbv/BizStep-commissioning'
 */
export function hashEvent(event: unknown, context?: unknown): EventHash {
  const own =
    typeof event === 'object' && event !== null ? (event as Record<string, unknown>)['@context'] : undefined;
  return hashNode(readJsonEvent(event, namespacesOf(own, namespacesOf(context))));
}

/** The hash of an event that was read already. */
export function hashNode(node: HashNode): EventHash {
  const preHash = writePreHash(node);
  const hash = sha256Hex(utf8ToBytes(preHash));
  return { preHash, hash, eventId: eventIdOf(hash) };
}

/** @example eventIdOf(`0x${'0'.repeat(64)}`) // 'ni:///sha-256;0000…0000?ver=CBV2.0' */
export function eventIdOf(hash: `0x${string}`): EventId {
  return `ni:///sha-256;${hash.slice(2)}?ver=CBV2.0`;
}

/** The hash that an eventID names, or undefined when it is of another kind (a UUID, say). */
export function hashOfEventId(eventId: string): `0x${string}` | undefined {
  const hex = /^ni:\/\/\/sha-256;([0-9a-f]{64})\?ver=CBV2\.\d+(?:\.\d+)?$/i.exec(eventId)?.[1];
  return hex === undefined ? undefined : `0x${hex.toLowerCase()}`;
}
