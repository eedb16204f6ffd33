import { Injectable } from '@nestjs/common';
import { RecurringWork, type Chore } from '../platform/jobs/index.ts';
import { BookPayouts } from './book-payouts.ts';
import { CarryOutCommands } from './carry-out-commands.ts';
import { BookEther } from './eth/index.ts';
import { HandleWebhooks } from './handle-webhooks.ts';
import { PollAttempts } from './poll-attempts.ts';
import { RailRegistry } from './rail-registry.ts';

const SOON_MS = 500;
const LATER_MS = 5_000;
const HOUR_MS = 3_600_000;

/** Carries out what waits: requests to providers, their webhooks, and attempts whose provider has not called. */
@Injectable()
export class RailClock extends RecurringWork {
  constructor(
    private readonly commands: CarryOutCommands,
    private readonly webhooks: HandleWebhooks,
    private readonly attempts: PollAttempts,
    private readonly payouts: BookPayouts,
    private readonly ether: BookEther,
    private readonly registry: RailRegistry,
  ) {
    super();
  }

  protected chores(): Chore[] {
    const failed = 'A look at the payments failed and comes again';
    return [
      { name: 'rail.carry-out-commands', everyMs: SOON_MS, work: () => this.commands.run(), failed },
      { name: 'rail.handle-webhooks', everyMs: SOON_MS, work: () => this.webhooks.run(), failed },
      { name: 'rail.poll-attempts', everyMs: LATER_MS, work: () => this.attempts.run(), failed },
      { name: 'rail.book-ether', everyMs: SOON_MS, work: () => this.ether.run(), failed, isSole: true },
      { name: 'rail.book-payouts', everyMs: HOUR_MS, work: () => this.bookPayouts(), failed },
    ];
  }

  private async bookPayouts(): Promise<void> {
    for (const rail of this.registry.rails) {
      if (rail.payouts && (await rail.unavailable()) === null) await this.payouts.run(rail);
    }
  }
}
