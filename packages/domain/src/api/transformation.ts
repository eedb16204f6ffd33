/** Transformations: lots cut, split or merged into others. Mass in = mass out + loss, to the gram. */
import { z } from 'zod';
import { address, bytes32, id, isoTime, pageOf, positiveUintString, uintString } from './primitives.ts';

const lotCode = z.string().trim().min(1).max(40);
const words = (most: number) => z.string().trim().min(1).max(most);
/** Steel of a plant: below 2^63 grams, 9.2 million million kg. */
const mass = positiveUintString.refine((value) => value.length < 19, 'Give a mass below 10^18 g.');
const amount = uintString.refine((value) => value.length < 19, 'Give an amount below 10^18 g.');

export const transformationInput = z
  .strictObject({
    inputs: z
      .array(z.strictObject({ lotCode: lotCode.describe('The code on the label.'), massGrams: mass }))
      .min(1)
      .max(50),
    outputs: z
      .array(
        z.strictObject({
          massGrams: mass,
          grade: words(60).optional().describe('That of the inputs when absent and they have one.'),
          product: words(120).optional().describe('That of the first input when absent.'),
          dimensions: words(120).optional().describe('That of the first input when absent.'),
          pieces: words(20).optional(),
          marking: words(120).optional(),
        }),
      )
      .min(1)
      .max(50),
    lossGrams: amount.describe('Kerf, scrap, scale: what went in and came out as no lot.'),
    processEmissionsGrams: amount.optional().describe('g CO2e of the process itself; 0 when absent.'),
    isMarkTransferred: z
      .boolean()
      .optional()
      .describe('The mark of the inputs was stamped on all that comes out; the EPCIS event says who did.'),
  })
  .meta({ id: 'TransformationInput' });
export type TransformationInput = z.input<typeof transformationInput>;

export const transformationState = z
  .enum(['awaiting-transaction', 'requested', 'transformed', 'final', 'failed'])
  .meta({ id: 'TransformationState' });
export type TransformationState = z.infer<typeof transformationState>;

/** A call that the organisation’s own wallet sends as a transaction. */
export const walletCall = z
  .object({
    chainId: z.number().int(),
    from: address,
    to: address,
    data: z.string().regex(/^0x([0-9a-f]{2})*$/),
  })
  .meta({ id: 'WalletCall' });
export type WalletCall = z.infer<typeof walletCall>;

export const producedLot = z
  .object({
    id,
    lotId: uintString.nullable().describe('Null until the ledger has made the lot.'),
    lotCode: z.string().nullable(),
    massGrams: uintString,
    emissionsGrams: uintString.nullable(),
    grade: z.string(),
    product: z.string(),
    dimensions: z.string(),
    pieces: z.string().nullable(),
    marking: z.string().nullable(),
  })
  .meta({ id: 'ProducedLot' });
export type ProducedLot = z.infer<typeof producedLot>;

export const transformation = z
  .object({
    id,
    state: transformationState,
    inputs: z.array(z.object({ lotId: uintString, lotCode: z.string(), massGrams: uintString })),
    outputs: z.array(producedLot),
    lossGrams: uintString,
    processEmissionsGrams: uintString,
    evidence: bytes32.describe('SHA-256 of the cutting list on IPFS.'),
    epcisEvent: bytes32,
    onChainId: bytes32.nullable(),
    txHash: bytes32.nullable(),
    failure: z.string().nullable(),
    call: walletCall.nullable().describe('Present while the organisation’s own wallet has to send it.'),
    createdAt: isoTime,
  })
  .meta({ id: 'Transformation' });
export type Transformation = z.infer<typeof transformation>;
export const transformationPage = pageOf(transformation).meta({ id: 'TransformationPage' });

/** Material in my organisation's title, whoever made it. */
export const holding = z
  .object({
    lotId: uintString,
    lotCode: z.string(),
    origin: z.enum(['commissioned', 'produced', 'bought']),
    grade: z.string().nullable(),
    product: z.string().nullable(),
    dimensions: z.string().nullable(),
    heatNumber: z.string().nullable(),
    maker: z.string(),
    heldGrams: uintString,
    availableGrams: uintString.describe(
      'Not reserved, not taken by an order, not on its way into another lot.',
    ),
    emissionsGrams: uintString.describe('Of the whole lot as it was made.'),
    isRecalled: z.boolean().describe('It, or a lot behind it, was recalled.'),
  })
  .meta({ id: 'Holding' });
export type HoldingAnswer = z.infer<typeof holding>;
export const holdingList = z.object({ items: z.array(holding).max(500) }).meta({ id: 'HoldingList' });
