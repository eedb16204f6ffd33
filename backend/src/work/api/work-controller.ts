import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import {
  closeWorkInput,
  workItem,
  workItemPage,
  workItemQuery,
  type CloseWorkInput,
  type WorkItem,
  type WorkItemPage,
  type WorkItemQuery,
} from '@topsteel/domain/api';
import { Caller, IdParam, Operation, type CallerIdentity } from '../../platform/http/index.ts';
import { CloseWorkItem } from '../close-work-item.ts';
import { ReadWork } from '../read-work.ts';

@Controller('v2/finance/work-items')
export class WorkController {
  constructor(
    private readonly work: ReadWork,
    private readonly closeItem: CloseWorkItem,
  ) {}

  @Get()
  @Operation({
    allow: ['finance', 'auditor', 'operator'],
    summary: 'What waits for a person: why, and what to do.',
    query: workItemQuery,
    answer: workItemPage,
  })
  list(@Caller() caller: CallerIdentity, @Query() query: WorkItemQuery): Promise<WorkItemPage> {
    return this.work.list(caller, query);
  }

  @Get(':id')
  @Operation({ allow: ['finance', 'auditor', 'operator'], summary: 'One item.', answer: workItem })
  read(@Caller() caller: CallerIdentity, @IdParam() id: string): Promise<WorkItem> {
    return this.work.read(caller, id);
  }

  @Post(':id/close')
  @Operation({
    allow: ['finance', 'operator'],
    summary: 'Close an item with a note of what was found and done.',
    body: closeWorkInput,
    answer: workItem,
    idempotent: true,
  })
  close(
    @Caller() caller: CallerIdentity,
    @IdParam() id: string,
    @Body() body: CloseWorkInput,
  ): Promise<WorkItem> {
    return this.closeItem.run(caller, id, body);
  }
}
