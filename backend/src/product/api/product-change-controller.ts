import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import {
  productChange,
  productChangePage,
  productChangeQuery,
  productDecisionInput,
  type Page,
  type ProductChange,
} from '@topsteel/domain/api';
import type { z } from 'zod';
import {
  IdParam,
  Operation,
  OrganisationMember,
  type OrganisationCaller,
} from '../../platform/http/index.ts';
import { DecideChange } from '../decide-change.ts';
import { ReadProducts } from '../read-products.ts';

@Controller('v2/product-changes')
export class ProductChangeController {
  constructor(
    private readonly readProducts: ReadProducts,
    private readonly decideChange: DecideChange,
  ) {}

  @Get()
  @Operation({
    allow: ['vendor', 'operator'],
    summary: 'Changes that were asked for, newest first: mine, or for the operator everybody’s.',
    query: productChangeQuery,
    answer: productChangePage,
  })
  list(
    @OrganisationMember() caller: OrganisationCaller,
    @Query() query: z.output<typeof productChangeQuery>,
  ): Promise<Page<ProductChange>> {
    return this.readProducts.changes(caller, query);
  }

  @Post(':id/approve')
  @Operation({
    allow: ['operator'],
    summary: 'Apply a change that was asked for.',
    answer: productChange,
  })
  approve(@OrganisationMember() caller: OrganisationCaller, @IdParam() id: string): Promise<ProductChange> {
    return this.decideChange.approve(caller, id);
  }

  @Post(':id/refuse')
  @Operation({
    allow: ['operator'],
    summary: 'Refuse a change, with the reason that its asker reads.',
    body: productDecisionInput,
    answer: productChange,
  })
  refuse(
    @OrganisationMember() caller: OrganisationCaller,
    @IdParam() id: string,
    @Body() { reason }: z.output<typeof productDecisionInput>,
  ): Promise<ProductChange> {
    return this.decideChange.refuse(caller, id, reason);
  }
}
