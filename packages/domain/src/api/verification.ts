/** What a verification outside our own pages asks our site, and the scan signals of a label. */
import { z } from 'zod';
import { address, country, isoTime, uintString } from './primitives.ts';

/** The part of `/config.json` that says where register and file store are. */
export const siteSources = z.object({
  chainId: z.number().int().positive(),
  rpcUrl: z.url(),
  ipfsGatewayUrl: z.url(),
});

/** The part of a file of `deployments/` that a verification needs. */
export const registerDeployment = z.object({
  chainId: z.coerce.number().int().positive(),
  blockNumber: z.coerce.number().int().nonnegative().default(0),
  directory: address,
  certificateRegistry: address,
  materialLedger: address,
  emissionStatements: address.optional(),
  oracleReports: address.optional(),
  settlementEscrow: address.optional(),
  fiatSettlement: address.optional(),
  carbonUnits: address.optional(),
  usdc: address.optional(),
  eurc: address.optional(),
});

/** The answer of the subgraph to what was recorded of a lot, and how far it has read. */
export const indexAnswer = z.object({
  data: z.object({
    _meta: z.object({
      block: z.object({ number: z.number().int(), timestamp: z.number().int().nullable().optional() }),
    }),
    titleTransfers: z.array(z.object({ id: z.string() })),
  }),
});

const lotCode = z
  .string()
  .regex(/^[0-9A-HJKMNP-TV-Z]{20}$/)
  .describe('The 20 characters of AI (10).');
const serial = z
  .string()
  .max(20)
  .regex(/^[!"%&'()*+,\-./0-9:;<=>?A-Z_a-z]*$/)
  .describe('AI (21); empty for the label of the lot itself.');

/** A reading of a label, told by our own pages. The network address is turned into a hash of the day and forgotten. */
export const readingInput = z
  .strictObject({
    lotCode,
    serial: serial.default(''),
    country: country.optional().describe('Country of the reader as the edge of the network tells it.'),
    latitude: z.number().min(-90).max(90).optional().describe('With consent only; kept to 0.1°.'),
    longitude: z.number().min(-180).max(180).optional(),
    reader: z.string().min(1).max(200).describe('Network address and browser: hashed, never kept.'),
    tag: z.string().max(64).optional().describe('Signature of a signed tag, when the link carries one.'),
  })
  .meta({ id: 'ReadingInput' });
export type ReadingInput = z.input<typeof readingInput>;

/** A line of the verdict by its key; the words are those of the verification page. */
export const copySignal = z
  .object({
    key: z.enum(['suspectedClone', 'manyReaders']),
    params: z.record(z.string(), z.union([z.string(), z.number()])),
  })
  .meta({ id: 'CopySignal' });

/** What the public may know of the readings of a label: whether it looks copied. Places are countries. */
export const copySignals = z
  .object({
    signal: copySignal.nullable(),
    tag: z
      .enum(['none', 'right', 'wrong'])
      .describe('Whether the link carries the signature of a signed tag.'),
  })
  .meta({ id: 'CopySignals' });
export type CopySignals = z.infer<typeof copySignals>;

/** Somebody holds the steel and says that it does not match, or that the label looks copied. */
export const reportInput = z
  .strictObject({
    lotCode,
    serial: serial.default(''),
    what: z.enum(['mark-differs', 'label-copied', 'damaged', 'other']),
    text: z.string().trim().max(1_000).default(''),
    contact: z
      .string()
      .trim()
      .max(200)
      .default('')
      .describe('E-mail or telephone, when the reader wants an answer.'),
    reader: z.string().min(1).max(200),
    key: z.uuid().optional().describe('Told again under the same key, it is the same report.'),
  })
  .meta({ id: 'ReportInput' });

export const reportReceived = z.object({ received: z.literal(true) });

export const readingPlace = z.object({
  country: z.string().nullable(),
  /** To 0.1°, only of readers who agreed. */
  latitude: z.number().nullable(),
  longitude: z.number().nullable(),
  at: isoTime,
});

/** The readings of a lot's labels, for its owner and its vendor. */
export const lotReadings = z
  .object({
    total: uintString,
    labels: z.array(
      z.object({
        serial: z.string(),
        count: uintString,
        countries: z.array(z.object({ country: z.string().nullable(), count: uintString })),
        firstAt: isoTime,
        lastAt: isoTime,
        places: z.array(readingPlace),
        signal: copySignal.nullable(),
      }),
    ),
    reports: z.array(
      z.object({ serial: z.string(), what: z.string(), text: z.string(), contact: z.string(), at: isoTime }),
    ),
    keptDays: z.number().int(),
    tag: z
      .string()
      .nullable()
      .describe('Signature that a signed tag of the lot carries as `?t=`; for its vendor.'),
  })
  .meta({ id: 'LotReadings' });
export type LotReadings = z.infer<typeof lotReadings>;
