import { Controller, Param, Post, Req } from '@nestjs/common';
import { AppError } from '@topsteel/domain/errors';
import { webhookTaken, type WebhookTaken } from '@topsteel/domain/api';
import { Operation, type RawRequest } from '../../platform/http/index.ts';
import { TakeWebhook } from '../take-webhook.ts';

@Controller('v2/webhooks')
export class WebhookController {
  constructor(private readonly takeWebhook: TakeWebhook) {}

  @Post(':rail')
  @Operation({
    allow: 'public',
    actsAs: 'system',
    summary: 'A payment provider’s webhook, verified by its signature over the raw body.',
    answer: webhookTaken,
  })
  async take(@Param('rail') rail: string, @Req() request: RawRequest): Promise<WebhookTaken> {
    const { rawBody } = request;
    if (rawBody === undefined || rawBody.length === 0) throw noBody();
    const headers = Object.fromEntries(
      Object.entries(request.headers).flatMap(([name, value]) =>
        typeof value === 'string' ? [[name, value]] : [],
      ),
    );
    return { received: true, isNew: await this.takeWebhook.run(rail, rawBody, headers) };
  }
}

const noBody = (): AppError =>
  new AppError('invalid-input', {
    message: 'The webhook has no body.',
    details: {
      reason: 'body-missing',
      remedy: 'Send the event as the provider signed it, byte for byte, with its signature in the header.',
      errors: [{ field: 'body', message: 'Send the event.' }],
    },
  });
