import { Injectable } from '@nestjs/common';
import { checkEvent, type EpcisEvent } from '@topsteel/domain/epcis';
import { canonicalText } from '@topsteel/domain/jcs';
import type { Tx } from '../platform/database/index.ts';
import { enqueue } from '../platform/outbox/index.ts';
import { insertEvents } from './infra/event-store.ts';

/** An event that is kept: its eventID, and the CBV 2.0 hash that goes on chain with the act. */
export interface CapturedEvent {
  eventId: string;
  hash: `0x${string}`;
}

/**
 * Keeps the event of an organisation's act in the caller's transaction, under its CBV 2.0 hash. After the commit two
 * documents go to IPFS: the pre-hash string, which the hash on chain addresses, and the event in canonical JSON. The same
 * event again changes nothing. An event becomes public when the chain names its hash.
 *
 * @throws AppError `invalid-input` when it is no valid EPCIS 2.0 event.
 */
export async function captureEvent(
  tx: Tx,
  organisationId: string,
  event: EpcisEvent,
): Promise<CapturedEvent> {
  const checked = checkEvent(event);
  await insertEvents(tx, [checked], { organisationId, captureId: null, isAct: true });
  await enqueue(tx, `document:${checked.hash}`, 'publish-document', { text: checked.preHash });
  await enqueue(tx, `event:${checked.hash}`, 'publish-document', { text: canonicalText(checked.event) });
  return { eventId: checked.name, hash: checked.hash };
}

/** The front door for modules that are given providers; several events in their order. */
@Injectable()
export class CaptureEvents {
  async capture(tx: Tx, organisationId: string, events: readonly EpcisEvent[]): Promise<CapturedEvent[]> {
    const captured: CapturedEvent[] = [];
    for (const event of events) captured.push(await captureEvent(tx, organisationId, event));
    return captured;
  }
}
