import { Injectable } from '@nestjs/common';
import type { ChainAct, TakeBackActInput } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import { recordAudit } from '../audit/index.ts';
import { cancelIntent } from '../platform/bridge/index.ts';
import { PrismaService } from '../platform/database/index.ts';
import { notFound, type CallerIdentity } from '../platform/http/index.ts';
import { takeBackRuleOf } from './domain/take-back-rules.ts';
import { lockAct, type ActRow } from './infra/act-queries.ts';
import { presentAct } from './present-act.ts';

/** A person takes back an act that is not on the chain; the oracles replace what they have sent. */
@Injectable()
export class TakeBackAct {
  constructor(private readonly prisma: PrismaService) {}

  /**
   * @throws AppError `not-found`; `conflict` when it is in a block, has failed, was taken back before, or is of a kind whose
   * end would be missed by nobody.
   */
  async run(caller: CallerIdentity, id: string, { note }: TakeBackActInput): Promise<ChainAct> {
    return this.prisma.transact(async (tx) => {
      const act = await lockAct(tx, id);
      if (!act) throw notFound('act');
      const refusal = refusalOf(act);
      if (refusal !== null) throw new AppError('conflict', refusal);
      await cancelIntent(tx, act.businessKey);
      await recordAudit(tx, {
        actor: caller.userId,
        organisationId: caller.organisationId,
        action: 'chain.take-back',
        subject: `intent:${id}`,
        details: { businessKey: act.businessKey, kind: act.kind, before: act.status, note },
      });
      return presentAct((await lockAct(tx, id)) ?? act);
    });
  }
}

function refusalOf({
  kind,
  businessKey,
  status,
  takenBackAt,
}: ActRow): { message: string; details: { reason: string } } | null {
  if (status === 'mined' || status === 'final') {
    return {
      message: 'The act is on the chain already and cannot be taken back.',
      details: { reason: 'act-on-chain' },
    };
  }
  if (status === 'failed') {
    return {
      message: 'The act has failed already: there is nothing to take back.',
      details: { reason: 'act-failed' },
    };
  }
  const rule = takeBackRuleOf(kind, businessKey);
  if ('keptBecause' in rule) return kept[rule.keptBecause];
  if (takenBackAt === null) return null;
  return {
    message: 'The act was taken back before. Wait until the chain has answered.',
    details: { reason: 'act-taken-back' },
  };
}

const kept = {
  report: {
    message: 'A report is not taken back: the orders that wait for it would wait for ever.',
    details: { reason: 'act-is-report' },
  },
  protection: {
    message: 'A revocation, a recall or the end of a key is not taken back: it protects others.',
    details: { reason: 'act-protects' },
  },
};
