import * as chain from '@topsteel/chain';
import { encodeAbiParameters, encodeEventTopics, type Abi, type AbiEvent, type Hex } from 'viem';
import type { EventLog } from './emitter.ts';

/** The name of an event and its parameters by name; tuples as objects. */
export type Told = readonly [name: string, params: Readonly<Record<string, unknown>>];

/** The event of a contract's ABI. */
export function eventOf(contract: string, name: string): AbiEvent {
  const abi = (chain as unknown as Readonly<Record<string, Abi>>)[`${contract}Abi`] ?? [];
  const event = abi.find((entry): entry is AbiEvent => entry.type === 'event' && entry.name === name);
  if (event === undefined) throw new Error(`${contract} has no event ${name}.`);
  return event;
}

/** The log that a contract writes with this event. @param contract by its name in the deployment */
export function logOf(contract: string, name: string, params: Readonly<Record<string, unknown>>): EventLog {
  const event = eventOf(contract, name);
  const missing = event.inputs.filter((input) => !(input.name !== undefined && input.name in params));
  if (missing.length > 0) throw new Error(`${name} lacks ${missing.map((input) => input.name).join(', ')}.`);
  const rest = event.inputs.filter((input) => input.indexed !== true);
  return {
    topics: encodeEventTopics({ abi: [event], eventName: name, args: params }) as Hex[],
    data: encodeAbiParameters(
      rest,
      rest.map((input) => params[input.name ?? '']),
    ),
  };
}
