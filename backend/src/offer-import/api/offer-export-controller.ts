import { Controller, Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Operation, OrganisationMember, type OrganisationCaller } from '../../platform/http/index.ts';
import { ExportOffers } from '../export-offers.ts';

const CSV = 'text/csv; charset=utf-8';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

@Controller('v2/offers')
export class OfferExportController {
  constructor(private readonly exportOffers: ExportOffers) {}

  @Get('template.csv')
  @Operation({ allow: ['vendor'], summary: 'The file of offers to fill in.', produces: 'text/csv' })
  async template(@Res() reply: FastifyReply): Promise<void> {
    await reply
      .type(CSV)
      .header('content-disposition', attachment('offers.csv'))
      .send(this.exportOffers.template());
  }

  @Get('export.csv')
  @Operation({
    allow: ['vendor'],
    summary: 'My open offers in the columns of the import, as CSV.',
    produces: 'text/csv',
  })
  async csv(@OrganisationMember() caller: OrganisationCaller, @Res() reply: FastifyReply): Promise<void> {
    const lines = this.exportOffers.csv(caller.organisationId);
    await reply.type(CSV).header('content-disposition', attachment('offers.csv')).send(lines);
  }

  @Get('export.xlsx')
  @Operation({
    allow: ['vendor'],
    summary: 'My open offers in the columns of the import, as an Excel file.',
    produces: XLSX,
  })
  async xlsx(@OrganisationMember() caller: OrganisationCaller, @Res() reply: FastifyReply): Promise<void> {
    const book = this.exportOffers.xlsx(caller.organisationId);
    await reply.type(XLSX).header('content-disposition', attachment('offers.xlsx')).send(book);
  }
}

const attachment = (name: string): string => `attachment; filename="${name}"`;
