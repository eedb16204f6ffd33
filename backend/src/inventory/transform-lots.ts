import { Injectable } from '@nestjs/common';
import type { Transformation, transformationInput } from '@topsteel/domain/api';
import { buildLabelLink, lotCodeOf, lotIdOfCode } from '@topsteel/domain/digital-link';
import { partyOf, transformationEvent } from '@topsteel/domain/epcis';
import { AppError } from '@topsteel/domain/errors';
import { requireBalance } from '@topsteel/domain/genealogy';
import { canonicalBytes } from '@topsteel/domain/jcs';
import { groupedLotCode } from '@topsteel/domain/digital-link';
import type { z } from 'zod';
import { recordAudit } from '../audit/index.ts';
import { requireNotRecalled } from '../genealogy/index.ts';
import { Organisations, type OrganisationFacts } from '../organisation/index.ts';
import { ChainReader } from '../platform/chain/index.ts';
import { Config } from '../platform/config/index.ts';
import { newId, PrismaService, type Tx } from '../platform/database/index.ts';
import { notFound, type OrganisationCaller } from '../platform/http/index.ts';
import { Ipfs } from '../platform/ipfs/index.ts';
import { captureEvent } from '../traceability/index.ts';
import {
  countActs,
  insertTransformation,
  lockTransformer,
  takeOfLot,
  type TransformationRow,
} from './infra/transformation-store.ts';
import { labelLinkOf } from './label-link-of.ts';
import { lotIdOf } from './lot-id-of.ts';
import { presentTransformation } from './present-transformation.ts';
import { ReadHoldings, type TransformableLot } from './read-holdings.ts';
import { requestTransformation } from './request-transformation.ts';
import { transformationIdOf } from './transformation-id-of.ts';

type Input = z.output<typeof transformationInput>;
type Account = `0x${string}`;

interface Taken extends TransformableLot {
  massGrams: bigint;
}
interface Made {
  massGrams: bigint;
  grade: string;
  product: string;
  dimensions: string;
  pieces: string | null;
  marking: string | null;
}

/**
 * Cuts, splits or merges lots that the organisation holds: cutting list to IPFS, request to the ledger. State: none →
 * `requested`, or `awaiting-transaction` for an organisation with its own wallet, which sends the transaction itself: the
 * ledger takes no signature for this act.
 */
@Injectable()
export class TransformLots {
  constructor(
    private readonly prisma: PrismaService,
    private readonly holdings: ReadHoldings,
    private readonly organisations: Organisations,
    private readonly ipfs: Ipfs,
    private readonly chain: ChainReader,
    private readonly config: Config,
  ) {}

  /**
   * @throws AppError `not-found` for a lot that the organisation does not hold; `not-conserved` naming the difference,
   * or what is left of a lot; `conflict` for recalled material, or while another transformation is on its way.
   */
  async run(caller: OrganisationCaller, input: Input): Promise<Transformation> {
    const actor = await this.organisations.byId(caller.organisationId);
    const account = actor?.account ?? null;
    if (!actor || account === null) throw notRegistered();
    const inputs = await this.take(this.prisma.client, actor.id, account, input);
    const outputs = madeOf(input, inputs);
    requireBalance(
      inputs.reduce((total, lot) => total + lot.massGrams, 0n),
      outputs.reduce((total, lot) => total + lot.massGrams, 0n),
      BigInt(input.lossGrams),
    );
    const evidence = await this.ipfs.put(this.cuttingList(account, input, inputs, outputs));
    const row = await this.prisma.transact((tx) =>
      this.keep(tx, caller, { actor, account, input, outputs, evidence }),
    );
    return presentTransformation(row, this.chain.deployment);
  }

  private async keep(
    tx: Tx,
    caller: OrganisationCaller,
    act: {
      actor: OrganisationFacts;
      account: Account;
      input: Input;
      outputs: readonly Made[];
      evidence: { sha256: string; cid: string };
    },
  ): Promise<TransformationRow> {
    const { actor, account, input, outputs, evidence } = act;
    if ((await lockTransformer(tx, actor.id)).isBusy) throw busy();
    const inputs = await this.take(tx, actor.id, account, input);
    for (const lot of inputs) {
      if (lot.lotRowId !== null && !(await takeOfLot(tx, lot.lotRowId, lot.massGrams))) throw tooMuch(lot);
    }
    const id = newId();
    const event = await this.eventOf(tx, { id, account, input, inputs, outputs });
    const { hash: epcisEvent } = await captureEvent(tx, actor.id, event);
    const row = await insertTransformation(tx, {
      id,
      organisationId: actor.id,
      createdBy: caller.userId,
      state: actor.isHosted ? 'requested' : 'awaiting-transaction',
      actor: account,
      lossGrams: BigInt(input.lossGrams),
      processEmissionsGrams: BigInt(input.processEmissionsGrams ?? '0'),
      evidence: evidence.sha256,
      evidenceCid: evidence.cid,
      epcisEvent,
      inputs: {
        create: inputs.map(({ facts, lotRowId, massGrams }, ordinal) => ({
          ordinal,
          lotId: facts.lot_id,
          lotRowId,
          massGrams,
        })),
      },
      outputs: {
        create: outputs.map((output, ordinal) => ({ ...output, organisationId: actor.id, ordinal })),
      },
    });
    if (actor.isHosted) await requestTransformation(tx, row);
    await recordAudit(tx, {
      actor: caller.userId,
      organisationId: actor.id,
      action: 'lots.transform',
      subject: `transformation:${id}`,
      details: {
        inputs: row.inputs.map(({ lotId, massGrams }) => ({ lotId, massGrams })),
        outputs: row.outputs.map(({ massGrams }) => massGrams),
        lossGrams: row.lossGrams,
        epcisEvent: row.epcisEvent,
        evidence: row.evidence,
      },
    });
    return row;
  }

  /** The lots that go in, each held by the organisation, free, and not recalled. A lot may be named more than once. */
  private async take(tx: Tx, organisationId: string, account: Account, input: Input): Promise<Taken[]> {
    const wanted = input.inputs.map(({ lotCode, massGrams }) => {
      const lotId = lotIdOfCode(lotCode);
      if (lotId === undefined) throw unknownLot(lotCode);
      return { lotCode, lotId: lotId.toString(), massGrams: BigInt(massGrams) };
    });
    const held = await this.holdings.of(
      tx,
      organisationId,
      account,
      wanted.map((lot) => lot.lotId),
    );
    const lots = new Map(held.map((lot) => [lot.facts.lot_id, { ...lot }]));
    const taken: Taken[] = [];
    for (const { lotCode, lotId, massGrams } of wanted) {
      const lot = lots.get(lotId);
      if (!lot) throw unknownLot(lotCode);
      if (massGrams > lot.availableGrams) throw tooMuch({ ...lot, massGrams });
      await requireNotRecalled(tx, lotId);
      taken.push({ ...lot, massGrams });
      lot.availableGrams -= massGrams;
    }
    return taken;
  }

  /** The event names the lots that come out as the ledger will: from how often the organisation transformed before. */
  private async eventOf(
    tx: Tx,
    act: { id: string; account: Account; input: Input; inputs: readonly Taken[]; outputs: readonly Made[] },
  ) {
    const { deployment, chainId } = this.chain;
    const { publicUrl } = this.config.settings;
    const transformation = transformationIdOf(deployment, act.account, await countActs(tx, act.account));
    return transformationEvent({
      at: new Date(),
      transformationId: `urn:uuid:${act.id}`,
      inputs: await Promise.all(
        act.inputs.map(async ({ facts, massGrams }) => ({
          digitalLink: await labelLinkOf(tx, publicUrl, BigInt(facts.lot_id)),
          massGrams,
        })),
      ),
      outputs: act.outputs.map(({ massGrams }, ordinal) => ({
        digitalLink: buildLabelLink(publicUrl, { lotId: lotIdOf(deployment, transformation, ordinal) }),
        massGrams,
      })),
      lossGrams: BigInt(act.input.lossGrams),
      owner: partyOf(chainId, act.account),
      isMarkTransferred: act.input.isMarkTransferred === true,
    });
  }

  private cuttingList(
    account: Account,
    input: Input,
    inputs: readonly Taken[],
    outputs: readonly Made[],
  ): Uint8Array {
    const { chainId, materialLedger } = this.chain.deployment;
    return canonicalBytes({
      type: 'topsteel/transformation-evidence/1',
      chainId: chainId.toString(),
      ledger: materialLedger,
      actor: account,
      inputs: inputs.map(({ facts, massGrams }) => ({
        lotId: facts.lot_id,
        massGrams: massGrams.toString(),
      })),
      outputs: outputs.map(({ massGrams, ...facts }) => ({ ...facts, massGrams: massGrams.toString() })),
      lossGrams: input.lossGrams,
      processEmissionsGrams: input.processEmissionsGrams ?? '0',
    });
  }
}

/** What comes out, with what the inputs say where the cutting list says nothing. */
function madeOf(input: Input, inputs: readonly Taken[]): Made[] {
  const [first] = inputs;
  const grades = new Set(inputs.map((lot) => lot.facts.grade));
  const commonGrade = grades.size === 1 ? (first?.facts.grade ?? undefined) : undefined;
  return input.outputs.map((output, position): Made => {
    const grade = output.grade ?? commonGrade;
    if (grade === undefined)
      throw missing(`outputs.${position}.grade`, 'The inputs have no common grade: say which.');
    const product = output.product ?? first?.facts.product ?? undefined;
    if (product === undefined) throw missing(`outputs.${position}.product`, 'Say what product comes out.');
    return {
      massGrams: BigInt(output.massGrams),
      grade,
      product,
      dimensions: output.dimensions ?? first?.facts.dimensions ?? '',
      pieces: output.pieces ?? null,
      marking: output.marking ?? null,
    };
  });
}

const unknownLot = (lotCode: string): AppError =>
  new AppError('not-found', {
    message: `Your organisation holds no lot ${lotCode} on the ledger. Look at what you hold, and check the code on the label.`,
    details: { reason: 'lot-not-held' },
  });
const missing = (field: string, message: string): AppError =>
  new AppError('invalid-input', { message, details: { errors: [{ field, message }] } });
const busy = (): AppError =>
  new AppError('conflict', {
    message: 'Another transformation of yours is on its way to the ledger. Wait until it is there.',
    details: { reason: 'transformation-in-progress' },
  });
const notRegistered = (): AppError => {
  const { message, details } = notFound('organisation');
  return new AppError('conflict', { message, details: { ...details, reason: 'not-registered' } });
};
const tooMuch = ({ facts, availableGrams, massGrams }: Taken): AppError =>
  new AppError('not-conserved', {
    message: `Of lot ${groupedLotCode(lotCodeOf(BigInt(facts.lot_id)))} ${availableGrams} g are free, and ${massGrams} g are to go in: ${massGrams - availableGrams} g too many.`,
    details: { reason: 'above-available', availableGrams: availableGrams.toString() },
  });
