import { Injectable } from '@nestjs/common';
import { RecurringWork, type Chore } from '../platform/jobs/index.ts';
import { Metrics } from '../platform/telemetry/index.ts';
import { AuditEscrow } from './audit-escrow.ts';
import { AuditEther } from './audit-ether.ts';

const EVERY_MS = 60_000;
/** The first comparison asks the contract for every payment there ever was: at most a twentieth of the time goes into it. */
const REST = 19;

/** Compares token, contract, books and index, and the ether, once a minute or so, so that a difference is told before anybody looks. */
@Injectable()
export class WatchEquality extends RecurringWork {
  private last: { differences: number; at: number; nextAt: number } | null = null;

  constructor(
    private readonly audit: AuditEscrow,
    private readonly ether: AuditEther,
    metrics: Metrics,
  ) {
    super();
    metrics.include('equality', () => {
      const { last } = this;
      const now = performance.now();
      // Another process compares by then, or none can: an old figure is no longer said.
      if (last === null || now > last.nextAt + 3 * EVERY_MS) return Promise.resolve([]);
      return Promise.resolve([
        { name: 'topsteel_equality_differences', value: last.differences },
        { name: 'topsteel_equality_age_seconds', value: (now - last.at) / 1_000 },
      ]);
    });
  }

  protected chores(): Chore[] {
    return [
      {
        name: 'audit.watch-equality',
        everyMs: EVERY_MS,
        work: () => this.run(),
        failed: 'Chain, books and index could not be compared',
        isSole: true,
      },
    ];
  }

  async run(): Promise<void> {
    const beganAt = performance.now();
    if (this.last !== null && beganAt < this.last.nextAt) return;
    const escrow = await this.audit.run();
    const ether = await this.ether.run();
    const differences = escrow.differences.length + ether.differences.length;
    const at = performance.now();
    this.last = {
      differences,
      at,
      // Books that were a moment behind agree the next time: a difference is looked at again at once.
      nextAt: differences > 0 ? at : beganAt + Math.max(EVERY_MS, (at - beganAt) * REST),
    };
  }
}
