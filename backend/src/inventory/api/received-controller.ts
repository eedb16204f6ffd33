import { Controller, Get, Query } from '@nestjs/common';
import {
  receivedGoodsPage,
  receivedGoodsQuery,
  type Page,
  type ReceivedGoods,
  type ReceivedGoodsQuery,
} from '@topsteel/domain/api';
import { Operation, OrganisationMember, type OrganisationCaller } from '../../platform/http/index.ts';
import { ReadReceived } from '../read-received.ts';

@Controller('v2')
export class ReceivedController {
  constructor(private readonly received: ReadReceived) {}

  @Get('received-goods')
  @Operation({
    allow: ['buyer'],
    summary: 'What my organisation received, with the certificate behind it, newest first.',
    query: receivedGoodsQuery,
    answer: receivedGoodsPage,
  })
  list(
    @OrganisationMember() caller: OrganisationCaller,
    @Query() query: ReceivedGoodsQuery,
  ): Promise<Page<ReceivedGoods>> {
    return this.received.list(caller.organisationId, query);
  }
}
