import { Global, Module } from '@nestjs/common';
import { BridgeConsumer } from './bridge-consumer.ts';
import { BridgeEvents } from './bridge-events.ts';

@Global()
@Module({ providers: [BridgeEvents, BridgeConsumer], exports: [BridgeEvents, BridgeConsumer] })
export class BridgeModule {}
