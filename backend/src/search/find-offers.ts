import { Injectable } from '@nestjs/common';
import type { SearchAnswer, SearchQuery } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import type { Clause, FacetCounts, ReadQuery, SearchIndex, Site } from '@topsteel/domain/search';
import { latestRate } from '../platform/bridge/index.ts';
import { PrismaService } from '../platform/database/index.ts';
import { readEntries } from './infra/entry-store.ts';
import { LiveIndex } from './live-index.ts';
import { presentHit } from './present-hit.ts';
import { cursorOf, filterOf, placeOfCursor } from './search-request-of.ts';

const DEFAULT_LIMIT = 20;
/** Carriage is compared for a full lorry, or for what the query asks for. */
const FULL_LOAD_GRAMS = 24_000_000n;

/**
 * Finds offers. Two statements: what changed since the last search, and what is shown of the results, by their ids; what
 * lies between is done in memory.
 */
@Injectable()
export class FindOffers {
  constructor(
    private readonly prisma: PrismaService,
    private readonly live: LiveIndex,
  ) {}

  /** @throws AppError `invalid-input` for a cursor of another list, or a sort by distance without a site; `unavailable` without a rate */
  async run(query: SearchQuery): Promise<SearchAnswer> {
    const { limit = DEFAULT_LIMIT, sort = 'relevance' } = query;
    const text = query.q ?? '';
    const after = placeOfCursor(query.cursor);
    const site = await this.siteOf(query);
    const index = await this.live.current();
    const found = index.search({
      query: text,
      habit: query.language,
      filter: filterOf(query),
      sort,
      site,
      after,
      limit,
      withFacets: query.facets === 'true',
    });
    const rows = new Map(
      (
        await readEntries(
          this.prisma.client,
          found.results.map(({ id }) => id),
        )
      ).map((row) => [row.offer_id, row]),
    );
    const last = found.results.at(-1);
    return {
      items: found.results.flatMap((result) => {
        const row = rows.get(result.id);
        return row ? [presentHit(row, result)] : [];
      }),
      nextCursor: found.hasMore && last ? cursorOf(last) : null,
      total: found.total,
      understood: understood(found.read, found.relaxed),
      facets: found.facets && labelled(found.facets, index),
    };
  }

  private async siteOf(query: SearchQuery): Promise<Site | null> {
    const { siteCountry: country, sitePostcode: postcode = '', siteCity: city, sort } = query;
    if (country === undefined) {
      if (sort !== 'delivered-price' && sort !== 'nearest') return null;
      throw new AppError('invalid-input', {
        message: 'Say where the steel is wanted: give siteCountry with sitePostcode or siteCity.',
        details: {
          reason: 'site-missing',
          errors: [{ field: 'siteCountry', message: `Sorting by ${sort} needs a site.` }],
        },
      });
    }
    const rate = await latestRate(this.prisma.client, 'EUR');
    if (rate === null && sort === 'delivered-price') {
      throw new AppError('unavailable', {
        message:
          'Carriage is reckoned in euros, and nobody stands for a rate of the euro now. Sort by price or distance, or try again later.',
        details: { reason: 'rate-missing' },
      });
    }
    return {
      country,
      postcode,
      city,
      massGrams: FULL_LOAD_GRAMS,
      rates: rate === null ? {} : { EUR: rate.rateE8 },
    };
  }
}

function understood(read: ReadQuery, relaxed: string[]): SearchAnswer['understood'] {
  return {
    parts: read.clauses.map((clause) => ({
      kind: clause.kind,
      text: textOf(clause),
      correctedFrom: clause.kind === 'words' ? clause.correctedFrom : null,
    })),
    quantity: read.quantity && {
      unit: read.quantity.unit,
      amountMilli: read.quantity.amountMilli.toString(),
    },
    unclear: read.unclear,
    ignored: read.ignored,
    relaxed,
  };
}

const textOf = (clause: Clause): string => (clause.kind === 'grade' ? clause.grade : clause.text);

function labelled(facets: FacetCounts, index: SearchIndex): SearchAnswer['facets'] {
  const told = Object.entries(facets).map(([name, values]) => [
    name,
    values.map(({ value, count }) => ({
      value,
      count,
      label: name === 'seller' ? index.sellerName(value) : value,
    })),
  ]);
  return Object.fromEntries(told) as SearchAnswer['facets'];
}
