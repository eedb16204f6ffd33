import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import {
  cbamReport,
  epdQuery,
  exportQuery,
  periodQuery,
  purchases,
  transportInput,
  type CarbonPurchases,
  type CbamReport,
  type PeriodQuery,
  type TransportInput,
} from '@topsteel/domain/api';
import { writeEpdCsv, writeOpenEpd } from '@topsteel/domain/carbon';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import {
  IdParam,
  Operation,
  OrganisationMember,
  type OrganisationCaller,
} from '../../platform/http/index.ts';
import { DeclareTransport } from '../declare-transport.ts';
import { ExportEpd } from '../export-epd.ts';
import { ReadPurchases } from '../read-purchases.ts';
import { cbamCsv, ReportCbam } from '../report-cbam.ts';

const csvText = z.string();

@Controller('v2/carbon')
export class CarbonController {
  constructor(
    private readonly readPurchases: ReadPurchases,
    private readonly reportCbam: ReportCbam,
    private readonly exportEpd: ExportEpd,
    private readonly declareTransport: DeclareTransport,
  ) {}

  @Get('purchases')
  @Operation({
    allow: ['buyer'],
    summary: 'What my organisation received, with the carbon of product and transport.',
    query: periodQuery,
    answer: purchases,
  })
  received(
    @OrganisationMember() caller: OrganisationCaller,
    @Query() query: PeriodQuery,
  ): Promise<CarbonPurchases> {
    return this.readPurchases.run(caller.organisationId, query);
  }

  @Get('cbam')
  @Operation({
    allow: ['buyer'],
    summary:
      'Received goods with their specific embedded emissions, for CBAM; informational. JSON, or CSV by format=csv.',
    query: exportQuery,
    answer: z.union([cbamReport, csvText]),
  })
  async cbam(
    @OrganisationMember() caller: OrganisationCaller,
    @Query() query: z.output<typeof exportQuery>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CbamReport | string> {
    const report = await this.reportCbam.run(caller.organisationId, query);
    if (query.format !== 'csv') return report;
    asFile(reply, `cbam-${report.from}-${report.to}.csv`);
    return cbamCsv(report);
  }

  @Get('epd/:lot')
  @Operation({
    allow: ['vendor', 'buyer', 'verifier'],
    summary: 'The statement of a lot as EN 15804 modules, in the shape of openEPD, or CSV by format=csv.',
    query: epdQuery,
    answer: z.union([z.record(z.string(), z.unknown()), csvText]),
  })
  async epd(
    @OrganisationMember() caller: OrganisationCaller,
    @Param('lot') lot: string,
    @Query() query: z.output<typeof epdQuery>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Record<string, unknown> | string> {
    const epd = await this.exportEpd.run(caller.organisationId, lot);
    if (query.format !== 'csv') return writeOpenEpd(epd);
    asFile(reply, 'epd.csv');
    return writeEpdCsv(epd);
  }

  @Post('orders/:id/transport')
  @Operation({
    allow: ['vendor', 'buyer'],
    summary: 'Say by which legs an order travelled (EN 15804 A4, ISO 14083).',
    body: transportInput,
    answer: transportInput,
  })
  transport(
    @OrganisationMember() caller: OrganisationCaller,
    @IdParam() id: string,
    @Body() body: TransportInput,
  ): Promise<TransportInput> {
    return this.declareTransport.run(caller, id, body);
  }
}

function asFile(reply: FastifyReply, name: string): void {
  void reply.type('text/csv; charset=utf-8').header('content-disposition', `attachment; filename="${name}"`);
}
