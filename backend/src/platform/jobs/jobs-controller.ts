import { Controller, Get, Param, Post } from '@nestjs/common';
import { job, jobList, type Job } from '@topsteel/domain/api';
import { Caller, Operation, type CallerIdentity } from '../http/index.ts';
import { JobBoard, type JobState } from './job-board.ts';

@Controller('v2/jobs')
export class JobsController {
  constructor(private readonly board: JobBoard) {}

  @Get()
  @Operation({
    allow: ['operator'],
    summary: 'What this process does by itself again and again, and how it goes.',
    answer: jobList,
  })
  list() {
    return { items: this.board.list().map(present) };
  }

  @Post(':name/pause')
  @Operation({
    allow: ['operator'],
    summary: 'Stop a job in every process, until it is resumed.',
    answer: job,
  })
  async pause(@Caller() caller: CallerIdentity, @Param('name') name: string): Promise<Job> {
    return present(await this.board.pause(name, true, caller.userId));
  }

  @Post(':name/resume')
  @Operation({ allow: ['operator'], summary: 'Let a job go on.', answer: job })
  async resume(@Caller() caller: CallerIdentity, @Param('name') name: string): Promise<Job> {
    return present(await this.board.pause(name, false, caller.userId));
  }
}

const present = (state: JobState): Job => ({ ...state, lastRunAt: state.lastRunAt?.toISOString() ?? null });
