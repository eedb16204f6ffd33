import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import { Config } from '../config/index.ts';
import { PrismaService } from '../database/index.ts';
import { BridgeEvents } from './bridge-events.ts';
import { consumeEvents, type Consumed } from './consume-events.ts';
import { observeIntents } from './observe-intents.ts';

/** A notification may be lost with its connection; looking anyway bounds the delay. */
const LOOK_ANYWAY_MS = 2_000;
const RECONNECT_MS = 1_000;

/** Waits for word from the chain and lets the modules' handlers act on it. Survives the database being away. */
@Injectable()
export class BridgeConsumer implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('bridge');
  private running: Promise<void> | undefined;
  private stopped = false;
  private wake: () => void = () => undefined;
  private hasWord = false;
  private listener: pg.Client | undefined;

  constructor(
    private readonly config: Config,
    private readonly prisma: PrismaService,
    private readonly events: BridgeEvents,
  ) {}

  onApplicationBootstrap(): void {
    this.running = this.run();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopped = true;
    this.wake();
    await this.running;
    await this.listener?.end().catch(() => undefined);
  }

  /** Handles everything that waits, once. Tests call it instead of waiting for a notification. */
  async drain(): Promise<void> {
    for (let handled = 1; handled > 0; ) handled = await this.look();
  }

  private async run(): Promise<void> {
    while (!this.stopped) {
      await this.listen();
      this.hasWord = false;
      const handled = await this.look().catch((error: unknown) =>
        this.report('The database does not answer', error),
      );
      if (handled === 0) await this.pause();
    }
  }

  private async look(): Promise<number> {
    const { eventSubscriptions, intentSubscriptions } = this.events;
    let handled = 0;
    for (const consumer of new Set(eventSubscriptions.map((one) => one.consumer))) {
      const own = eventSubscriptions.filter((one) => one.consumer === consumer);
      const { handled: done, failure } = await consumeEvents(this.prisma, consumer, own).catch(
        (error: unknown): Consumed => ({ handled: 0, failure: error }),
      );
      handled += done;
      if (failure !== null) {
        this.report(`Consumer ${consumer} could not handle an event and will try again`, failure);
      }
    }
    if (intentSubscriptions.size === 0) return handled;
    return (
      handled +
      (await observeIntents(this.prisma, intentSubscriptions).catch((error: unknown) =>
        this.report('A change of an intent could not be handled and will be tried again', error),
      ))
    );
  }

  private async listen(): Promise<void> {
    if (this.listener) return;
    const client = new pg.Client({
      connectionString: this.config.settings.databaseUrl,
      connectionTimeoutMillis: 5_000,
    });
    const lost = () => {
      if (this.listener === client) this.listener = undefined;
    };
    client.on('error', lost);
    client.on('end', lost);
    client.on('notification', () => {
      this.hasWord = true;
      this.wake();
    });
    try {
      await client.connect();
      await client.query('LISTEN bridge_event; LISTEN bridge_intent_status');
      this.listener = client;
    } catch (error) {
      this.report('Cannot listen to the database', error);
      await client.end().catch(() => undefined);
    }
  }

  private async pause(): Promise<void> {
    if (this.hasWord || this.stopped) return;
    const waitMs = this.listener ? LOOK_ANYWAY_MS : RECONNECT_MS;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, waitMs);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.wake = () => undefined;
  }

  private report(what: string, error: unknown): number {
    this.logger.error(`${what}: ${error instanceof Error ? error.message : String(error)}`);
    return 0;
  }
}
