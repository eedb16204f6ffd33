import { Global, Module } from '@nestjs/common';
import { AccessPolicy } from '../platform/http/index.ts';
import { RoutePolicy } from './route-policy.ts';

@Global()
@Module({ providers: [{ provide: AccessPolicy, useClass: RoutePolicy }], exports: [AccessPolicy] })
export class PolicyModule {}
