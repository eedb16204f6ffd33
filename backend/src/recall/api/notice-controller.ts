import { Body, Controller, Get, Header, Param, Post } from '@nestjs/common';
import {
  acknowledgementInput,
  openNotice,
  type AcknowledgementInput,
  type OpenRecallNotice,
} from '@topsteel/domain/api';
import { Operation } from '../../platform/http/index.ts';
import { OpenNotice } from '../open-notice.ts';

/** The secret in the path is all that is asked for: nothing of it may be kept on the way, or handed on as a referrer. */
@Controller('v2/recall-notices')
export class NoticeController {
  constructor(private readonly openNotice: OpenNotice) {}

  @Get(':token')
  @Header('cache-control', 'private, no-store')
  @Header('referrer-policy', 'no-referrer')
  @Operation({
    allow: 'public',
    actsAs: 'system',
    summary: 'A recall notice, by the secret in its link.',
    answer: openNotice,
  })
  read(@Param('token') token: string): Promise<OpenRecallNotice> {
    return this.openNotice.read(token);
  }

  @Post(':token/seen')
  @Header('cache-control', 'private, no-store')
  @Operation({
    allow: 'public',
    actsAs: 'system',
    summary: 'A person has looked at the notice.',
    answer: openNotice,
  })
  see(@Param('token') token: string): Promise<OpenRecallNotice> {
    return this.openNotice.see(token);
  }

  @Post(':token/acknowledgement')
  @Header('cache-control', 'private, no-store')
  @Operation({
    allow: 'public',
    actsAs: 'system',
    summary: 'The material is set aside.',
    body: acknowledgementInput,
    answer: openNotice,
  })
  acknowledge(@Param('token') token: string, @Body() body: AcknowledgementInput): Promise<OpenRecallNotice> {
    return this.openNotice.acknowledge(token, body);
  }
}
