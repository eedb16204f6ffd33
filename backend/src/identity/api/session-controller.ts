import { Body, Controller, Delete, Get, Param, Post, Res } from '@nestjs/common';
import {
  done,
  endedSessions,
  sessionList,
  stepUpAnswer,
  stepUpInput,
  type SessionView,
  type StepUpAnswer,
  type StepUpInput,
} from '@topsteel/domain/api';
import type { FastifyReply } from 'fastify';
import { Caller, Operation, type CallerIdentity } from '../../platform/http/index.ts';
import { ManageSessions } from '../manage-sessions.ts';
import type { Visitor } from '../sessions.ts';
import { StepUp } from '../step-up.ts';
import { From, giveCookies } from './visitor.ts';

@Controller('v2')
export class SessionController {
  constructor(
    private readonly manage: ManageSessions,
    private readonly stepUp: StepUp,
  ) {}

  @Post('sign-out')
  @Operation({ allow: 'public', summary: 'End the session of this browser, if it has one.', answer: done })
  async signOut(
    @From() visitor: Visitor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<{ state: 'done' }> {
    giveCookies(reply, await this.manage.signOut(visitor));
    return { state: 'done' };
  }

  @Get('me/sessions')
  @Operation({ allow: 'signed-in', summary: 'Your sessions, newest first.', answer: sessionList })
  async list(@Caller() caller: CallerIdentity): Promise<{ items: SessionView[] }> {
    return { items: await this.manage.list(caller) };
  }

  @Delete('me/sessions')
  @Operation({
    allow: 'signed-in',
    summary: 'End all your sessions but this one.',
    answer: endedSessions,
  })
  async endOthers(@Caller() caller: CallerIdentity): Promise<{ ended: number }> {
    return { ended: await this.manage.endOthers(caller) };
  }

  @Delete('me/sessions/:id')
  @Operation({ allow: 'signed-in', summary: 'End one of your sessions.', answer: endedSessions })
  async endOne(@Caller() caller: CallerIdentity, @Param('id') id: string): Promise<{ ended: number }> {
    return { ended: await this.manage.endOne(caller, id) };
  }

  @Post('me/step-up')
  @Operation({
    allow: 'signed-in',
    summary: 'Raise this session for some minutes by password, code or passkey, for sensitive acts.',
    body: stepUpInput,
    answer: stepUpAnswer,
  })
  raise(
    @Caller() caller: CallerIdentity,
    @From() visitor: Visitor,
    @Body() body: StepUpInput,
  ): Promise<StepUpAnswer> {
    return this.stepUp.run(caller, visitor, body);
  }
}
