import { Injectable } from '@nestjs/common';
import type { ConversionView, DecisionInput } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import { recordAudit } from '../audit/index.ts';
import { requireMarketplace, requireOtherPerson, requireStepUp } from '../identity/index.ts';
import { Config } from '../platform/config/index.ts';
import { PrismaService, type Tx } from '../platform/database/index.ts';
import { notFound, type CallerIdentity } from '../platform/http/index.ts';
import { bookConversion } from './book-conversion.ts';
import { decideConversionRow, lockConversion } from './infra/conversion-store.ts';
import { ReadConversions } from './read-conversions.ts';

/** The second pair of eyes on a conversion far from the feed's rates: books it, or declines it and frees its reference. */
@Injectable()
export class DecideConversion {
  constructor(
    private readonly config: Config,
    private readonly prisma: PrismaService,
    private readonly conversions: ReadConversions,
  ) {}

  /**
   * @throws AppError `forbidden` to who recorded it, when they approve, outside the marketplace or with an old sign-in;
   *   `conflict` when it was decided before, or with reason `not-covered`. Nothing is changed then.
   */
  async run(
    caller: CallerIdentity,
    id: string,
    decision: DecisionInput,
    now = new Date(),
  ): Promise<ConversionView> {
    requireMarketplace(caller);
    requireStepUp(caller, this.config.settings.payout.freshSignInMinutes, now);
    await this.prisma.transact((tx) => this.decide(tx, caller, id, decision));
    return this.conversions.one(caller, id);
  }

  private async decide(
    tx: Tx,
    caller: CallerIdentity,
    id: string,
    { approve, note }: DecisionInput,
  ): Promise<void> {
    const conversion = await lockConversion(tx, id);
    if (!conversion) throw notFound('conversion');
    if (conversion.state !== 'waiting') {
      throw new AppError('conflict', {
        message: `This conversion was ${conversion.state} already. Load the page again.`,
        details: { reason: 'conversion-decided', state: conversion.state },
      });
    }
    if (approve) requireOtherPerson(caller, conversion.recordedBy, 'You recorded this conversion.');
    const state = approve ? 'booked' : 'declined';
    await decideConversionRow(tx, id, {
      state,
      decidedBy: caller.userId,
      decisionNote: note === undefined || note === '' ? null : note,
    });
    const realised = approve ? await bookConversion(tx, conversion) : null;
    await recordAudit(tx, {
      actor: caller.userId,
      organisationId: caller.organisationId,
      action: approve ? 'conversion.approve' : 'conversion.decline',
      subject: `conversion:${id}`,
      details: { recordedBy: conversion.recordedBy, note, before: 'waiting', after: state, realised },
    });
  }
}
