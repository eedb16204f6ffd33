import { Injectable } from '@nestjs/common';
import type { LotReadings } from '@topsteel/domain/api';
import { judgeReadings, KEPT_DAYS, tagSignature } from '@topsteel/domain/scan';
import { ReadLots } from '../inventory/index.ts';
import { PrismaService } from '../platform/database/index.ts';
import { readingOf, readingsOfLot, reportsOfLot } from './infra/scan-store.ts';
import { TagSecret } from './tag-secret.ts';

const PLACES_SHOWN = 50;

/** The readings of a lot's labels, label by label, for its vendor and for who received title of it. */
@Injectable()
export class ReadReadings {
  constructor(
    private readonly prisma: PrismaService,
    private readonly lots: ReadLots,
    private readonly secrets: TagSecret,
  ) {}

  /** @throws AppError `not-found` when the lot is not the caller's to see. */
  async run(organisationId: string, idOrCode: string): Promise<LotReadings> {
    const lot = await this.lots.labelled(organisationId, idOrCode);
    const isVendor = lot.organisationId === organisationId;
    const rows = await readingsOfLot(this.prisma.client, lot.lotCode);
    const reports = isVendor ? await reportsOfLot(this.prisma.client, lot.lotCode) : [];
    const bySerial = Map.groupBy(rows, ({ serial }) => serial);
    return {
      total: rows.length.toString(),
      labels: [...bySerial].map(([serial, readings]) => ({
        serial,
        count: readings.length.toString(),
        countries: [...Map.groupBy(readings, ({ country }) => country)].map(([country, of]) => ({
          country,
          count: of.length.toString(),
        })),
        firstAt: (readings.at(-1)?.readAt ?? new Date(0)).toISOString(),
        lastAt: (readings[0]?.readAt ?? new Date(0)).toISOString(),
        places: readings.slice(0, PLACES_SHOWN).map((row) => {
          const { position } = readingOf(row);
          return {
            country: row.country,
            latitude: position?.latitude ?? null,
            longitude: position?.longitude ?? null,
            at: row.readAt.toISOString(),
          };
        }),
        signal: judgeReadings(readings.toReversed().map(readingOf)) ?? null,
      })),
      reports: reports.map(({ serial, what, text, contact, reportedAt }) => ({
        ...{ serial, what, text, contact },
        at: reportedAt.toISOString(),
      })),
      keptDays: KEPT_DAYS,
      tag: isVendor ? tagSignature(this.secrets.of(organisationId), lot.lotCode, '') : null,
    };
  }
}
