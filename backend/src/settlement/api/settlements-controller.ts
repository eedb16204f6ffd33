import { Body, Controller, Post } from '@nestjs/common';
import { closeWorkInput, workItem, type CloseWorkInput, type WorkItem } from '@topsteel/domain/api';
import { Caller, IdParam, Operation, type CallerIdentity } from '../../platform/http/index.ts';
import { RetrySettlement } from '../retry-settlement.ts';

@Controller('v2/finance/work-items')
export class SettlementsController {
  constructor(private readonly retrySettlement: RetrySettlement) {}

  @Post(':id/retry')
  @Operation({
    allow: ['operator'],
    summary: 'Close an item of a settlement that stands still, and try the settlement again.',
    body: closeWorkInput,
    answer: workItem,
    status: 202,
    idempotent: true,
  })
  retry(
    @Caller() caller: CallerIdentity,
    @IdParam() id: string,
    @Body() body: CloseWorkInput,
  ): Promise<WorkItem> {
    return this.retrySettlement.run(caller, id, body);
  }
}
