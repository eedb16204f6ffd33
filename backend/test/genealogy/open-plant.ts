import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Batch, Certificate, Lot, ReadAnswer, Transformation } from '@topsteel/domain/api';
import { planTransformation } from '@topsteel/domain/genealogy';
import { lotIdOf } from '../../src/inventory/lot-id-of.ts';
import { transformationIdOf } from '../../src/inventory/transformation-id-of.ts';
import { openApp, type Member } from '../http/open-app.ts';

type Bytes32 = `0x${string}`;
export const ZERO_ACCOUNT = `0x${'00'.repeat(20)}` as const;
export const bytes32 = (): Bytes32 => `0x${randomBytes(32).toString('hex')}`;

const certificateText = (name: string) =>
  readFileSync(new URL(`../../../scripts/seed/world/certificates/${name}.json`, import.meta.url), 'utf8');

export type Plant = Awaited<ReturnType<typeof openPlant>>;

/** A mill, a service centre and a stockist, and a ledger that the test speaks for, act by act. */
export async function openPlant() {
  const test = await openApp();
  const mill = await test.join('Acieries du Val', ['mill']);
  const centre = await test.join('Centre Acier', ['processor']);
  const stockist = await test.join('Negoce Rhin', ['stockist']);
  const acts = new Map<string, number>();
  const left = new Map<string, { massGrams: bigint; emissionsGrams: bigint }>();

  const moved = (lotId: string, from: string, to: string, grams: bigint) =>
    test.emit('materialLedger', 'TransferSingle', {
      operator: from as Bytes32,
      from: from as Bytes32,
      to: to as Bytes32,
      id: lotId,
      value: grams.toString(),
    });

  /** Certificate read, registered, commissioned in full: 620 g CO2e per kg. */
  const heat = async (name: string, maker: Member = mill): Promise<Lot> => {
    const upload = await maker.browser.upload<ReadAnswer>('/v2/certificates/read', [
      { name: `${name}.json`, content: certificateText(name) },
    ]);
    const draftId = upload.body.rows[0]?.draftId ?? '';
    const { body: batch } = await maker.browser.post<Batch>('/v2/certificates/batches', {
      draftIds: [draftId],
    });
    const account = maker.account as Bytes32;
    await test.emit('certificateRegistry', 'BatchIssued', {
      issuer: account,
      batch: batch.number,
      root: batch.root as Bytes32,
      depth: '0',
      count: '1',
      issuedAt: '1795400000',
      signer: account,
    });
    const { body: certificate } = await maker.browser.get<Certificate>(`/v2/certificates/${draftId}`);
    const { body: lot } = await maker.browser.post<Lot>('/v2/lots', {
      certificateId: certificate.id,
      emissionsGramsPerKg: '620',
    });
    const massGrams = BigInt(lot.massGrams);
    const emissionsGrams = (massGrams * 620n) / 1_000n;
    await test.emit('materialLedger', 'LotCommissioned', {
      lotId: lot.lotId,
      certificate: lot.onChainCertificate as Bytes32,
      issuer: account,
      to: account,
      massGrams: lot.massGrams,
      emissionsGrams: emissionsGrams.toString(),
      documentHash: certificate.documentHash as Bytes32,
      subject: bytes32(),
      evidence: lot.evidence as Bytes32,
      epcisEvent: bytes32(),
      certificateUsedGrams: lot.massGrams,
    });
    await moved(lot.lotId, ZERO_ACCOUNT, account, massGrams);
    left.set(lot.lotId, { massGrams, emissionsGrams });
    return (await maker.browser.get<Lot>(`/v2/lots/${lot.id}`)).body;
  };

  /** Lets the ledger do what was asked for, with its own arithmetic. @returns the ids of the events, in their order. */
  const transform = async (asked: Transformation, by: Member): Promise<string[]> => {
    const { deployment } = await chainOf();
    const actor = by.account as Bytes32;
    const before = acts.get(actor) ?? 0;
    acts.set(actor, before + 1);
    const transformation = transformationIdOf(deployment, actor, before);
    const planned = planTransformation(
      {
        inputs: asked.inputs.map((input) => ({ lotId: input.lotId, massGrams: BigInt(input.massGrams) })),
        outputs: asked.outputs.map((output) => ({ massGrams: BigInt(output.massGrams) })),
        lossGrams: BigInt(asked.lossGrams),
        processEmissionsGrams: BigInt(asked.processEmissionsGrams),
      },
      [...left].map(([lotId, rest]) => ({ lotId, ...rest })),
    );
    const { processEmissionsGrams, lossGrams } = asked;
    const events = [
      await test.emit('materialLedger', 'LotsTransformed', {
        transformation,
        actor,
        inputGrams: planned.inputGrams.toString(),
        lossGrams,
        processEmissionsGrams,
        evidence: asked.evidence as Bytes32,
        epcisEvent: asked.epcisEvent as Bytes32,
      }),
    ];
    for (const { lotId, massGrams, emissionsGrams } of planned.inputs) {
      const rest = left.get(lotId);
      if (!rest) throw new Error(`Lot ${lotId} is not there.`);
      rest.massGrams -= massGrams;
      rest.emissionsGrams -= emissionsGrams;
      events.push(await moved(lotId, actor, ZERO_ACCOUNT, massGrams));
      events.push(
        await test.emit('materialLedger', 'LotConsumed', {
          lotId,
          transformation,
          holder: actor,
          grams: massGrams.toString(),
          emissionsGrams: emissionsGrams.toString(),
          remainingGrams: rest.massGrams.toString(),
          remainingEmissionsGrams: rest.emissionsGrams.toString(),
        }),
      );
    }
    for (const [ordinal, output] of planned.outputs.entries()) {
      const lotId = lotIdOf(deployment, transformation, ordinal).toString();
      left.set(lotId, { ...output });
      events.push(
        await test.emit('materialLedger', 'LotProduced', {
          lotId,
          transformation,
          to: actor,
          massGrams: output.massGrams.toString(),
          emissionsGrams: output.emissionsGrams.toString(),
        }),
      );
      events.push(await moved(lotId, ZERO_ACCOUNT, actor, output.massGrams));
    }
    return events;
  };

  const chainOf = async () => {
    const { ChainReader } = await import('../../src/platform/chain/index.ts');
    return test.app.get(ChainReader, { strict: false });
  };

  /** Asks for a transformation and lets the ledger do it. */
  const cut = async (
    by: Member,
    inputs: { lotCode: string; massGrams: string }[],
    outputs: Record<string, string>[],
    lossGrams: string,
  ): Promise<Transformation> => {
    const asked = await by.browser.post<Transformation>('/v2/lots/transform', { inputs, outputs, lossGrams });
    if (asked.status !== 202) throw new Error(JSON.stringify(asked.body));
    await transform(asked.body, by);
    return (await by.browser.get<Transformation>(`/v2/transformations/${asked.body.id}`)).body;
  };

  return { ...test, mill, centre, stockist, heat, moved, transform, cut };
}
