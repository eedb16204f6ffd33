import { Body, Controller, Get, Post, Query, Res } from '@nestjs/common';
import {
  applicationReasonInput,
  documentReviewInput,
  vendorApplication,
  vendorApplicationPage,
  vendorApplicationQuery,
  vendorCheckInput,
  type ApplicationReasonInput,
  type DocumentReviewInput,
  type Page,
  type VendorApplication,
  type VendorApplicationQuery,
  type VendorApplicationSummary,
  type VendorCheckInput,
} from '@topsteel/domain/api';
import type { FastifyReply } from 'fastify';
import { sendAttachment } from '../../attachment/index.ts';
import { Caller, IdParam, Operation, type CallerIdentity } from '../../platform/http/index.ts';
import { ReviewApplications } from '../review-applications.ts';

@Controller('v2/vendor-applications')
export class ReviewController {
  constructor(private readonly review: ReviewApplications) {}

  @Get()
  @Operation({
    allow: ['operator'],
    summary: 'Applications of vendors, newest first.',
    query: vendorApplicationQuery,
    answer: vendorApplicationPage,
  })
  list(@Query() query: VendorApplicationQuery): Promise<Page<VendorApplicationSummary>> {
    return this.review.list(query);
  }

  @Get(':id')
  @Operation({
    allow: ['operator'],
    summary: 'An application with its documents, its checks, and who else has its VAT number.',
    answer: vendorApplication,
  })
  read(@IdParam() id: string): Promise<VendorApplication> {
    return this.review.read(id);
  }

  @Get(':id/documents/:documentId/file')
  @Operation({
    allow: ['operator'],
    summary: 'The file of a document; that it was opened is kept.',
    produces: 'application/octet-stream',
  })
  async file(
    @Caller() caller: CallerIdentity,
    @IdParam() id: string,
    @IdParam('documentId') documentId: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendAttachment(reply, await this.review.file(caller, id, documentId));
  }

  @Post(':id/documents/:documentId/review')
  @Operation({
    allow: ['operator'],
    summary: 'Accept or refuse one document.',
    body: documentReviewInput,
    answer: vendorApplication,
    idempotent: true,
  })
  reviewDocument(
    @Caller() caller: CallerIdentity,
    @IdParam() id: string,
    @IdParam('documentId') documentId: string,
    @Body() body: DocumentReviewInput,
  ): Promise<VendorApplication> {
    return this.review.reviewDocument(caller, id, documentId, body);
  }

  @Post(':id/checks')
  @Operation({
    allow: ['operator'],
    summary: 'Note what was looked up about the applicant: sanctions, duplicates, owners, bank, VAT.',
    body: vendorCheckInput,
    answer: vendorApplication,
    idempotent: true,
  })
  noteCheck(
    @Caller() caller: CallerIdentity,
    @IdParam() id: string,
    @Body() body: VendorCheckInput,
  ): Promise<VendorApplication> {
    return this.review.noteCheck(caller, id, body);
  }

  @Post(':id/request')
  @Operation({
    allow: ['operator'],
    summary: 'Send an application back and say what more is needed.',
    body: applicationReasonInput,
    answer: vendorApplication,
    idempotent: true,
  })
  askForMore(
    @Caller() caller: CallerIdentity,
    @IdParam() id: string,
    @Body() body: ApplicationReasonInput,
  ): Promise<VendorApplication> {
    return this.review.askForMore(caller, id, body);
  }

  @Post(':id/approval')
  @Operation({
    allow: ['operator'],
    summary: 'Register the company as a vendor and invite its contact.',
    answer: vendorApplication,
    status: 202,
    idempotent: true,
  })
  approve(@Caller() caller: CallerIdentity, @IdParam() id: string): Promise<VendorApplication> {
    return this.review.approve(caller, id);
  }

  @Post(':id/refusal')
  @Operation({
    allow: ['operator'],
    summary: 'Refuse an application, with the reason that the applicant reads.',
    body: applicationReasonInput,
    answer: vendorApplication,
    idempotent: true,
  })
  refuse(
    @Caller() caller: CallerIdentity,
    @IdParam() id: string,
    @Body() body: ApplicationReasonInput,
  ): Promise<VendorApplication> {
    return this.review.refuse(caller, id, body);
  }
}
