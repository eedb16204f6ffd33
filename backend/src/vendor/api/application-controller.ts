import { Body, Controller, Get, Headers, Post, Query, Req } from '@nestjs/common';
import {
  vendorApplication,
  vendorApplicationInput,
  vendorApplicationOpened,
  vendorDocumentQuery,
  type VendorApplication,
  type VendorApplicationOpened,
  type VendorDocumentQuery,
} from '@topsteel/domain/api';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { readOneFile } from '../../attachment/index.ts';
import { IdParam, Operation } from '../../platform/http/index.ts';
import { ApplyAsVendor } from '../apply-as-vendor.ts';

const TOKEN = 'x-application-token';

/** For companies that have no sign-in yet: the token of the application is their key to it. */
@Controller('v2/vendor-applications')
export class ApplicationController {
  constructor(private readonly applications: ApplyAsVendor) {}

  @Post()
  @Operation({
    allow: 'public',
    rate: 'auth',
    summary: 'Ask to sell here. The token is shown this once and goes into the header x-application-token.',
    body: vendorApplicationInput,
    answer: vendorApplicationOpened,
    status: 201,
  })
  open(@Body() body: z.output<typeof vendorApplicationInput>): Promise<VendorApplicationOpened> {
    return this.applications.open(body);
  }

  @Get(':id/mine')
  @Operation({
    allow: 'public',
    summary: 'How far my application is, by its token.',
    answer: vendorApplication,
  })
  read(@IdParam() id: string, @Headers(TOKEN) token: string | undefined): Promise<VendorApplication> {
    return this.applications.read(id, token);
  }

  @Post(':id/documents')
  @Operation({
    allow: 'public',
    rate: 'import',
    summary: 'Add one document (PDF, JPEG, PNG, WebP, at most 10 MB). It is kept sealed.',
    query: vendorDocumentQuery,
    files: true,
    answer: vendorApplication,
    status: 201,
  })
  async addDocument(
    @IdParam() id: string,
    @Headers(TOKEN) token: string | undefined,
    @Query() query: VendorDocumentQuery,
    @Req() request: FastifyRequest,
  ): Promise<VendorApplication> {
    // Before anything is read of the file: without the token nobody makes us read ten megabytes.
    await this.applications.read(id, token);
    return this.applications.addDocument(id, token, query, await readOneFile(request));
  }

  @Post(':id/submission')
  @Operation({
    allow: 'public',
    summary: 'Hand the application in, once the needed documents are there.',
    answer: vendorApplication,
  })
  submit(@IdParam() id: string, @Headers(TOKEN) token: string | undefined): Promise<VendorApplication> {
    return this.applications.submit(id, token);
  }
}
