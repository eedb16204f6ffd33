import { Injectable } from '@nestjs/common';
import type { ChainWatch, ResumeChainInput } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import { recordAudit } from '../audit/index.ts';
import { Config } from '../platform/config/index.ts';
import { PrismaService } from '../platform/database/index.ts';
import type { CallerIdentity } from '../platform/http/index.ts';
import { readWatch, resumeChain } from './infra/watch-queries.ts';

/** A person has looked at an alarm and lets money move again. */
@Injectable()
export class ResumeChain {
  constructor(
    private readonly config: Config,
    private readonly prisma: PrismaService,
  ) {}

  /**
   * @throws AppError `conflict` when there is no alarm, or when a deep reorg is not what is to be followed.
   */
  async run(caller: CallerIdentity, { note, mayFollow }: ResumeChainInput): Promise<ChainWatch> {
    const { chainId } = this.config.settings;
    return this.prisma.transact(async (tx) => {
      const { alarm } = await readWatch(tx, chainId);
      if (mayFollow && alarm !== null && alarm.kind !== 'deep-reorg') {
        throw new AppError('conflict', {
          message: 'Only a reorganisation of final blocks can be followed. Resume without following.',
          details: { reason: 'nothing-to-follow' },
        });
      }
      const lifted = await resumeChain(tx, { chainId, note, mayFollow, actor: caller.name });
      if (alarm === null || !lifted) {
        throw new AppError('conflict', {
          message: 'There is no alarm: money moves already. Reload the page.',
          details: { reason: 'no-alarm' },
        });
      }
      await recordAudit(tx, {
        actor: caller.userId,
        organisationId: caller.organisationId,
        action: 'chain.resume',
        subject: `chain:${chainId}`,
        details: { kind: alarm.kind, alarm: alarm.sentence, note, mayFollow },
      });
      return readWatch(tx, chainId);
    });
  }
}
