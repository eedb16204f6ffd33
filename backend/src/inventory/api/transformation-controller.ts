import { Body, Controller, Delete, Get, Post, Query } from '@nestjs/common';
import {
  holdingList,
  pageQuery,
  transformation,
  transformationInput,
  transformationPage,
  type HoldingAnswer,
  type Page,
  type PageQuery,
  type Transformation,
} from '@topsteel/domain/api';
import type { z } from 'zod';
import { ChainReader } from '../../platform/chain/index.ts';
import { PrismaService } from '../../platform/database/index.ts';
import {
  IdParam,
  notFound,
  Operation,
  OrganisationMember,
  pageFrom,
  pageWindow,
  type OrganisationCaller,
} from '../../platform/http/index.ts';
import { ChangeTransformation } from '../change-transformation.ts';
import { findTransformation, listTransformations } from '../infra/transformation-store.ts';
import { presentTransformation } from '../present-transformation.ts';
import { ReadHoldings } from '../read-holdings.ts';
import { TransformLots } from '../transform-lots.ts';

@Controller('v2')
export class TransformationController {
  constructor(
    private readonly transformLots: TransformLots,
    private readonly changeTransformation: ChangeTransformation,
    private readonly readHoldings: ReadHoldings,
    private readonly prisma: PrismaService,
    private readonly chain: ChainReader,
  ) {}

  @Post('lots/transform')
  @Operation({
    allow: ['vendor'],
    summary: 'Cut, split or merge lots that my organisation holds.',
    body: transformationInput,
    answer: transformation,
    status: 202,
    idempotent: true,
  })
  transform(
    @OrganisationMember() caller: OrganisationCaller,
    @Body() body: z.output<typeof transformationInput>,
  ): Promise<Transformation> {
    return this.transformLots.run(caller, body);
  }

  @Get('holdings')
  @Operation({
    allow: ['vendor', 'buyer'],
    summary: 'Material in my organisation’s title by the ledger, newest first.',
    answer: holdingList,
  })
  holdings(@OrganisationMember() caller: OrganisationCaller): Promise<{ items: HoldingAnswer[] }> {
    return this.readHoldings.list(caller.organisationId);
  }

  @Get('transformations')
  @Operation({
    allow: ['vendor'],
    summary: 'What my organisation transformed, newest first.',
    query: pageQuery,
    answer: transformationPage,
  })
  async list(
    @OrganisationMember() caller: OrganisationCaller,
    @Query() query: PageQuery,
  ): Promise<Page<Transformation>> {
    const { after, take, limit } = pageWindow(query);
    const rows = await listTransformations(this.prisma.client, caller.organisationId, { after, take });
    return pageFrom(rows, limit, (row) => presentTransformation(row, this.chain.deployment));
  }

  @Get('transformations/:id')
  @Operation({ allow: ['vendor'], summary: 'One transformation of my organisation.', answer: transformation })
  async one(
    @OrganisationMember() caller: OrganisationCaller,
    @IdParam() id: string,
  ): Promise<Transformation> {
    const row = await findTransformation(this.prisma.client, caller.organisationId, id);
    if (!row) throw notFound('transformation');
    return presentTransformation(row, this.chain.deployment);
  }

  @Post('transformations/:id/retry')
  @Operation({
    allow: ['vendor'],
    summary: 'Send a failed transformation again.',
    answer: transformation,
    status: 202,
  })
  retry(@OrganisationMember() caller: OrganisationCaller, @IdParam() id: string): Promise<Transformation> {
    return this.changeTransformation.retry(caller, id);
  }

  @Delete('transformations/:id')
  @Operation({
    allow: ['vendor'],
    summary: 'Withdraw a transformation that waits for my own wallet.',
    answer: transformation,
  })
  withdraw(@OrganisationMember() caller: OrganisationCaller, @IdParam() id: string): Promise<Transformation> {
    return this.changeTransformation.withdraw(caller, id);
  }
}
