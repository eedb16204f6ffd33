import {
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
  type OnModuleInit,
} from '@nestjs/common';
import type { EventAnchor } from '@topsteel/domain/api';
import type { EventStage } from '@topsteel/domain/bridge';
import { eventProofOf, eventRootOf } from '@topsteel/domain/epcis';
import { AppError } from '@topsteel/domain/errors';
import { keccak256, toBytes } from 'viem';
import { recordAudit } from '../audit/index.ts';
import {
  BridgeEvents,
  businessKey,
  requestIntent,
  type BridgeEvent,
  type BridgeIntent,
} from '../platform/bridge/index.ts';
import { PrismaService, type Tx } from '../platform/database/index.ts';
import { startPolling, type PollingJob } from '../platform/jobs/index.ts';
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
export class AnchorEvents implements OnModuleInit, OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('traceability');
  private job: PollingJob | undefined;

  constructor(
    private readonly prisma: PrismaService,
    private readonly events: BridgeEvents,
  ) {}

  onModuleInit(): void {
    this.events.onIntent('anchor-book', (intent, tx) => this.followIntent(intent, tx));
    const anchored = { contract: 'auditAnchors', names: ['Anchored'] } as const;
    this.events.on('traceability', anchored, (event, stage, tx) => this.followAnchor(event, stage, tx));
  }

  onApplicationBootstrap(): void {
    this.job = startPolling({
      everyMs: EVERY_MS,
      work: () => this.run(),
      onError: (error) =>
        this.logger.error(
          `Events could not be anchored, and will be later: ${error instanceof Error ? error.message : String(error)}`,
        ),
    });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.job?.stop();
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

  private async followIntent(intent: BridgeIntent, tx: Tx): Promise<void> {
    const [, book, sequence = '0'] = intent.businessKey.split(':');
    if (intent.status !== 'failed' || book !== EVENT_BOOK) return;
    const failure = intent.error?.message ?? 'The chain refused the root.';
    await updateClosing(tx, BigInt(sequence), { state: 'failed', failure });
    await releaseEvents(tx, BigInt(sequence));
  }

  private async followAnchor(
    { args, txHash }: BridgeEvent<'Anchored'>,
    stage: EventStage,
    tx: Tx,
  ): Promise<void> {
    if (args.book.toLowerCase() !== EVENT_BOOK) return;
    const state = stage === 'final' ? 'final' : stage === 'orphaned' ? 'requested' : 'anchored';
    const seen = stage === 'orphaned' ? { txHash: null } : { txHash, publisher: args.publisher };
    await updateClosing(tx, BigInt(args.sequence), { state, ...seen });
  }
}
