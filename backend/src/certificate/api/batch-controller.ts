import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import {
  batch,
  batchInput,
  batchPage,
  pageQuery,
  signatureInput,
  type Batch,
  type BatchInput,
  type Page,
  type PageQuery,
  type SignatureInput,
} from '@topsteel/domain/api';
import {
  IdParam,
  Operation,
  OrganisationMember,
  type OrganisationCaller,
} from '../../platform/http/index.ts';
import { IssueBatch } from '../issue-batch.ts';
import { ReadBatches } from '../read-batches.ts';
import { RetryBatch } from '../retry-batch.ts';
import { SignBatch } from '../sign-batch.ts';

@Controller('v2/certificates/batches')
export class BatchController {
  constructor(
    private readonly issueBatch: IssueBatch,
    private readonly readBatches: ReadBatches,
    private readonly signBatch: SignBatch,
    private readonly retryBatch: RetryBatch,
  ) {}

  @Post()
  @Operation({
    allow: ['issuer'],
    summary: 'Issue drafts as one batch: documents to IPFS, one root into the register.',
    body: batchInput,
    answer: batch,
    status: 202,
    idempotent: true,
  })
  issue(@OrganisationMember() caller: OrganisationCaller, @Body() body: BatchInput): Promise<Batch> {
    return this.issueBatch.run(caller, body);
  }

  @Get()
  @Operation({
    allow: ['issuer'],
    summary: 'The batches of my organisation, newest first.',
    query: pageQuery,
    answer: batchPage,
  })
  list(@OrganisationMember() caller: OrganisationCaller, @Query() query: PageQuery): Promise<Page<Batch>> {
    return this.readBatches.list(caller.organisationId, query);
  }

  @Get(':id')
  @Operation({ allow: ['issuer'], summary: 'One batch with its steps.', answer: batch })
  one(@OrganisationMember() caller: OrganisationCaller, @IdParam() id: string): Promise<Batch> {
    return this.readBatches.one(caller.organisationId, id);
  }

  @Post(':id/signature')
  @Operation({
    allow: ['issuer'],
    summary: 'Sign a batch with the organisation’s own wallet.',
    body: signatureInput,
    answer: batch,
    status: 202,
  })
  sign(
    @OrganisationMember() caller: OrganisationCaller,
    @IdParam() id: string,
    @Body() body: SignatureInput,
  ): Promise<Batch> {
    return this.signBatch.run(caller, id, body);
  }

  @Post(':id/retry')
  @Operation({ allow: ['issuer'], summary: 'Send a failed batch again.', answer: batch, status: 202 })
  retry(@OrganisationMember() caller: OrganisationCaller, @IdParam() id: string): Promise<Batch> {
    return this.retryBatch.run(caller, id);
  }
}
