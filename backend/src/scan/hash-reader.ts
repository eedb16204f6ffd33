import { createHmac, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { PrismaService } from '../platform/database/index.ts';
import { forgetOld, keyOfDay, makeKeyOfDay } from './infra/scan-store.ts';

/**
 * Turns a network address and a browser into a hash that is good for one day. The key of a day is random, shared by all
 * processes, and deleted two days later: then nobody, we included, can tell whose hash it was. The first reading of a
 * day also deletes what has had its time.
 */
@Injectable()
export class ReaderHash {
  private today: { day: number; key: Uint8Array } | undefined;

  constructor(private readonly prisma: PrismaService) {}

  /** @returns 32 hexadecimal digits */
  async of(reader: string, now: Date): Promise<string> {
    const day = Math.floor(now.getTime() / 86_400_000);
    if (this.today?.day !== day) this.today = { day, key: await this.keyOf(day, now) };
    return createHmac('sha256', this.today.key).update(reader).digest('hex').slice(0, 32);
  }

  private async keyOf(day: number, now: Date): Promise<Uint8Array> {
    const date = new Date(day * 86_400_000);
    const { client } = this.prisma;
    const known = await keyOfDay(client, date);
    if (known) return known.key;
    await makeKeyOfDay(client, date, Uint8Array.from(randomBytes(32)));
    await forgetOld(client, now);
    return (await keyOfDay(client, date))?.key ?? randomBytes(32);
  }
}
