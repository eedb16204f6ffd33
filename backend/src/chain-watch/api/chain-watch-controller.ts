import { Body, Controller, Get, Post } from '@nestjs/common';
import {
  chainAct,
  chainActs,
  chainWatch,
  resumeChainInput,
  takeBackActInput,
  type ChainAct,
  type ChainActs,
  type ChainWatch,
  type ResumeChainInput,
  type TakeBackActInput,
} from '@topsteel/domain/api';
import { Config } from '../../platform/config/index.ts';
import { PrismaService } from '../../platform/database/index.ts';
import { Caller, IdParam, Operation, type CallerIdentity } from '../../platform/http/index.ts';
import { actsUnderWay } from '../infra/act-queries.ts';
import { readWatch } from '../infra/watch-queries.ts';
import { presentAct } from '../present-act.ts';
import { ResumeChain } from '../resume-chain.ts';
import { TakeBackAct } from '../take-back-act.ts';

@Controller('v2/finance/chain')
export class ChainWatchController {
  constructor(
    private readonly config: Config,
    private readonly prisma: PrismaService,
    private readonly resumeChain: ResumeChain,
    private readonly takeBackAct: TakeBackAct,
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

  @Get('acts')
  @Operation({
    allow: ['auditor', 'operator'],
    summary: 'What was asked of the chain and is in no block yet, longest waiting first.',
    answer: chainActs,
  })
  async acts(): Promise<ChainActs> {
    return { items: (await actsUnderWay(this.prisma.client)).map(presentAct) };
  }

  @Post('acts/:id/take-back')
  @Operation({
    allow: ['operator'],
    summary: 'Take back an act that is in no block yet, with a note of why nobody wants it any more.',
    body: takeBackActInput,
    answer: chainAct,
    idempotent: true,
  })
  takeBack(
    @Caller() caller: CallerIdentity,
    @IdParam() id: string,
    @Body() body: TakeBackActInput,
  ): Promise<ChainAct> {
    return this.takeBackAct.run(caller, id, body);
  }
}
