import { Injectable } from '@nestjs/common';
import type { CaptureJob } from '@topsteel/domain/api';
import { checkEvent, eventRootOf, eventsOfJson, type CheckedEvent } from '@topsteel/domain/epcis';
import { AppError, isAppError } from '@topsteel/domain/errors';
import { recordAudit } from '../audit/index.ts';
import { newId, PrismaService, type Tx } from '../platform/database/index.ts';
import type { OrganisationCaller } from '../platform/http/index.ts';
import { insertCapture } from './infra/capture-store.ts';
import { hashesOfNames, insertEvents } from './infra/event-store.ts';
import { presentCapture } from './present-capture.ts';

/** More in one document is refused; the limit is told in `GS1-EPCIS-Capture-Limit`. */
export const CAPTURE_LIMIT = 1_000;

export type ErrorBehaviour = 'rollback' | 'proceed';

interface Refusal {
  eventIndex: number;
  detail: string;
}

/** Takes events that an organisation hands in: each is checked, hashed and kept for good, in one transaction. */
@Injectable()
export class CaptureDocument {
  constructor(private readonly prisma: PrismaService) {}

  /**
   * Captures a document. With `rollback` one wrong event keeps all out; with `proceed` the others are kept. An event that
   * is there already counts as captured. The audit trail keeps the Merkle root of what was captured.
   *
   * @throws AppError `invalid-input` when it holds no events; `too-large` above the limit.
   */
  async run(caller: OrganisationCaller, document: unknown, behaviour: ErrorBehaviour): Promise<CaptureJob> {
    const { events, context } = eventsOfJson(document);
    if (events.length === 0) throw nothingToCapture();
    if (events.length > CAPTURE_LIMIT) throw tooMany(events.length);
    const createdAt = new Date();
    const results = checkEach(events, context);
    return this.prisma.transact(async (tx) => {
      const { checked, refusals } = await divide(tx, caller.organisationId, results);
      const kept = behaviour === 'rollback' && refusals.length > 0 ? [] : checked;
      const captureId = newId();
      await insertEvents(tx, kept, { organisationId: caller.organisationId, captureId, isAct: false });
      const root = eventRootOf(kept.map(({ hash }) => hash)) ?? null;
      const row = await insertCapture(tx, {
        id: captureId,
        organisationId: caller.organisationId,
        errorBehaviour: behaviour,
        success: refusals.length === 0,
        eventCount: events.length,
        capturedCount: kept.length,
        root,
        errors: refusals.map((refusal) => ({ ...refusal })),
        createdAt,
        finishedAt: new Date(),
      });
      await recordAudit(tx, {
        actor: caller.userId,
        organisationId: caller.organisationId,
        action: 'epcis.capture',
        subject: `epcis-capture:${captureId}`,
        details: { events: events.length, captured: kept.length, refused: refusals.length, root },
      });
      return presentCapture(row);
    });
  }

  /**
   * Captures one event and answers its eventID.
   *
   * @throws AppError `invalid-input`; `conflict` when another event has this eventID.
   */
  async one(caller: OrganisationCaller, event: unknown): Promise<CheckedEvent> {
    const checked = checkEvent(event);
    return this.prisma.transact(async (tx) => {
      const { organisationId } = caller;
      const { refusals } = await divide(tx, organisationId, [checked]);
      if (refusals.length > 0) throw nameTaken(checked.name);
      await insertEvents(tx, [checked], { organisationId, captureId: null, isAct: false });
      await recordAudit(tx, {
        actor: caller.userId,
        organisationId: caller.organisationId,
        action: 'epcis.capture',
        subject: `epcis-event:${checked.hash}`,
        details: { events: 1, captured: 1, refused: 0, root: checked.hash },
      });
      return checked;
    });
  }
}

/** Each event checked, or why it is refused, in the document's order. */
function checkEach(events: readonly unknown[], context: unknown): (CheckedEvent | AppError)[] {
  return events.map((event) => {
    try {
      return checkEvent(event, context);
    } catch (error) {
      if (isAppError(error)) return error;
      throw error;
    }
  });
}

/** An eventID names one event: in the document, and among what the organisation has. */
async function divide(
  tx: Tx,
  organisationId: string,
  results: readonly (CheckedEvent | AppError)[],
): Promise<{ checked: CheckedEvent[]; refusals: Refusal[] }> {
  const names = results.filter((each) => !isAppError(each)).map(({ name }) => name);
  const hashes = await hashesOfNames(tx, organisationId, names);
  const checked: CheckedEvent[] = [];
  const refusals: Refusal[] = [];
  for (const [eventIndex, each] of results.entries()) {
    const refusal = isAppError(each) ? each : taken(each, hashes);
    if (refusal) refusals.push({ eventIndex, detail: refusal.message });
    else checked.push(each as CheckedEvent);
  }
  return { checked, refusals };
}

function taken({ name, hash }: CheckedEvent, hashes: Map<string, string>): AppError | undefined {
  const other = hashes.get(name) ?? hash;
  if (other !== hash) return nameTaken(name);
  hashes.set(name, hash);
  return undefined;
}

const nameTaken = (name: string): AppError =>
  new AppError('conflict', {
    message: `Another event is called ${name}. An eventID names one event; leave it out to have the event's hash set.`,
    details: { reason: 'event-id-taken' },
  });

const nothingToCapture = (): AppError =>
  new AppError('invalid-input', {
    message: 'This document holds no events. Put at least one into epcisBody.eventList.',
    details: { reason: 'no-events' },
  });

const tooMany = (count: number): AppError =>
  new AppError('too-large', {
    message: `This document holds ${count} events; one may hold ${CAPTURE_LIMIT}. Divide it.`,
  });
