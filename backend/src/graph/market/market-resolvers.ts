import type { CertificateSummary, Offer, Page, Product } from '@topsteel/domain/api';
import { lotCodeOf, lotIdOfCode } from '@topsteel/domain/digital-link';
import { GraphQLError } from 'graphql';
import type { PublicCertificate } from '../../certificate/index.ts';
import type { MarketReads } from './market-reads.ts';

/** What every resolver is given: the reads of one request. */
export interface GraphContext {
  market: MarketReads;
}

type Resolve<Parent, Arguments = object> = (
  parent: Parent,
  given: Arguments,
  context: GraphContext,
) => unknown;
/** Resolvers of a type, each with its own parent and arguments. */
type Resolvers = Readonly<Record<string, Readonly<Record<string, Resolve<never, never>>>>>;
interface Lot {
  id: string;
}
interface Listed {
  first: number;
  after?: string | null;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const MOST_LOT_DIGITS = 31;
const SELLING = ['mill', 'processor', 'stockist'];

const read = <Parent, Arguments = object>(resolve: Resolve<Parent, Arguments>): Resolve<never, never> =>
  resolve;

export const marketResolvers: Resolvers = {
  Query: {
    offers: read<unknown, Listed & { words?: string; grade?: string; form?: string; country?: string }>(
      (_root, { first, after, words, grade, form, country }, { market }) =>
        connection(first, (limit) =>
          market.offerPage({ q: words, grade, form, country, limit, cursor: after ?? undefined }),
        ),
    ),
    offer: read<unknown, Lot>((_root, { id }, { market }) =>
      UUID.test(id) ? market.offers.load(id.toLowerCase()) : null,
    ),
    products: read<unknown, Listed & { family?: string; grade?: string; language?: string }>(
      (_root, { first, after, family, grade, language }, { market }) =>
        connection(first, (limit) =>
          market.productPage({
            ...{ limit, cursor: after ?? undefined, grade },
            family: family as never,
            language: language as never,
          }),
        ),
    ),
    product: read<unknown, Lot & { language?: string }>((_root, { id, language }, { market }) =>
      UUID.test(id) ? market.product(id.toLowerCase(), language) : null,
    ),
    organisation: read<unknown, Lot>((_root, { id }, { market }) =>
      found(market.organisations, id.toLowerCase()),
    ),
    lot: read<unknown, { id?: string; code?: string }>((_root, given, { market }) => {
      const id = lotIdOf(given);
      return id === null ? null : found(market.lots, id);
    }),
    lotsOfHeat: read<unknown, Listed & { heat: string }>(async (_root, { heat, first, after }, { market }) =>
      (await market.lotsOfHeat(heat.trim(), { first, after: after ?? null })).map((id) => ({ id })),
    ),
    label: read<unknown, { code: string; serial: string }>(async (_root, { code, serial }, { market }) => {
      const id = lotIdOf({ code });
      if (id === null) return null;
      const { signal, tag } = await market.signal(lotCodeOf(BigInt(id)), serial);
      return { lot: { id }, copySignal: signal?.key ?? null, tag };
    }),
    exchangeRates: read(async (_root, _given, { market }) =>
      (await market.rates()).map((rate) => ({
        ...rate,
        rateE8: rate.rateE8.toString(),
        observedAt: rate.observedAt.toISOString(),
        validUntil: rate.validUntil.toISOString(),
      })),
    ),
    emissionFactors: read<unknown, { list: string }>((_root, { list }, { market }) => market.factors(list)),
    _organisations: read<unknown, { ids: string[] }>((_root, { ids }) => ids.map((id) => ({ id }))),
    _lots: read<unknown, { ids: string[] }>((_root, { ids }) => ids.map((id) => ({ id }))),
  },
  Organisation: {
    ...Object.fromEntries(
      (['name', 'legalName', 'country', 'city', 'roles', 'website'] as const).map((field) => [
        field,
        read<Lot>(async ({ id }, _given, { market }) => (await market.organisations.load(id))?.[field]),
      ]),
    ),
    vendor: read<Lot>(async ({ id }, _given, { market }) => {
      const organisation = await market.organisations.load(id);
      return organisation?.roles.some((role) => SELLING.includes(role)) ? { id: organisation.id } : null;
    }),
  },
  Vendor: {
    ...Object.fromEntries(
      (['orders', 'completedOrders'] as const).map((field) => [
        field,
        read<Lot>(async ({ id }, _given, { market }) => (await market.conduct.load(id))?.[field] ?? 0),
      ]),
    ),
    ...Object.fromEntries(
      (['onTimePermille', 'weighDeviationPermille', 'disputePermille', 'answerMinutes'] as const).map(
        (field) => [
          field,
          read<Lot>(async ({ id }, _given, { market }) => (await market.conduct.load(id))?.[field] ?? null),
        ],
      ),
    ),
    offers: read<Lot, Listed>(({ id }, { first }, { market }) => market.offersWith('seller', id, first)),
  },
  Lot: {
    code: read<Lot>(({ id }) => lotCodeOf(BigInt(id))),
    verifyUrl: read<Lot>(({ id }, _given, { market }) => `${market.publicUrl}/v/${lotCodeOf(BigInt(id))}`),
    evidenceUrl: read<Lot>(({ id }, _given, { market }) => `${lotUrl(market, id)}/evidence.zip`),
    passportUrl: read<Lot>(({ id }, _given, { market }) => `${lotUrl(market, id)}/credentials`),
    heatNumber: read<Lot>(async ({ id }, _given, { market }) => (await market.lots.load(id))?.heat_number),
    grade: read<Lot>(async ({ id }, _given, { market }) => (await market.lots.load(id))?.grade),
    product: read<Lot>(async ({ id }, _given, { market }) => (await market.lots.load(id))?.product),
    dimensions: read<Lot>(async ({ id }, _given, { market }) => (await market.lots.load(id))?.dimensions),
    isFinal: read<Lot>(async ({ id }, _given, { market }) => (await market.lots.load(id))?.is_final),
    inspectionCertificate: read<Lot>(({ id }, _given, { market }) => market.certificates.load(id)),
    offers: read<Lot, Listed>(({ id }, { first }, { market }) => market.offersWith('lot', id, first)),
  },
  InspectionCertificate: {
    batch: read<PublicCertificate>(({ place }) =>
      place === null ? null : { id: `${place.issuer}-${place.batchNumber}` },
    ),
    index: read<PublicCertificate>(({ place }) => place?.index),
    certifiedGrams: read<PublicCertificate>(({ certifiedGrams }) => certifiedGrams.toString()),
    revocationReason: read<PublicCertificate>(({ revocation }) => revocation?.reason),
    revokedAt: read<PublicCertificate>(({ revocation }) => revocation?.at?.toISOString()),
    conformance: read<PublicCertificate>(({ summary }) => summary.conformance.verdict),
    conformanceSentence: read<PublicCertificate>(({ summary }) => summary.conformance.sentence),
    chemistry: read<PublicCertificate>(({ summary }) =>
      summary.chemistry.map((one) => ({ ...one, name: one.symbol })),
    ),
    mechanics: read<PublicCertificate>(({ summary }) =>
      summary.mechanics.map((one) => ({ ...one, name: one.property })),
    ),
    ...Object.fromEntries(
      (
        [
          ...([
            'number',
            'kind',
            'manufacturer',
            'heatNumber',
            'grade',
            'norm',
            'product',
            'form',
            'dimensions',
          ] as const),
          ...(['countryOfMelt', 'route'] as const),
        ] satisfies (keyof CertificateSummary)[]
      ).map((field) => [field, read<PublicCertificate>(({ summary }) => summary[field])]),
    ),
  },
  Offer: {
    title: read<Offer>(({ product }) => product),
    seller: read<Offer>(({ seller }) =>
      seller.account === null ? null : { id: seller.account.toLowerCase() },
    ),
    lot: read<Offer>(({ lot }) => ({ id: lot.lotId })),
    product: read<Offer>(({ productId }, _given, { market }) =>
      productId === null ? null : market.product(productId),
    ),
    city: read<Offer>(({ location }) => location.city),
    country: read<Offer>(({ location }) => location.country),
    gramsCo2ePerKg: read<Offer>(({ emissions }) => emissions?.gramsCo2ePerKg),
  },
  Product: {
    offers: read<Product, Listed>(({ id }, { first }, { market }) => market.offersWith('product', id, first)),
  },
};

const lotUrl = (market: MarketReads, id: string): string =>
  `${market.publicUrl}/v2/lots/${lotCodeOf(BigInt(id))}`;

/** Null when the marketplace knows nothing of it; while it does not answer, what the index knows is still told. */
async function found(
  known: { load(id: string): Promise<unknown> },
  id: string,
): Promise<{ id: string } | null> {
  try {
    return (await known.load(id)) === null ? null : { id };
  } catch (error) {
    if (error instanceof GraphQLError && error.extensions['code'] === 'marketplace-unavailable')
      return { id };
    throw error;
  }
}

/** @throws GraphQLError `invalid-input` unless exactly one of the two is given. */
function lotIdOf({ id, code }: { id?: string | null; code?: string | null }): string | null {
  if ((id === undefined || id === null) === (code === undefined || code === null)) {
    throw new GraphQLError('Give the id of the lot or the code on its label, one of the two.', {
      extensions: { code: 'invalid-input' },
    });
  }
  if (id !== undefined && id !== null) {
    return /^(0|[1-9]\d*)$/.test(id) && id.length <= MOST_LOT_DIGITS ? id : null;
  }
  return lotIdOfCode((code ?? '').replaceAll(/\s/g, '').toUpperCase())?.toString() ?? null;
}

/** A page of none tells whether there is any: so one is read. */
async function connection<T extends { id: string }>(
  first: number,
  read: (limit: number) => Promise<Page<T>>,
): Promise<object> {
  const page = await read(Math.max(first, 1));
  const items = page.items.slice(0, first);
  const hasNextPage = page.nextCursor !== null || page.items.length > items.length;
  const cursorOf = (node: T): string => Buffer.from(node.id).toString('base64url');
  const last = items.at(-1);
  return {
    nodes: items,
    edges: items.map((node) => ({ cursor: cursorOf(node), node })),
    pageInfo: { hasNextPage, endCursor: last === undefined ? null : cursorOf(last) },
  };
}
