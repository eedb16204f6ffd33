import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import {
  conversion,
  conversionInput,
  conversionPage,
  conversionQuery,
  decisionInput,
  moneyOverview,
  type ConversionInput,
  type ConversionQuery,
  type ConversionView,
  type DecisionInput,
  type MoneyOverview,
  type Page,
} from '@topsteel/domain/api';
import { Caller, IdParam, Operation, type CallerIdentity } from '../../platform/http/index.ts';
import { DecideConversion } from '../decide-conversion.ts';
import { ReadConversions } from '../read-conversions.ts';
import { RecordConversion } from '../record-conversion.ts';

const desk = ['finance', 'operator'] as const;
const readers = ['finance', 'operator', 'auditor'] as const;

@Controller('v2/finance')
export class ConversionsController {
  constructor(
    private readonly conversions: ReadConversions,
    private readonly recordConversion: RecordConversion,
    private readonly decideConversion: DecideConversion,
  ) {}

  @Get('money')
  @Operation({
    allow: readers,
    summary: 'Where the platform’s money lies by the books, and what its exchanges have left open.',
    answer: moneyOverview,
  })
  money(@Caller() caller: CallerIdentity): Promise<MoneyOverview> {
    return this.conversions.money(caller);
  }

  @Get('conversions')
  @Operation({
    allow: readers,
    summary: 'Exchanges and moves of the platform’s money, newest first.',
    query: conversionQuery,
    answer: conversionPage,
  })
  list(@Caller() caller: CallerIdentity, @Query() query: ConversionQuery): Promise<Page<ConversionView>> {
    return this.conversions.list(caller, query);
  }

  @Get('conversions/:id')
  @Operation({ allow: readers, summary: 'A conversion with the rates of its day.', answer: conversion })
  one(@Caller() caller: CallerIdentity, @IdParam() id: string): Promise<ConversionView> {
    return this.conversions.one(caller, id);
  }

  @Post('conversions')
  @Operation({
    allow: desk,
    summary:
      'Record what a bank, an exchange or a provider exchanged or moved for the platform. It is booked at once, or waits for a second person when it lies too far from the feed’s rates.',
    body: conversionInput,
    answer: conversion,
    status: 201,
    money: true,
    stepUp: true,
  })
  record(@Caller() caller: CallerIdentity, @Body() body: ConversionInput): Promise<ConversionView> {
    return this.recordConversion.run(caller, body);
  }

  @Post('conversions/:id/decision')
  @Operation({
    allow: desk,
    summary: 'Approve a conversion that another person recorded, which books it; or decline it.',
    body: decisionInput,
    answer: conversion,
    money: true,
    stepUp: true,
  })
  decide(
    @Caller() caller: CallerIdentity,
    @IdParam() id: string,
    @Body() body: DecisionInput,
  ): Promise<ConversionView> {
    return this.decideConversion.run(caller, id, body);
  }
}
