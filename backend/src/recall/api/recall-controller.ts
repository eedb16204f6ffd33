import { Body, Controller, Delete, Get, Param, Post, Query } from '@nestjs/common';
import {
  pageQuery,
  recall,
  recallInput,
  recallPage,
  recallRadius,
  type Page,
  type PageQuery,
  type RecallAnswer,
  type RecallInput,
  type RecallRadius,
} from '@topsteel/domain/api';
import { Caller, IdParam, Operation, type CallerIdentity } from '../../platform/http/index.ts';
import { ChangeNotice } from '../change-notice.ts';
import { ReadRadius } from '../read-radius.ts';
import { ReadRecalls } from '../read-recalls.ts';
import { RecallLot } from '../recall-lot.ts';

@Controller('v2')
export class RecallController {
  constructor(
    private readonly readRadius: ReadRadius,
    private readonly recallLot: RecallLot,
    private readonly readRecalls: ReadRecalls,
    private readonly changeNotice: ChangeNotice,
  ) {}

  @Get('lots/:id/recall-radius')
  @Operation({
    allow: ['vendor', 'operator'],
    actsAs: 'system',
    summary: 'What a recall of a lot that I made would concern: lots, owners, orders, money.',
    answer: recallRadius,
  })
  radius(@Caller() caller: CallerIdentity, @Param('id') id: string): Promise<RecallRadius> {
    return this.readRadius.run(caller, id);
  }

  @Post('lots/:id/recall')
  @Operation({
    allow: ['vendor', 'operator'],
    actsAs: 'system',
    summary: 'Recall a lot that I made, for good. Owners are told once it is final.',
    body: recallInput,
    answer: recall,
    status: 202,
    idempotent: true,
  })
  recall(
    @Caller() caller: CallerIdentity,
    @Param('id') id: string,
    @Body() body: RecallInput,
  ): Promise<RecallAnswer> {
    return this.recallLot.run(caller, id, body);
  }

  @Get('recalls')
  @Operation({
    allow: ['vendor', 'operator'],
    actsAs: 'system',
    summary: 'The recalls of my organisation, newest first.',
    query: pageQuery,
    answer: recallPage,
  })
  list(@Caller() caller: CallerIdentity, @Query() query: PageQuery): Promise<Page<RecallAnswer>> {
    return this.readRecalls.list(caller, query);
  }

  @Get('recalls/:id')
  @Operation({
    allow: ['vendor', 'operator'],
    actsAs: 'system',
    summary: 'One recall, with who was told, who saw it, and who set the material aside.',
    answer: recall,
  })
  one(@Caller() caller: CallerIdentity, @IdParam() id: string): Promise<RecallAnswer> {
    return this.readRecalls.one(caller, id);
  }

  @Post('recalls/:id/notices/:notice/renew')
  @Operation({
    allow: ['vendor', 'operator'],
    actsAs: 'system',
    summary: 'A new link for an owner; the old one opens nothing.',
    answer: recall,
  })
  renew(
    @Caller() caller: CallerIdentity,
    @IdParam() id: string,
    @IdParam('notice') notice: string,
  ): Promise<RecallAnswer> {
    return this.changeNotice.renew(caller, id, notice);
  }

  @Delete('recalls/:id/notices/:notice')
  @Operation({
    allow: ['vendor', 'operator'],
    actsAs: 'system',
    summary: 'Revoke an owner’s link.',
    answer: recall,
  })
  revoke(
    @Caller() caller: CallerIdentity,
    @IdParam() id: string,
    @IdParam('notice') notice: string,
  ): Promise<RecallAnswer> {
    return this.changeNotice.revoke(caller, id, notice);
  }
}
