import { Injectable } from '@nestjs/common';
import type {
  EventArgs,
  EventName,
  EventStage,
  IntentError,
  IntentKind,
  IntentStatus,
} from '@topsteel/domain/bridge';
import type { Tx } from '../database/index.ts';

/** A decoded log of one of our contracts; its name tells the shape of its arguments. */
export type BridgeEvent<N extends EventName = EventName> = {
  [Name in N]: {
    id: bigint;
    chainId: bigint;
    contract: string;
    name: Name;
    args: EventArgs<Name>;
    txHash: `0x${string}`;
    blockNumber: bigint;
    blockHash: `0x${string}`;
    logIndex: number;
    blockTimestamp: Date;
  };
}[N];

/** An act asked of the oracles, at a change of its status. */
export interface BridgeIntent {
  id: string;
  businessKey: string;
  kind: IntentKind;
  payload: unknown;
  status: IntentStatus;
  txHash: `0x${string}` | null;
  blockNumber: bigint | null;
  result: unknown;
  error: IntentError | null;
}

/** `final` may come without `seen` before it; `orphaned` comes only to those who had one of them. */
export type EventHandler<N extends EventName = EventName> = (
  event: BridgeEvent<N>,
  stage: EventStage,
  tx: Tx,
) => Promise<void>;
export type IntentHandler = (intent: BridgeIntent, tx: Tx) => Promise<void>;

export interface EventSubscription {
  consumer: string;
  contract: string;
  handlers: ReadonlyMap<EventName, EventHandler>;
}

/** Where modules say which events of the chain, and which of their own intents, they wait for. */
@Injectable()
export class BridgeEvents {
  private readonly subscriptions: EventSubscription[] = [];
  private readonly intentHandlers = new Map<IntentKind, IntentHandler>();

  /**
   * Registers a consumer of some events of one contract. Its events come in the order of the chain, what was taken back in
   * the opposite one and before the others, each stage exactly once, in one transaction with the note that it was consumed. When the handler throws, everything is undone and
   * the same event comes again later; the ones after it wait.
   */
  on<N extends EventName>(
    consumer: string,
    source: { contract: string; names: readonly N[] },
    handler: EventHandler<N>,
  ): void {
    const handlers = new Map<EventName, EventHandler>(
      source.names.map((name) => [name, handler as unknown as EventHandler]),
    );
    this.subscriptions.push({ consumer, contract: source.contract, handlers });
  }

  /** Registers what happens when an intent of this kind changes its status: after what was registered before, with it or not at all. */
  onIntent(kind: IntentKind, handler: IntentHandler): void {
    const earlier = this.intentHandlers.get(kind);
    this.intentHandlers.set(
      kind,
      earlier === undefined
        ? handler
        : async (intent, tx) => {
            await earlier(intent, tx);
            await handler(intent, tx);
          },
    );
  }

  get eventSubscriptions(): readonly EventSubscription[] {
    return this.subscriptions;
  }

  get intentSubscriptions(): ReadonlyMap<IntentKind, IntentHandler> {
    return this.intentHandlers;
  }
}
