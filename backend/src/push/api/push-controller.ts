import { Body, Controller, Delete, Get, Post } from '@nestjs/common';
import {
  done,
  pushSubscriptionInput,
  pushSubscriptions,
  pushSubscriptionView,
  type PushSubscriptionInput,
  type PushSubscriptions,
  type PushSubscriptionView,
} from '@topsteel/domain/api';
import {
  IdParam,
  Operation,
  OrganisationMember,
  type OrganisationCaller,
} from '../../platform/http/index.ts';
import { PushSubscriptionList } from '../push-subscriptions.ts';

@Controller('v2/me/push-subscriptions')
export class PushController {
  constructor(private readonly subscriptions: PushSubscriptionList) {}

  @Get()
  @Operation({
    allow: 'signed-in',
    summary: 'Your browsers that are told of orders and recalls, and the key to ask another with.',
    answer: pushSubscriptions,
  })
  list(@OrganisationMember() caller: OrganisationCaller): Promise<PushSubscriptions> {
    return this.subscriptions.list(caller);
  }

  @Post()
  @Operation({
    allow: 'signed-in',
    summary: 'Have a browser told of the orders and recalls of your organisation.',
    body: pushSubscriptionInput,
    answer: pushSubscriptionView,
    status: 201,
  })
  add(
    @OrganisationMember() caller: OrganisationCaller,
    @Body() body: PushSubscriptionInput,
  ): Promise<PushSubscriptionView> {
    return this.subscriptions.add(caller, body);
  }

  @Delete(':id')
  @Operation({
    allow: 'signed-in',
    summary: 'Have a browser of yours told nothing more.',
    answer: done,
  })
  async remove(
    @OrganisationMember() caller: OrganisationCaller,
    @IdParam() id: string,
  ): Promise<{ state: 'done' }> {
    await this.subscriptions.remove(caller, id);
    return { state: 'done' };
  }
}
