import { Resolver } from 'node:dns/promises';
import { Injectable } from '@nestjs/common';

const TIMEOUT_MS = 3_000;

/** Asks the DNS for TXT records; tests put another one in its place. */
@Injectable()
export class TextRecords {
  /** What stands at a name, each record's parts joined. @returns empty when there is nothing, or nobody answers */
  async read(name: string): Promise<string[]> {
    const resolver = new Resolver({ timeout: TIMEOUT_MS, tries: 2 });
    const records = await resolver.resolveTxt(name).catch(() => []);
    return records.map((parts) => parts.join(''));
  }
}
