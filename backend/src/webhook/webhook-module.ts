import { Module } from '@nestjs/common';
import { WebhookEndpointController } from './api/webhook-endpoint-controller.ts';
import { DeliverWebhooks } from './deliver-webhooks.ts';
import { NoteHappenings } from './note-happenings.ts';
import { ReplayWebhooks } from './replay-webhooks.ts';
import { WebhookEndpoints } from './webhook-endpoints.ts';

/** Tells organisations what happens to them, at addresses that they give (Standard Webhooks). */
@Module({
  controllers: [WebhookEndpointController],
  providers: [WebhookEndpoints, ReplayWebhooks, DeliverWebhooks, NoteHappenings],
})
export class WebhookModule {}
