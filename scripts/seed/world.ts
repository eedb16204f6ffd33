import { readFile } from 'node:fs/promises';
import { incoterm, organisationRole, steelRoute } from '@topsteel/domain/api';
import { z } from 'zod';

const digits = z.string().regex(/^[1-9][0-9]*$/);

const organisations = z.array(
  z.object({
    key: z.string(),
    name: z.string(),
    legalName: z.string(),
    country: z.string(),
    city: z.string(),
    vat: z.string(),
    website: z.string(),
    roles: z.array(organisationRole),
    ownKey: z.boolean().optional(),
  }),
);
const certificates = z.array(
  z.object({
    key: z.string(),
    file: z.string(),
    issuer: z.string(),
    emissionsGramsPerKg: digits,
    countryOfMelt: z.string(),
    route: steelRoute,
  }),
);
const offers = z.array(
  z.object({
    key: z.string(),
    certificate: z.string(),
    pricePerTonneMinor: digits,
    minGrams: digits,
    stepGrams: digits,
    overTolerancePermille: z.number().int(),
    location: z.object({ city: z.string(), country: z.string() }),
    incoterm,
    leadTimeDays: z.number().int(),
  }),
);
const orders = z.array(
  z.object({
    key: z.string(),
    offer: z.string(),
    buyer: z.string(),
    massGrams: digits,
    reference: z.string(),
    /** How it is paid; without it, USDC in escrow. */
    rail: z.enum(['card', 'sepa']).optional(),
    until: z.enum(['awaiting', 'authorized', 'shipped', 'weighed', 'captured']),
    weighedGrams: digits.optional(),
  }),
);

const inspected = z.array(
  z.object({
    key: z.string(),
    file: z.string(),
    issuer: z.string(),
    body: z.string(),
    countersigned: z.boolean(),
  }),
);

export type WorldOrganisation = z.infer<typeof organisations>[number];
export type WorldCertificate = z.infer<typeof certificates>[number];
export type WorldOffer = z.infer<typeof offers>[number];
export type WorldOrder = z.infer<typeof orders>[number];
export type WorldInspected = z.infer<typeof inspected>[number];
export interface World {
  organisations: WorldOrganisation[];
  certificates: WorldCertificate[];
  offers: WorldOffer[];
  orders: WorldOrder[];
  /** Certificates of type 3.2. */
  inspected: WorldInspected[];
}

const folder = new URL('./world/', import.meta.url);

async function read<T>(name: string, schema: z.ZodType<T>): Promise<T> {
  return schema.parse(JSON.parse(await readFile(new URL(name, folder), 'utf8')));
}

/** The authored world: who there is, what they certified, offer and ordered. */
export async function readWorld(): Promise<World> {
  return {
    organisations: await read('organisations.json', organisations),
    certificates: await read('certificates.json', certificates),
    offers: await read('offers.json', offers),
    orders: await read('orders.json', orders),
    inspected: await read('inspected.json', inspected),
  };
}

/** The bytes of a certificate as its mill wrote them. */
export const certificateFile = (file: string): Promise<Buffer> =>
  readFile(new URL(`certificates/${file}`, folder));
