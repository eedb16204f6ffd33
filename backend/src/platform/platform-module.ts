import { Global, Module, type DynamicModule } from '@nestjs/common';
import { BridgeModule } from './bridge/index.ts';
import { ChainClient, ChainReader } from './chain/index.ts';
import { Config } from './config/index.ts';
import { PrismaService } from './database/index.ts';
import { HealthModule } from './health/index.ts';
import { HttpModule } from './http/index.ts';
import { Ipfs } from './ipfs/index.ts';
import { JobsModule } from './jobs/index.ts';
import { OpenApiModule } from './openapi/index.ts';
import { SendOutbox } from './outbox/index.ts';
import { Metrics } from './telemetry/index.ts';

/** What has no business word: settings, database, HTTP rules, bridge, document store, health. */
@Global()
@Module({})
export class PlatformModule {
  static with(config: Config): DynamicModule {
    return {
      module: PlatformModule,
      imports: [BridgeModule, HttpModule, HealthModule, JobsModule, OpenApiModule],
      providers: [
        { provide: Config, useValue: config },
        PrismaService,
        Metrics,
        Ipfs,
        ChainClient,
        SendOutbox,
        ChainReader,
      ],
      exports: [Config, PrismaService, Metrics, Ipfs, ChainClient, SendOutbox, ChainReader],
    };
  }
}
