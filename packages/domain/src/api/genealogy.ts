/** Genealogies: what a lot was made of and what was made of it. Public facts of the ledger, and what labels say anyway. */
import { z } from 'zod';
import { address, bytes32, isoTime, uintString } from './primitives.ts';

export const genealogyQuery = z.strictObject({
  direction: z
    .enum(['up', 'down', 'both'])
    .optional()
    .describe('`up` to the heats, `down` to every lot made from it; both when absent.'),
});
export type GenealogyQuery = z.infer<typeof genealogyQuery>;

const maker = z.object({
  account: address,
  name: z
    .string()
    .nullable()
    .describe('As the directory publishes it; null for an account it does not know.'),
});

/** Why a lot was recalled, as the ledger counts reasons. */
export const recallReason = z.number().int().min(1).max(5).meta({
  id: 'RecallReason',
  description: '1 erroneous, 2 withdrawn, 3 superseded, 4 material nonconforming, 5 key compromised.',
});
export type RecallReason = z.infer<typeof recallReason>;

/** The recall that concerns an order's material: nothing of it is shipped or paid for then. */
export const recallMark = z
  .object({ lotCode: z.string(), at: isoTime, reason: recallReason })
  .meta({ id: 'RecallMark' });

export const genealogyLot = z
  .object({
    lotId: uintString,
    lotCode: z.string().max(20),
    madeBy: bytes32.nullable().describe('The transformation it came out of; null when commissioned.'),
    maker,
    massGrams: uintString,
    emissionsGrams: uintString,
    leftGrams: uintString.describe('What no transformation has taken.'),
    heatNumber: z.string().nullable(),
    grade: z.string().nullable(),
    product: z.string().nullable(),
    dimensions: z.string().nullable(),
    certificate: z
      .object({ id: bytes32, number: z.string().nullable(), documentHash: bytes32 })
      .nullable()
      .describe('Null for a produced lot: its certificates are those of the lots behind it.'),
    madeAt: isoTime,
    txHash: bytes32,
    isFinal: z.boolean().describe('False while it rests on a block that may still be replaced.'),
    recall: z.object({ at: isoTime, reason: recallReason, txHash: bytes32 }).nullable(),
    recalledAncestors: z
      .array(uintString)
      .describe('Recalled lots behind this one: it is concerned as well.'),
  })
  .meta({ id: 'GenealogyLot' });
export type GenealogyLotAnswer = z.infer<typeof genealogyLot>;

const flow = z.object({ lotId: uintString, massGrams: uintString, emissionsGrams: uintString });

export const genealogyAct = z
  .object({
    id: bytes32,
    actor: maker,
    inputs: z.array(flow).max(1_000),
    outputs: z.array(flow).max(1_000),
    lossGrams: uintString,
    processEmissionsGrams: uintString,
    epcisEvent: bytes32,
    evidence: bytes32,
    at: isoTime,
    txHash: bytes32,
    isFinal: z.boolean(),
  })
  .meta({ id: 'GenealogyAct' });

export const genealogyAnswer = z
  .object({
    lotId: uintString,
    lotCode: z.string().max(20),
    direction: z.enum(['up', 'down', 'both']),
    lots: z.array(genealogyLot).max(20_000).describe('Origins first, each after what it was made of.'),
    transformations: z.array(genealogyAct).max(20_000),
    heats: z
      .array(z.object({ lotId: uintString, heatNumber: z.string().nullable(), massGrams: uintString }))
      .describe(
        'By mass, which commissioned lots this one is made of; the masses sum to its own. Empty for `down`.',
      ),
    isWhole: z.boolean().describe('False when more lots belong to it than are answered at once.'),
  })
  .meta({ id: 'Genealogy' });
export type GenealogyAnswer = z.infer<typeof genealogyAnswer>;
