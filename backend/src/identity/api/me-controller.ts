import { Controller, Get } from '@nestjs/common';
import { me, type Me } from '@topsteel/domain/api';
import { Caller, Operation, type CallerIdentity } from '../../platform/http/index.ts';
import { ReadMe } from '../read-me.ts';

@Controller('v2/me')
export class MeController {
  constructor(private readonly readMe: ReadMe) {}

  @Get()
  @Operation({
    allow: 'signed-in',
    summary: 'Who is signed in, for which organisation, and what they may do.',
    answer: me,
  })
  read(@Caller() caller: CallerIdentity): Promise<Me> {
    return this.readMe.run(caller);
  }
}
