import { z } from 'zod';
import { escrowEvents } from './escrow-events.ts';
import { emissionEvents, fiatEvents, materialEvents } from './material-events.ts';
import {
  anchorEvents,
  certificateEvents,
  directoryEvents,
  reportEvents,
  unitEvents,
} from './register-events.ts';
import { address, uint256, uint8, bytes32 } from './scalars.ts';

/**
 * Arguments of each contract event as the watcher stores them: named, integers as decimal strings. A name means one
 * event; `Transfer` is the payment token's.
 */
export const eventArgsSchemas = {
  ...directoryEvents,
  ...certificateEvents,
  ...materialEvents,
  ...escrowEvents,
  ...fiatEvents,
  ...reportEvents,
  ...emissionEvents,
  ...unitEvents,
  ...anchorEvents,
  Transfer: z.object({ from: address, to: address, value: uint256 }),
  /** An ERC-3009 authorization of our treasury was used: the payout of that nonce is paid. */
  AuthorizationUsed: z.object({ authorizer: address, nonce: bytes32 }),
  ContractCreated: z.object({ nonce: uint8, created: address, codeHash: bytes32 }),
} as const;

export type EventName = keyof typeof eventArgsSchemas;
export const eventNames = Object.keys(eventArgsSchemas) as EventName[];
export type EventArgs<N extends EventName> = z.infer<(typeof eventArgsSchemas)[N]>;

export const eventStages = ['seen', 'final', 'orphaned'] as const;
export type EventStage = (typeof eventStages)[number];

/** Is this the name of an event that we know? */
export function isEventName(name: string): name is EventName {
  return Object.hasOwn(eventArgsSchemas, name);
}
