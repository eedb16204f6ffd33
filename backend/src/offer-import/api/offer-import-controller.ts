import '@fastify/multipart';
import { Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import {
  offerImport,
  offerImportLinePage,
  offerImportLineQuery,
  offerImportPage,
  pageQuery,
  type OfferImport,
  type OfferImportLine,
  type Page,
  type PageQuery,
} from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import {
  IdParam,
  Operation,
  OrganisationMember,
  type OrganisationCaller,
} from '../../platform/http/index.ts';
import { GoOnWithOffers } from '../go-on-with-offers.ts';
import { ReadOfferImports } from '../read-offer-imports.ts';
import { ReceiveOffers } from '../receive-offers.ts';

@Controller('v2/offers/imports')
export class OfferImportController {
  constructor(
    private readonly receiveOffers: ReceiveOffers,
    private readonly readImports: ReadOfferImports,
    private readonly goOn: GoOnWithOffers,
  ) {}

  @Post()
  @Operation({
    allow: ['vendor'],
    rate: 'import',
    summary: 'Upload up to 200,000 offers (CSV or XLSX, at most 200 MB) to be checked. No offer is changed.',
    files: true,
    answer: offerImport,
    status: 202,
  })
  async receive(
    @OrganisationMember() caller: OrganisationCaller,
    @Req() request: FastifyRequest,
  ): Promise<OfferImport> {
    if (!request.isMultipart())
      throw new AppError('unsupported-media', {
        message: 'Send the offers as one CSV or XLSX file in multipart/form-data.',
        details: { reason: 'not-multipart' },
      });
    const limits = { fileSize: Number.MAX_SAFE_INTEGER, files: 1, fields: 5 };
    const part = await request.file({ limits, throwFileSizeLimit: false });
    if (!part)
      throw new AppError('invalid-input', {
        message: 'No file came with the request. Choose a CSV or XLSX file.',
        details: { reason: 'no-file' },
      });
    return this.receiveOffers.run(caller, { name: part.filename || 'offers', content: part.file });
  }

  @Get()
  @Operation({
    allow: ['vendor'],
    summary: 'The imports of offers of my organisation, newest first.',
    query: pageQuery,
    answer: offerImportPage,
  })
  list(
    @OrganisationMember() caller: OrganisationCaller,
    @Query() query: PageQuery,
  ): Promise<Page<OfferImport>> {
    return this.readImports.list(caller.organisationId, query);
  }

  @Get(':id')
  @Operation({
    allow: ['vendor'],
    summary: 'How far an import of offers is, and what it would do.',
    answer: offerImport,
  })
  one(@OrganisationMember() caller: OrganisationCaller, @IdParam() id: string): Promise<OfferImport> {
    return this.readImports.one(caller.organisationId, id);
  }

  @Get(':id/lines')
  @Operation({
    allow: ['vendor'],
    summary: 'The lines of an import with what each would do, and what is wrong with it.',
    query: offerImportLineQuery,
    answer: offerImportLinePage,
  })
  lines(
    @OrganisationMember() caller: OrganisationCaller,
    @IdParam() id: string,
    @Query() query: z.output<typeof offerImportLineQuery>,
  ): Promise<Page<OfferImportLine>> {
    return this.readImports.lines(caller.organisationId, id, query);
  }

  @Get(':id/errors.csv')
  @Operation({ allow: ['vendor'], summary: 'Every wrong cell of an import, as CSV.', produces: 'text/csv' })
  async errors(
    @OrganisationMember() caller: OrganisationCaller,
    @IdParam() id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const lines = await this.readImports.errorsCsv(caller.organisationId, id);
    await reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', 'attachment; filename="errors.csv"')
      .send(lines);
  }

  @Post(':id/apply')
  @Operation({
    allow: ['vendor'],
    rate: 'import',
    summary: 'Make and change the offers as the check said; refused lines are left out.',
    answer: offerImport,
    status: 202,
    idempotent: true,
  })
  apply(@OrganisationMember() caller: OrganisationCaller, @IdParam() id: string): Promise<OfferImport> {
    return this.goOn.apply(caller, id);
  }

  @Post(':id/cancel')
  @Operation({
    allow: ['vendor'],
    rate: 'import',
    summary: 'Stop an import of offers; what was applied stands.',
    answer: offerImport,
  })
  cancel(@OrganisationMember() caller: OrganisationCaller, @IdParam() id: string): Promise<OfferImport> {
    return this.goOn.cancel(caller, id);
  }
}
