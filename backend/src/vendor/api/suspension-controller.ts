import { Body, Controller, Get, Post } from '@nestjs/common';
import {
  suspension,
  suspensionInput,
  suspensionList,
  type Suspension,
  type SuspensionInput,
  type SuspensionList,
} from '@topsteel/domain/api';
import { Caller, IdParam, Operation, type CallerIdentity } from '../../platform/http/index.ts';
import { SuspendOrganisation } from '../suspend-organisation.ts';

@Controller('v2/organisations')
export class SuspensionController {
  constructor(private readonly suspensions: SuspendOrganisation) {}

  @Post(':id/suspension')
  @Operation({
    allow: ['operator'],
    summary: 'Suspend a vendor: its offers are hidden and nothing is paid out; its orders go on.',
    body: suspensionInput,
    answer: suspension,
    status: 201,
    idempotent: true,
  })
  suspend(
    @Caller() caller: CallerIdentity,
    @IdParam() id: string,
    @Body() body: SuspensionInput,
  ): Promise<Suspension> {
    return this.suspensions.suspend(caller, id, body);
  }

  @Post(':id/suspension/lift')
  @Operation({
    allow: ['operator'],
    summary: 'Lift a suspension: the vendor sells and is paid again.',
    body: suspensionInput,
    answer: suspension,
    idempotent: true,
  })
  lift(
    @Caller() caller: CallerIdentity,
    @IdParam() id: string,
    @Body() body: SuspensionInput,
  ): Promise<Suspension> {
    return this.suspensions.lift(caller, id, body);
  }

  @Get(':id/suspensions')
  @Operation({
    allow: ['operator', 'auditor'],
    summary: 'When a vendor was suspended, why and by whom, newest first.',
    answer: suspensionList,
  })
  history(@IdParam() id: string): Promise<SuspensionList> {
    return this.suspensions.history(id);
  }
}
