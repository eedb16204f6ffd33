import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EventAnchor } from '@topsteel/domain/api';
import { intentResultSchemas } from '@topsteel/domain/bridge';
import { eventProofOf, eventRootOf } from '@topsteel/domain/epcis';
import { AppError } from '@topsteel/domain/errors';
import { keccak256, toBytes } from 'viem';
import { recordAudit } from '../audit/index.ts';
import { BridgeEvents, businessKey, requestIntent, type BridgeIntent } from '../platform/bridge/index.ts';
import { PrismaService, type Tx } from '../platform/database/index.ts';
import { RecurringWork, type Chore } from '../platform/jobs/index.ts';
import { notFound } from '../platform/http/index.ts';
import {
  closingOfEvent,
  insertClosing,
  isClosing,
  lastSequence,
  releaseEvents,
  unclosedEvents,
  updateClosing,
} from './infra/closing-store.ts';
import { findEvent, type Viewer } from './infra/event-store.ts';

const EVERY_MS = 120_000;
/** As many leaves as a proof is still made of in some milliseconds. */
const MAX_EVENTS = 10_000;

/** The name of the book whose closings are roots over event hashes. */
export const EVENT_BOOK = keccak256(toBytes('TopSteel.Epcis'));

/**
 * Puts the Merkle root over the hashes of newly captured events on chain, one closing at a time. A closing's number is its
 * time in Unix seconds, so that a database that begins anew does not meet old numbers.
 */
@Injectable()
export class AnchorEvents extends RecurringWork implements OnModuleInit {
  constructor(
    private readonly prisma: PrismaService,
    private readonly events: BridgeEvents,
  ) {
    super();
  }

  onModuleInit(): void {
    this.events.onIntent('anchor-book', (intent, tx) => this.followIntent(intent, tx));
  }

  protected chores(): Chore[] {
    return [
      {
        name: 'traceability.anchor-events',
        everyMs: EVERY_MS,
        work: () => this.run(),
        failed: 'Events could not be anchored, and will be later',
        isSole: true,
      },
    ];
  }

  /** Closes the book over what is not anchored yet; nothing when nothing is, or a closing is on its way. */
  async run(now = new Date()): Promise<number> {
    return this.prisma.transact(async (tx) => {
      if (await isClosing(tx)) return 0;
      const sequence = BigInt(Math.floor(now.getTime() / 1_000));
      if (sequence <= ((await lastSequence(tx)) ?? 0n)) return 0;
      const events = await unclosedEvents(tx, MAX_EVENTS);
      const root = eventRootOf(events.map(({ hash }) => hash));
      if (root === undefined) return 0;
      await insertClosing(tx, { sequence, root, eventCount: events.length }, events);
      const payload = {
        book: EVENT_BOOK,
        sequence: sequence.toString(),
        root,
        closedAt: sequence.toString(),
      };
      await requestIntent(tx, {
        businessKey: businessKey.anchorBook(EVENT_BOOK, sequence),
        kind: 'anchor-book',
        payload,
      });
      await recordAudit(tx, {
        actor: 'system',
        organisationId: null,
        action: 'epcis.anchor',
        subject: `epcis-closing:${sequence}`,
        details: { root, events: events.length },
      });
      return events.length;
    });
  }

  /**
   * What shows that an event was anchored: root, closing, and the siblings from its hash to the root.
   *
   * @throws AppError `not-found` when there is no such event in sight, or no closing holds it yet.
   */
  async anchorOf(viewer: Viewer, name: string): Promise<EventAnchor> {
    const row = await findEvent(this.prisma.client, viewer, name);
    if (!row) throw notFound('event');
    const found = await closingOfEvent(this.prisma.client, row.id);
    const proof = found && eventProofOf(found.hashes, row.hash);
    if (!found || !proof) {
      throw new AppError('not-found', {
        message: 'This event waits to be anchored. The book is closed every two minutes; look again then.',
        details: { reason: 'not-anchored' },
      });
    }
    const { closing } = found;
    return {
      eventID: row.name,
      hash: row.hash,
      book: EVENT_BOOK,
      sequence: closing.sequence.toString(),
      root: closing.root,
      proof,
      state: closing.state as EventAnchor['state'],
      publisher: closing.publisher,
      txHash: closing.txHash,
    };
  }

  /** The relayer tells what became of the closing: it knows its own account, which others may not pass for. */
  private async followIntent(
    { businessKey: key, status, txHash, result, error }: BridgeIntent,
    tx: Tx,
  ): Promise<void> {
    const [, book, number = '0'] = key.split(':');
    if (book !== EVENT_BOOK) return;
    const sequence = BigInt(number);
    if (status === 'failed') {
      await updateClosing(tx, sequence, {
        state: 'failed',
        failure: error?.message ?? 'The chain refused the root.',
      });
      await releaseEvents(tx, sequence);
      return;
    }
    const done = intentResultSchemas['anchor-book'].safeParse(result);
    const isDone = (status === 'mined' || status === 'final') && done.success;
    await updateClosing(tx, sequence, {
      state: !isDone ? 'requested' : status === 'final' ? 'final' : 'anchored',
      publisher: isDone ? done.data.publisher : null,
      txHash: isDone ? txHash : null,
    });
  }
}
