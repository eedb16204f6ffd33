import { Injectable } from '@nestjs/common';
import type { Transformation } from '@topsteel/domain/api';
import { lotCodeOf } from '@topsteel/domain/digital-link';
import { AppError } from '@topsteel/domain/errors';
import { recordAudit } from '../audit/index.ts';
import { requireNotRecalled } from '../genealogy/index.ts';
import { ChainReader } from '../platform/chain/index.ts';
import { PrismaService, type Tx } from '../platform/database/index.ts';
import { notFound, type OrganisationCaller } from '../platform/http/index.ts';
import {
  lockTransformation,
  lockTransformer,
  takeOfLot,
  updateTransformation,
  type TransformationRow,
} from './infra/transformation-store.ts';
import { presentTransformation } from './present-transformation.ts';
import { ReadHoldings } from './read-holdings.ts';
import { requestTransformation } from './request-transformation.ts';
import { giveBack } from './settle-transformation.ts';

/** Sends a failed transformation again, or withdraws one that waits for the organisation's own wallet. */
@Injectable()
export class ChangeTransformation {
  constructor(
    private readonly prisma: PrismaService,
    private readonly holdings: ReadHoldings,
    private readonly chain: ChainReader,
  ) {}

  /**
   * State: `failed` → `requested`. The act is the same, so it happens once even when the first try got through.
   *
   * @throws AppError `not-found`; `conflict` when there is nothing to send again; `not-conserved` when less is left now.
   */
  retry(caller: OrganisationCaller, id: string): Promise<Transformation> {
    return this.change(caller, id, 'retry', async (tx, row) => {
      if (row.state !== 'failed' || row.failure === WITHDRAWN) throw nothingTo('send again', row.state);
      if ((await lockTransformer(tx, row.organisationId)).isBusy) throw nothingTo('send now', 'busy');
      await this.takeAgain(tx, row);
      await requestTransformation(tx, row);
      return updateTransformation(tx, id, { state: 'requested', failure: null });
    });
  }

  /** State: `awaiting-transaction` → `failed`. What it would have taken is free again. @throws AppError as above */
  withdraw(caller: OrganisationCaller, id: string): Promise<Transformation> {
    return this.change(caller, id, 'withdraw', async (tx, row) => {
      if (row.state !== 'awaiting-transaction') throw nothingTo('withdraw', row.state);
      await giveBack(tx, row);
      return updateTransformation(tx, id, { state: 'failed', failure: WITHDRAWN });
    });
  }

  private async change(
    caller: OrganisationCaller,
    id: string,
    verb: string,
    work: (tx: Tx, row: TransformationRow) => Promise<TransformationRow>,
  ): Promise<Transformation> {
    const { organisationId } = caller;
    const changed = await this.prisma.transact(async (tx) => {
      const row = await lockTransformation(tx, organisationId, id);
      if (!row) throw notFound('transformation');
      await recordAudit(tx, {
        actor: caller.userId,
        organisationId,
        action: `transformation.${verb}`,
        subject: `transformation:${id}`,
      });
      return work(tx, row);
    });
    return presentTransformation(changed, this.chain.deployment);
  }

  private async takeAgain(tx: Tx, row: TransformationRow): Promise<void> {
    const wanted = new Map<string, bigint>();
    for (const { lotId, massGrams } of row.inputs) wanted.set(lotId, (wanted.get(lotId) ?? 0n) + massGrams);
    const lots = await this.holdings.of(tx, row.organisationId, row.actor, [...wanted.keys()]);
    const free = new Map(lots.map((lot) => [lot.facts.lot_id, lot.availableGrams]));
    for (const [lotId, grams] of wanted) {
      await requireNotRecalled(tx, lotId);
      if ((free.get(lotId) ?? 0n) < grams) throw lessLeft(lotId, free.get(lotId) ?? 0n);
    }
    for (const { lotId, lotRowId, massGrams } of row.inputs) {
      if (lotRowId !== null && !(await takeOfLot(tx, lotRowId, massGrams))) throw lessLeft(lotId, 0n);
    }
  }
}

const WITHDRAWN = 'Withdrawn before it was sent.';

const lessLeft = (lotId: string, grams: bigint): AppError =>
  new AppError('not-conserved', {
    message: `Of lot ${lotCodeOf(BigInt(lotId))} only ${grams} g are free now. Ask for a smaller transformation.`,
    details: { reason: 'above-available' },
  });
const nothingTo = (what: string, state: string): AppError =>
  new AppError('conflict', {
    message: `There is nothing to ${what}: this transformation is ${state}.`,
    details: { reason: 'wrong-state', state },
  });
