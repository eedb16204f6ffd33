import { Body, Controller, Get, Post } from '@nestjs/common';
import { chainWatch, resumeChainInput, type ChainWatch, type ResumeChainInput } from '@topsteel/domain/api';
import { Config } from '../../platform/config/index.ts';
import { PrismaService } from '../../platform/database/index.ts';
import { Caller, Operation, type CallerIdentity } from '../../platform/http/index.ts';
import { readWatch } from '../infra/watch-queries.ts';
import { ResumeChain } from '../resume-chain.ts';

@Controller('v2/finance/chain')
export class ChainWatchController {
  constructor(
    private readonly config: Config,
    private readonly prisma: PrismaService,
    private readonly resumeChain: ResumeChain,
  ) {}

  @Get()
  @Operation({
    allow: ['auditor', 'operator'],
    summary: 'How far the chain is read and final, what warns, and what stops money.',
    answer: chainWatch,
  })
  read(): Promise<ChainWatch> {
    return readWatch(this.prisma.client, this.config.settings.chainId);
  }

  @Post('resume')
  @Operation({
    allow: ['operator'],
    summary: 'Lift the alarm that stops money, with a note of what was found.',
    body: resumeChainInput,
    answer: chainWatch,
    idempotent: true,
  })
  resume(@Caller() caller: CallerIdentity, @Body() body: ResumeChainInput): Promise<ChainWatch> {
    return this.resumeChain.run(caller, body);
  }
}
