import { Injectable } from '@nestjs/common';
import { RecurringWork, type Chore } from '../platform/jobs/index.ts';
import { FetchMessages } from './fetch-messages.ts';
import { MatchEntries } from './match-entries.ts';
import { SendFiles } from './send-files.ts';

const EVERY_MS = 2_000;

/** Sends payment files, and takes and matches what the bank says. */
@Injectable()
export class BankClock extends RecurringWork {
  constructor(
    private readonly sendFiles: SendFiles,
    private readonly fetchMessages: FetchMessages,
    private readonly matchEntries: MatchEntries,
  ) {
    super();
  }

  protected chores(): Chore[] {
    const failed = 'The bank could not be dealt with and is asked again';
    return [
      { name: 'bank.send-files', everyMs: EVERY_MS, work: () => this.sendFiles.run(), failed },
      { name: 'bank.take-messages', everyMs: EVERY_MS, work: () => this.takeMessages(), failed },
    ];
  }

  private async takeMessages(): Promise<void> {
    await this.fetchMessages.run();
    await this.matchEntries.run();
  }
}
