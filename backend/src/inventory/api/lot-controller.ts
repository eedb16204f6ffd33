import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import {
  lot,
  lotInput,
  lotPage,
  lotQuery,
  signatureInput,
  type Lot,
  type Page,
  type SignatureInput,
} from '@topsteel/domain/api';
import type { z } from 'zod';
import {
  IdParam,
  Operation,
  OrganisationMember,
  type OrganisationCaller,
} from '../../platform/http/index.ts';
import { CommissionLot } from '../commission-lot.ts';
import { ReadLots } from '../read-lots.ts';
import { RetryLot } from '../retry-lot.ts';
import { SignLot } from '../sign-lot.ts';

@Controller('v2/lots')
export class LotController {
  constructor(
    private readonly commissionLot: CommissionLot,
    private readonly readLots: ReadLots,
    private readonly signLot: SignLot,
    private readonly retryLot: RetryLot,
  ) {}

  @Post()
  @Operation({
    allow: ['issuer'],
    summary: 'Commission a lot under a registered certificate.',
    body: lotInput,
    answer: lot,
    status: 202,
    idempotent: true,
  })
  commission(
    @OrganisationMember() caller: OrganisationCaller,
    @Body() body: z.output<typeof lotInput>,
  ): Promise<Lot> {
    return this.commissionLot.run(caller, body);
  }

  @Get()
  @Operation({
    allow: ['vendor'],
    summary: 'The lots of my organisation, newest first.',
    query: lotQuery,
    answer: lotPage,
  })
  list(
    @OrganisationMember() caller: OrganisationCaller,
    @Query() query: z.output<typeof lotQuery>,
  ): Promise<Page<Lot>> {
    return this.readLots.list(caller.organisationId, query);
  }

  @Get(':id')
  @Operation({ allow: ['vendor'], summary: 'One lot, by its id or by the code on its label.', answer: lot })
  one(@OrganisationMember() caller: OrganisationCaller, @Param('id') id: string): Promise<Lot> {
    return this.readLots.one(caller.organisationId, id);
  }

  @Post(':id/signature')
  @Operation({
    allow: ['issuer'],
    summary: 'Sign a commissioning with the organisation’s own wallet.',
    body: signatureInput,
    answer: lot,
    status: 202,
  })
  sign(
    @OrganisationMember() caller: OrganisationCaller,
    @IdParam() id: string,
    @Body() body: SignatureInput,
  ): Promise<Lot> {
    return this.signLot.run(caller, id, body.signature as `0x${string}`);
  }

  @Post(':id/retry')
  @Operation({ allow: ['issuer'], summary: 'Send a failed lot again.', answer: lot, status: 202 })
  retry(@OrganisationMember() caller: OrganisationCaller, @IdParam() id: string): Promise<Lot> {
    return this.retryLot.run(caller, id);
  }
}
