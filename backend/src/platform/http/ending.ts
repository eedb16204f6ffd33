import { setTimeout } from 'node:timers/promises';
import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { Config } from '../config/index.ts';

/**
 * The first thing of an end: from now on this process is not ready, closes each connection after its answer, and goes on
 * answering for `DRAIN_SECONDS`, so that whoever sends requests here has looked and sends them elsewhere.
 */
@Injectable()
export class Ending implements BeforeApplicationShutdown {
  isEnding = false;

  constructor(private readonly config: Config) {}

  async beforeApplicationShutdown(): Promise<void> {
    this.isEnding = true;
    await setTimeout(this.config.settings.drainSeconds * 1_000);
  }
}
