import { Module } from '@nestjs/common';
import { PushController } from './api/push-controller.ts';
import { DeliverNotices } from './deliver-notices.ts';
import { PushSubscriptionList } from './push-subscriptions.ts';

/** Tells people's browsers of orders and recalls (Web Push). */
@Module({
  controllers: [PushController],
  providers: [PushSubscriptionList, DeliverNotices],
})
export class PushModule {}
