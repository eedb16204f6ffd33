import { Injectable } from '@nestjs/common';
import { instant, type FootprintFilter, type ProductFootprint } from '@topsteel/domain/carbon';
import { AppError } from '@topsteel/domain/errors';
import { PrismaService } from '../platform/database/index.ts';
import { selectFootprint, selectFootprints } from './infra/footprint-store.ts';

const PAGE = 200;
const LARGEST_PAGE = 1_000;
const MOST_VALUES = 200;

/** What a list asks for, as read from the query. */
export interface FootprintQuery {
  filter: FootprintFilter;
  limit: number;
  after: string | null;
  offset: number;
}

type Query = Readonly<Record<string, unknown>>;

/** Footprints for another system: those that its organisation may see. */
@Injectable()
export class ReadFootprints {
  constructor(private readonly prisma: PrismaService) {}

  /** @returns the page, and the id after which the next one starts; null on the last page */
  async list(
    organisationId: string,
    query: FootprintQuery,
  ): Promise<{ data: ProductFootprint[]; next: string | null }> {
    if (query.limit === 0) return { data: [], next: null };
    const { filter, after, offset, limit } = query;
    const found = await selectFootprints(this.prisma, {
      organisationId,
      filter,
      after,
      offset,
      take: limit + 1,
    });
    const data = found.slice(0, limit);
    return { data, next: found.length > limit ? (data.at(-1)?.id ?? null) : null };
  }

  /** @throws AppError `not-found`; `forbidden` when it exists and the data owner has not shared it (PACT 3.0, GetFootprint). */
  async one(organisationId: string, id: string): Promise<ProductFootprint> {
    const found = await selectFootprint(this.prisma, organisationId, id);
    if (found === null)
      throw new AppError('not-found', { message: `There is no footprint with the id ${id}.` });
    if (found === 'hidden')
      throw new AppError('forbidden', { message: 'This footprint is not shared with you.' });
    return found;
  }
}

/**
 * Reads the query of ListFootprints. Names are taken in any case, as the specification's own example has them; `x-…`
 * parameters of others are passed over; any other unknown one is refused, since a filter that is silently ignored would
 * answer with too much.
 *
 * @throws AppError `invalid-input` naming the parameter.
 * @example readFootprintQuery({ status: 'Active', limit: '10' }).limit // 10
 */
export function readFootprintQuery(query: Query): FootprintQuery {
  const filter: FootprintFilter = {};
  const read: FootprintQuery = { filter, limit: PAGE, after: null, offset: 0 };
  for (const [name, value] of Object.entries(query)) {
    const key = name.toLowerCase();
    if (key === 'productid') filter.productId = textsOf(name, value);
    else if (key === 'companyid') filter.companyId = textsOf(name, value);
    else if (key === 'geography') filter.geography = textsOf(name, value);
    else if (key === 'classification') filter.classification = textsOf(name, value);
    else if (key === 'validon') filter.validOn = dateOf(name, value);
    else if (key === 'validafter') filter.validAfter = dateOf(name, value);
    else if (key === 'validbefore') filter.validBefore = dateOf(name, value);
    else if (key === 'status') filter.status = textOf(name, value);
    else if (key === 'limit') read.limit = Math.min(countOf(name, value), LARGEST_PAGE);
    else if (key === 'offset') read.offset = countOf(name, value);
    else if (key === 'after') read.after = idOf(name, value);
    else if (!key.startsWith('x-')) throw refused(name, 'is not a parameter of this list');
  }
  return read;
}

function textsOf(name: string, value: unknown): string[] {
  const values = Array.isArray(value) ? value : [value];
  if (values.length > MOST_VALUES) throw refused(name, `may be given ${MOST_VALUES} times at most`);
  return values.map((each) => textOf(name, each));
}

function textOf(name: string, value: unknown): string {
  if (typeof value !== 'string' || value.length > 500) throw refused(name, 'must be a text, given once');
  return value;
}

/** A plus that was not encoded arrives as a space. */
function dateOf(name: string, value: unknown): Date {
  const text = textOf(name, value).replace(/ (\d\d:\d\d)$/, '+$1');
  if (!instant.safeParse(text).success)
    throw refused(name, 'must be a date and time with its zone (RFC 3339)');
  return new Date(text);
}

function countOf(name: string, value: unknown): number {
  const text = textOf(name, value);
  if (!/^\d{1,9}$/.test(text)) throw refused(name, 'must be a whole number of at least 0');
  return Number(text);
}

function idOf(name: string, value: unknown): string {
  const text = textOf(name, value);
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text))
    throw refused(name, 'is not from a link of this list');
  return text;
}

const refused = (name: string, why: string): AppError =>
  new AppError('invalid-input', {
    message: `${name.slice(0, 60)} ${why}.`,
    details: { reason: 'query-invalid' },
  });
