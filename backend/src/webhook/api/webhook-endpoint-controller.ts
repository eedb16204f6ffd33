import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import {
  webhookDeliveryPage,
  webhookDeliveryQuery,
  webhookEndpoint,
  webhookEndpointInput,
  webhookEndpoints,
  webhookEndpointWithSecret,
  webhookReplayed,
  webhookReplayInput,
  webhookResent,
  type WebhookDeliveryQuery,
  type WebhookEndpointInput,
  type WebhookReplayInput,
} from '@topsteel/domain/api';
import {
  IdParam,
  Operation,
  OrganisationMember,
  type OrganisationCaller,
} from '../../platform/http/index.ts';
import { ReplayWebhooks } from '../replay-webhooks.ts';
import { WebhookEndpoints } from '../webhook-endpoints.ts';

const members = ['vendor', 'buyer', 'finance', 'operator'] as const;

@Controller('v2/webhook-endpoints')
export class WebhookEndpointController {
  constructor(
    private readonly endpoints: WebhookEndpoints,
    private readonly replays: ReplayWebhooks,
  ) {}

  @Get()
  @Operation({
    allow: members,
    summary: 'Where my organisation is told of what happens to it.',
    answer: webhookEndpoints,
  })
  async list(@OrganisationMember() caller: OrganisationCaller) {
    return { items: await this.endpoints.list(caller) };
  }

  @Post()
  @Operation({
    allow: members,
    summary: 'Add an endpoint. Its secret is in the answer, and nowhere else afterwards.',
    body: webhookEndpointInput,
    answer: webhookEndpointWithSecret,
    status: 201,
    stepUp: true,
  })
  add(@OrganisationMember() caller: OrganisationCaller, @Body() body: WebhookEndpointInput) {
    return this.endpoints.add(caller, body);
  }

  @Get('deliveries')
  @Operation({
    allow: members,
    summary: 'What my endpoints were told, newest first, with what they answered.',
    query: webhookDeliveryQuery,
    answer: webhookDeliveryPage,
  })
  deliveries(@OrganisationMember() caller: OrganisationCaller, @Query() query: WebhookDeliveryQuery) {
    return this.endpoints.deliveries(caller, query);
  }

  @Post('deliveries/:id/resend')
  @Operation({
    allow: members,
    summary: 'Send a delivery again, under the same webhook-id.',
    answer: webhookResent,
    status: 202,
  })
  async resend(@OrganisationMember() caller: OrganisationCaller, @IdParam() id: string) {
    await this.endpoints.resend(caller, id);
    return { id, state: 'waiting' as const };
  }

  @Post(':id/rotate')
  @Operation({
    allow: members,
    summary: 'Make a new secret. The one before signs beside it for 24 hours.',
    answer: webhookEndpointWithSecret,
    stepUp: true,
  })
  rotate(@OrganisationMember() caller: OrganisationCaller, @IdParam() id: string) {
    return this.endpoints.rotate(caller, id);
  }

  @Post(':id/replay')
  @Operation({
    allow: members,
    summary: 'Send an endpoint again everything since a time, under the same webhook-ids.',
    body: webhookReplayInput,
    answer: webhookReplayed,
    status: 202,
    rate: 'import',
  })
  replay(
    @OrganisationMember() caller: OrganisationCaller,
    @IdParam() id: string,
    @Body() body: WebhookReplayInput,
  ) {
    return this.replays.since(caller, id, body);
  }

  @Post(':id/test')
  @Operation({
    allow: members,
    summary: 'Send an endpoint a word that only tries it.',
    answer: webhookResent,
    status: 202,
  })
  test(@OrganisationMember() caller: OrganisationCaller, @IdParam() id: string) {
    return this.replays.test(caller, id);
  }

  @Post(':id/on')
  @Operation({
    allow: members,
    summary: 'Turn an endpoint on again; what waited is sent.',
    answer: webhookEndpoint,
  })
  on(@OrganisationMember() caller: OrganisationCaller, @IdParam() id: string) {
    return this.endpoints.turn(caller, id, 'on');
  }

  @Post(':id/off')
  @Operation({ allow: members, summary: 'Turn an endpoint off.', answer: webhookEndpoint })
  off(@OrganisationMember() caller: OrganisationCaller, @IdParam() id: string) {
    return this.endpoints.turn(caller, id, 'off');
  }
}
