import { Global, Module } from '@nestjs/common';
import { CallerResolver } from '../platform/http/index.ts';
import { AddMember } from './add-member.ts';
import { MeController } from './api/me-controller.ts';
import { AuthService } from './infra/auth-service.ts';
import { ReadMe } from './read-me.ts';
import { ResolveCaller } from './resolve-caller.ts';

@Global()
@Module({
  controllers: [MeController],
  providers: [AuthService, AddMember, ReadMe, { provide: CallerResolver, useClass: ResolveCaller }],
  exports: [AuthService, AddMember, CallerResolver],
})
export class IdentityModule {}
