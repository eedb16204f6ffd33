import { Injectable } from '@nestjs/common';
import type { CopySignals, readingInput } from '@topsteel/domain/api';
import { checkTag, coarsePlace } from '@topsteel/domain/scan';
import type { z } from 'zod';
import { ReadLots } from '../inventory/index.ts';
import { PrismaService } from '../platform/database/index.ts';
import { notFound } from '../platform/http/index.ts';
import { ReaderHash } from './hash-reader.ts';
import { countOfReader, insertReading, signalOf } from './infra/scan-store.ts';
import { TagSecret } from './tag-secret.ts';

/** What one reader adds in a day: more is read and answered, and not counted. */
const COUNTED_A_DAY = { ofLabel: 5, ofAll: 200 };

/** Counts a reading of a label, and says whether the label looks copied. A label of no lot of ours is not kept. */
@Injectable()
export class TakeReading {
  constructor(
    private readonly prisma: PrismaService,
    private readonly readers: ReaderHash,
    private readonly lots: ReadLots,
    private readonly secrets: TagSecret,
  ) {}

  async run(input: z.output<typeof readingInput>, now = new Date()): Promise<CopySignals> {
    const { lotCode, serial } = input;
    const organisationId = await this.lots.organisationOf(lotCode);
    if (organisationId === null) return { signal: null, tag: 'none' };
    const tag = checkTag(this.secrets.of(organisationId), lotCode, serial, input.tag);
    const { client } = this.prisma;
    const reader = await this.readers.of(input.reader, now);
    const midnight = new Date(Math.floor(now.getTime() / 86_400_000) * 86_400_000);
    const counted = await countOfReader(client, reader, { lotCode, serial }, midnight);
    if (counted.ofLabel < COUNTED_A_DAY.ofLabel && counted.ofAll < COUNTED_A_DAY.ofAll) {
      await insertReading(client, {
        ...{ lotCode, serial, reader, tag, readAt: now, country: input.country ?? null },
        ...tenths(input),
      });
    }
    return { signal: (await signalOf(client, { lotCode, serial })) ?? null, tag };
  }

  /** As {@link signal}, of a label that there is. @throws AppError `not-found` for the code of no lot of ours. */
  async signalOfLot(lotCode: string, serial: string): Promise<CopySignals> {
    if ((await this.lots.organisationOf(lotCode)) === null) throw notFound('label');
    return this.signal(lotCode, serial);
  }

  /** What the readings so far say; asking counts as no reading. */
  async signal(lotCode: string, serial: string): Promise<CopySignals> {
    return { signal: (await signalOf(this.prisma.client, { lotCode, serial })) ?? null, tag: 'none' };
  }
}

function tenths({ latitude, longitude }: { latitude?: number | undefined; longitude?: number | undefined }) {
  if (latitude === undefined || longitude === undefined)
    return { latitudeTenths: null, longitudeTenths: null };
  const place = coarsePlace({ latitude, longitude });
  return {
    latitudeTenths: Math.round(place.latitude * 10),
    longitudeTenths: Math.round(place.longitude * 10),
  };
}
