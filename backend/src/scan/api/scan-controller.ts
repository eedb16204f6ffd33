import { Body, Controller, Get, Headers, Param, Post, Query } from '@nestjs/common';
import {
  copySignals,
  labelQuery,
  lotReadings,
  readingInput,
  reportInput,
  reportReceived,
  type CopySignals,
  type LotReadings,
} from '@topsteel/domain/api';
import { lotCodeOf, lotIdOfCode } from '@topsteel/domain/digital-link';
import type { z } from 'zod';
import {
  notFound,
  Operation,
  OrganisationMember,
  type OrganisationCaller,
} from '../../platform/http/index.ts';
import { ReadReadings } from '../read-readings.ts';
import { TagSecret } from '../tag-secret.ts';
import { TakeReading } from '../take-reading.ts';
import { TakeReport } from '../take-report.ts';

@Controller('v2')
export class ScanController {
  constructor(
    private readonly takeReading: TakeReading,
    private readonly takeReport: TakeReport,
    private readonly readReadings: ReadReadings,
    private readonly secrets: TagSecret,
  ) {}

  @Post('scans')
  @Operation({
    allow: 'public',
    summary: 'Count a reading of a label. Told by the verification page, under its key.',
    body: readingInput,
    answer: copySignals,
  })
  reading(
    @Headers('x-readings-key') key: unknown,
    @Body() body: z.output<typeof readingInput>,
  ): Promise<CopySignals> {
    this.secrets.requireOurs(key);
    return this.takeReading.run(body);
  }

  @Post('scans/report')
  @Operation({
    allow: 'public',
    summary: 'Report steel that does not match its label. Told by the verification page, under its key.',
    body: reportInput,
    answer: reportReceived,
    status: 202,
  })
  report(
    @Headers('x-readings-key') key: unknown,
    @Body() body: z.output<typeof reportInput>,
  ): Promise<{ received: true }> {
    this.secrets.requireOurs(key);
    return this.takeReport.run(body);
  }

  @Get('scans/:code')
  @Operation({
    allow: 'public',
    summary: 'Whether the readings of a label look as if it had been copied; places are countries.',
    query: labelQuery,
    answer: copySignals,
  })
  signal(@Param('code') code: string, @Query() query: z.output<typeof labelQuery>): Promise<CopySignals> {
    const lotId = lotIdOfCode(code);
    if (lotId === undefined) throw notFound('label');
    return this.takeReading.signalOfLot(lotCodeOf(lotId), query.serial ?? '');
  }

  @Get('lots/:id/readings')
  @Operation({
    allow: ['vendor', 'buyer'],
    summary: 'The readings of a lot’s labels, for its vendor and for who received title of it.',
    answer: lotReadings,
  })
  readings(@OrganisationMember() caller: OrganisationCaller, @Param('id') id: string): Promise<LotReadings> {
    return this.readReadings.run(caller.organisationId, id);
  }
}
