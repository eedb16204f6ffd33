import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import {
  certificateImport,
  certificateImportPage,
  importRowPage,
  importRowQuery,
  issueImportInput,
  pageQuery,
  type CertificateImport,
  type ImportRow,
  type IssueImportInput,
  type Page,
  type PageQuery,
} from '@topsteel/domain/api';
import { csvTemplate } from '@topsteel/domain/import';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import {
  IdParam,
  Operation,
  OrganisationMember,
  type OrganisationCaller,
} from '../../platform/http/index.ts';
import { GoOnWithImport } from '../import/go-on-with-import.ts';
import { ReadImports } from '../import/read-imports.ts';
import { ReceiveImport } from '../import/receive-import.ts';
import { importParts } from './import-parts.ts';

const CSV = 'text/csv; charset=utf-8';

@Controller('v2/certificates/imports')
export class ImportController {
  constructor(
    private readonly receiveImport: ReceiveImport,
    private readonly readImports: ReadImports,
    private readonly goOn: GoOnWithImport,
  ) {}

  @Post()
  @Operation({
    allow: ['issuer'],
    summary: 'Upload up to 10,000 certificates (ZIP, JSON with PDF, CSV) to be read. Nothing is issued.',
    files: true,
    answer: certificateImport,
    status: 202,
  })
  receive(
    @OrganisationMember() caller: OrganisationCaller,
    @Req() request: FastifyRequest,
  ): Promise<CertificateImport> {
    return this.receiveImport.run(caller, importParts(request));
  }

  @Get()
  @Operation({
    allow: ['issuer'],
    summary: 'The imports of my organisation, newest first.',
    query: pageQuery,
    answer: certificateImportPage,
  })
  list(
    @OrganisationMember() caller: OrganisationCaller,
    @Query() query: PageQuery,
  ): Promise<Page<CertificateImport>> {
    return this.readImports.list(caller.organisationId, query);
  }

  @Get('template.csv')
  @Operation({ allow: ['issuer'], summary: 'The CSV file to fill in.', produces: 'text/csv' })
  template(@Res() reply: FastifyReply): void {
    void reply.type(CSV).header('content-disposition', attachment('certificates.csv')).send(csvTemplate());
  }

  @Get(':id')
  @Operation({ allow: ['issuer'], summary: 'How far an import is.', answer: certificateImport })
  one(@OrganisationMember() caller: OrganisationCaller, @IdParam() id: string): Promise<CertificateImport> {
    return this.readImports.one(caller.organisationId, id);
  }

  @Get(':id/rows')
  @Operation({
    allow: ['issuer'],
    summary: 'The certificates of an import with what was found in each.',
    query: importRowQuery,
    answer: importRowPage,
  })
  rows(
    @OrganisationMember() caller: OrganisationCaller,
    @IdParam() id: string,
    @Query() query: z.output<typeof importRowQuery>,
  ): Promise<Page<ImportRow>> {
    return this.readImports.rows(caller.organisationId, id, query);
  }

  @Get(':id/findings.csv')
  @Operation({ allow: ['issuer'], summary: 'Every finding of an import, as CSV.', produces: 'text/csv' })
  async findings(
    @OrganisationMember() caller: OrganisationCaller,
    @IdParam() id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const lines = await this.readImports.findingsCsv(caller.organisationId, id);
    await reply.type(CSV).header('content-disposition', attachment('findings.csv')).send(lines);
  }

  @Post(':id/issue')
  @Operation({
    allow: ['issuer'],
    summary: 'Issue what the dry run left, as one batch.',
    body: issueImportInput,
    answer: certificateImport,
    status: 202,
    idempotent: true,
  })
  issue(
    @OrganisationMember() caller: OrganisationCaller,
    @IdParam() id: string,
    @Body() body: IssueImportInput,
  ): Promise<CertificateImport> {
    return this.goOn.issue(caller, id, body);
  }

  @Post(':id/cancel')
  @Operation({
    allow: ['issuer'],
    summary: 'Stop an import and delete what was uploaded.',
    answer: certificateImport,
  })
  cancel(
    @OrganisationMember() caller: OrganisationCaller,
    @IdParam() id: string,
  ): Promise<CertificateImport> {
    return this.goOn.cancel(caller, id);
  }

  @Post(':id/resume')
  @Operation({
    allow: ['issuer'],
    summary: 'Go on with a failed import where it stopped.',
    answer: certificateImport,
    status: 202,
  })
  resume(
    @OrganisationMember() caller: OrganisationCaller,
    @IdParam() id: string,
  ): Promise<CertificateImport> {
    return this.goOn.resume(caller, id);
  }
}

const attachment = (name: string): string => `attachment; filename="${name}"`;
