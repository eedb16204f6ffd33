import { Injectable } from '@nestjs/common';
import { RecurringWork, type Chore } from '../platform/jobs/index.ts';
import { NoteStuckReports } from './note-stuck-reports.ts';

const EVERY_MS = 30_000;

/** Looks for reports that found no quorum. */
@Injectable()
export class FeedClock extends RecurringWork {
  constructor(private readonly stuck: NoteStuckReports) {
    super();
  }

  protected chores(): Chore[] {
    return [
      {
        name: 'feed.note-stuck-reports',
        everyMs: EVERY_MS,
        work: () => this.stuck.run(),
        failed: 'A look at the reports failed and comes again',
        isSole: true,
      },
    ];
  }
}
