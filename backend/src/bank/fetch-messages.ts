import { Injectable } from '@nestjs/common';
import { Config } from '../platform/config/index.ts';
import { PrismaService } from '../platform/database/index.ts';
import { openBankClient } from './bank-client.ts';
import { lastSequence } from './infra/document-store.ts';
import { TakeDocument } from './take-document.ts';

/** Asks the bank for what it has written since the last time, and takes it in order. */
@Injectable()
export class FetchMessages {
  constructor(
    private readonly config: Config,
    private readonly prisma: PrismaService,
    private readonly takeDocument: TakeDocument,
  ) {}

  /** @returns how many messages were new. @throws AppError `unavailable` when the bank does not answer */
  async run(): Promise<number> {
    const { bank } = this.config.settings;
    if (bank === null) return 0;
    const client = openBankClient(bank);
    const messages = await client.messagesAfter(await lastSequence(this.prisma.client));
    for (const { sequence, kind } of messages) {
      const xml = await client.message(sequence);
      await this.takeDocument.run(xml, { source: 'bank', sequence, kind }, 'system');
    }
    return messages.length;
  }
}
