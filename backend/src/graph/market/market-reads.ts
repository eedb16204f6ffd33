import { Injectable } from '@nestjs/common';
import type { Offer, Product, PublicOrganisation, VendorConduct } from '@topsteel/domain/api';
import { isAppError } from '@topsteel/domain/errors';
import type { FxRate } from '@topsteel/domain/fx';
import { catalogueLanguages, type CatalogueLanguage } from '@topsteel/domain/product';
import DataLoader from 'dataloader';
import { GraphQLError } from 'graphql';
import { PublicOffers, type OfferOwner } from '../../catalogue/index.ts';
import { PublicCertificates, type PublicCertificate } from '../../certificate/index.ts';
import { Genealogies, type LotFacts } from '../../genealogy/index.ts';
import { Organisations } from '../../organisation/index.ts';
import { latestRate, publishedFactors } from '../../platform/bridge/index.ts';
import { Config } from '../../platform/config/index.ts';
import { databaseTroubleOf, isTextRefused, PrismaService } from '../../platform/database/index.ts';
import { ReadProducts } from '../../product/index.ts';
import { TakeReading } from '../../scan/index.ts';
import { ReadConduct } from '../../vendor/index.ts';

/** The front doors through which the graph reads the marketplace; each answers what anybody may know. */
@Injectable()
export class MarketSources {
  constructor(
    readonly config: Config,
    readonly prisma: PrismaService,
    readonly offers: PublicOffers,
    readonly products: ReadProducts,
    readonly organisations: Organisations,
    readonly conduct: ReadConduct,
    readonly genealogies: Genealogies,
    readonly certificates: PublicCertificates,
    readonly readings: TakeReading,
  ) {}
}

const BASES: readonly FxRate['base'][] = ['EUR', 'GBP', 'CHF', 'ETH', 'BTC'];

/** What one request reads: what it asks for at one place of every row is read by one statement. */
export class MarketReads {
  readonly offers: DataLoader<string, Offer | null>;
  readonly organisations: DataLoader<string, (PublicOrganisation & { id: string }) | null>;
  readonly conduct: DataLoader<string, VendorConduct | null>;
  readonly lots: DataLoader<string, LotFacts | null>;
  readonly certificates: DataLoader<string, PublicCertificate | null>;
  private readonly products = new Map<CatalogueLanguage, DataLoader<string, Product | null>>();
  private readonly offersOf = new Map<string, DataLoader<string, Offer[] | null>>();

  constructor(private readonly from: MarketSources) {
    this.offers = loader((ids) => from.offers.byIds(ids));
    this.organisations = loader((accounts) => from.organisations.byAccounts(accounts));
    this.conduct = loader((ids) => from.conduct.ofMany(ids));
    this.certificates = loader((lotIds) => from.certificates.ofLots(lotIds));
    this.lots = loader(
      async (ids) => new Map((await from.genealogies.lots(ids)).map((lot) => [lot.lot_id, lot])),
    );
  }

  get publicUrl(): string {
    return this.from.config.settings.publicUrl;
  }

  offerPage(query: Parameters<PublicOffers['page']>[0]): ReturnType<PublicOffers['page']> {
    return told(() => this.from.offers.page(query));
  }

  productPage(query: Parameters<ReadProducts['list']>[1]): ReturnType<ReadProducts['list']> {
    return told(() => this.from.products.list(null, query));
  }

  product(id: string, language = 'en'): Promise<Product | null> {
    const known = catalogueLanguages.find((one) => one === language) ?? 'en';
    return kept(this.products, known, () => loader((ids) => this.from.products.byIds(ids, known))).load(id);
  }

  async offersWith(owner: OfferOwner, key: string, first: number): Promise<Offer[]> {
    const its = kept(this.offersOf, `${owner} ${first}`, () =>
      loader((keys) => this.from.offers.of(owner, keys, first)),
    );
    return (await its.load(key)) ?? [];
  }

  lotsOfHeat(heat: string, page: { first: number; after: string | null }): Promise<string[]> {
    return told(() => this.from.genealogies.ofHeat(heat, page));
  }

  signal(lotCode: string, serial: string): ReturnType<TakeReading['signal']> {
    return told(() => this.from.readings.signal(lotCode, serial));
  }

  rates(): Promise<FxRate[]> {
    const { client } = this.from.prisma;
    return told(async () =>
      (await Promise.all(BASES.map((base) => latestRate(client, base)))).filter((rate) => rate !== null),
    );
  }

  factors(list: string): ReturnType<typeof publishedFactors> {
    return told(() => publishedFactors(this.from.prisma.client, list));
  }
}

/** Reads many at once; what is not found is null. */
const loader = <T>(
  read: (keys: readonly string[]) => Promise<ReadonlyMap<string, T>>,
): DataLoader<string, T | null> =>
  new DataLoader(async (keys) => {
    const found = await told(() => read(keys));
    return keys.map((key) => found.get(key) ?? null);
  });

function kept<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key) ?? make();
  map.set(key, known);
  return known;
}

/**
 * An error of the marketplace as the graph tells it. What we did not foresee stays as it is, and is told as `internal`.
 *
 * @throws GraphQLError `marketplace-unavailable` while the database does not answer, else with the error's own code
 */
async function told<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const isAway = databaseTroubleOf(error) !== null || (isAppError(error) && error.code === 'unavailable');
    if (isAway) {
      throw new GraphQLError(
        'The marketplace does not answer just now; what is on the register can still be asked. Try again in a moment.',
        { extensions: { code: 'marketplace-unavailable' } },
      );
    }
    if (isAppError(error)) throw new GraphQLError(error.message, { extensions: { code: error.code } });
    if (isTextRefused(error)) {
      throw new GraphQLError('A text in this query holds the character U+0000. Remove it.', {
        extensions: { code: 'invalid-input' },
      });
    }
    throw error;
  }
}
