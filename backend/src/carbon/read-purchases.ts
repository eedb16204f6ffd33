import { Injectable } from '@nestjs/common';
import {
  certificateSummary,
  steelRoute,
  transportInput,
  type CarbonPurchase,
  type CarbonPurchases,
  type PeriodQuery,
} from '@topsteel/domain/api';
import {
  combineEmissions,
  gramsCo2ePerTonneOf,
  partOfEmissions,
  transportEmissions,
  transportIntensitiesOf,
  type Emissions,
  type TransportIntensity,
  type TransportMode,
} from '@topsteel/domain/carbon';
import { AppError } from '@topsteel/domain/errors';
import { publishedFactors } from '../platform/bridge/index.ts';
import { PrismaService } from '../platform/database/index.ts';
import {
  findReceivedLots,
  selectPurchases,
  type PurchaseRow,
  type ReceivedLot,
} from './infra/purchase-store.ts';
import { namesOf, standingOfLots, type StatementRow } from './infra/statement-store.ts';
import { periodOf } from './period-of.ts';
import { presentPlausibility } from './present-statement.ts';
import { emissionsOf } from './publish-footprint.ts';

/** What a leg counts with when the carrier gives no figure: the newest published list, else what is built in. */
type Defaults = Readonly<Record<TransportMode, TransportIntensity>>;

/** Totals are of every receipt, or none are told: a sum of some would pass for the sum. */
const MOST_RECEIPTS = 50_000;
/** Lots that are asked for by one statement. */
const LOTS_AT_ONCE = 5_000;

/** One receipt with all that is known of its carbon. */
export interface ReceivedGoods {
  row: PurchaseRow;
  lot: ReceivedLot;
  statement: StatementRow | null;
  verifier: string | null;
  /** The part of the lot's emissions that belongs to the received mass. */
  emissions: Emissions | null;
}

/** What a buyer received, with the carbon of product (A1–A3) and transport (A4). The totals are the sums of the rows. */
@Injectable()
export class ReadPurchases {
  constructor(private readonly prisma: PrismaService) {}

  async run(buyerId: string, query: PeriodQuery): Promise<CarbonPurchases> {
    const period = periodOf(query);
    const received = await this.received(buyerId, period);
    const defaults = transportIntensitiesOf(await publishedFactors(this.prisma.client, 'transport'));
    const items = received.map((goods) => presentPurchase(goods, defaults));
    const stated = received.flatMap(({ emissions }) => emissions ?? []);
    const { emissionsGrams, verifiedEmissionsGrams } = combineEmissions(stated);
    const sum = (grams: readonly bigint[]): string =>
      grams.reduce((total, each) => total + each, 0n).toString();
    return {
      from: period.fromDay,
      to: period.toDay,
      items,
      totals: {
        massGrams: sum(received.map(({ row }) => row.mass_grams)),
        verifiedGrams: verifiedEmissionsGrams.toString(),
        selfDeclaredGrams: (emissionsGrams - verifiedEmissionsGrams).toString(),
        transportGrams: sum(items.map(({ transport }) => BigInt(transport?.emissionsGrams ?? '0'))),
        unstatedMassGrams: sum(received.flatMap(({ row, emissions }) => (emissions ? [] : [row.mass_grams]))),
      },
    };
  }

  /** Every receipt of a period, oldest first. @throws AppError `invalid-input` when they are more than can be added up. */
  async received(buyerId: string, period: { from: Date; before: Date }): Promise<ReceivedGoods[]> {
    const { client } = this.prisma;
    const rows = await selectPurchases(client, buyerId, period, MOST_RECEIPTS + 1);
    if (rows.length > MOST_RECEIPTS) throw tooMany();
    const lotIds = [...new Set(rows.map(({ lot_row_id }) => lot_row_id))];
    const [lots, standing] = [new Map<string, ReceivedLot>(), new Map<string, StatementRow>()];
    for (let at = 0; at < lotIds.length; at += LOTS_AT_ONCE) {
      const some = lotIds.slice(at, at + LOTS_AT_ONCE);
      const [found, stated] = await Promise.all([
        findReceivedLots(client, some),
        standingOfLots(client, some),
      ]);
      for (const lot of found) lots.set(lot.id, lot);
      for (const statement of stated) standing.set(statement.lotRowId, statement);
    }
    const names = await namesOf(
      client,
      [...standing.values()].flatMap(({ verifierId }) => verifierId ?? []),
    );
    return rows.flatMap((row) => {
      const lot = lots.get(row.lot_row_id);
      const statement = standing.get(row.lot_row_id) ?? null;
      if (!lot) return [];
      const verifierId = statement?.verifiedAt ? statement.verifierId : null;
      const verifier = verifierId === null ? null : (names.get(verifierId)?.name ?? null);
      const emissions = statement && partOfEmissions(emissionsOf(statement, verifier), row.mass_grams);
      return [{ row, lot, statement, verifier, emissions }];
    });
  }
}

const tooMany = (): AppError =>
  new AppError('invalid-input', {
    message: `There are more than ${MOST_RECEIPTS} receipts in this period. Choose a shorter one, and add the parts up.`,
    details: {
      reason: 'period-too-full',
      errors: [{ field: 'to', message: 'Give an earlier day.' }],
    },
  });

function presentPurchase(
  { row, lot, statement, verifier, emissions }: ReceivedGoods,
  defaults: Defaults,
): CarbonPurchase {
  const route = steelRoute.parse(statement?.route ?? lot.route);
  const { form } = certificateSummary.parse(lot.certificate.summary);
  // The intensity is the lot's own, so that a small delivery shows no rounding of its part.
  const gramsCo2ePerTonne = statement && gramsCo2ePerTonneOf(statement.emissionsGrams, statement.massGrams);
  return {
    orderId: row.order_id,
    orderNumber: row.number,
    receivedAt: row.received_at.toISOString(),
    seller: row.seller,
    product: row.description,
    grade: row.grade,
    heatNumber: row.heat_number,
    lotCode: row.lot_code,
    route,
    countryOfMelt: lot.countryOfMelt,
    massGrams: row.mass_grams.toString(),
    productStage:
      emissions === null || gramsCo2ePerTonne === null
        ? null
        : {
            assurance: emissions.assurance,
            emissionsGrams: emissions.emissionsGrams.toString(),
            gramsCo2ePerTonne: gramsCo2ePerTonne.toString(),
          },
    verifier,
    plausibility: gramsCo2ePerTonne === null ? null : presentPlausibility({ route, form, gramsCo2ePerTonne }),
    transport: transportOf(row, defaults),
  };
}

function transportOf(row: PurchaseRow, defaults: Defaults): CarbonPurchase['transport'] {
  const legs = transportInput.shape.legs.safeParse(row.legs);
  if (!legs.success) return null;
  const counted = transportEmissions(
    row.mass_grams,
    legs.data.map((leg) => ({
      mode: leg.mode,
      distanceMetres: BigInt(leg.distanceMetres),
      milligramsCo2ePerTonneKm:
        leg.milligramsCo2ePerTonneKm === undefined ? null : BigInt(leg.milligramsCo2ePerTonneKm),
    })),
    defaults,
  );
  const isPrimary = counted.legs.every(({ source }) => source === 'primary');
  return { emissionsGrams: counted.emissionsGrams.toString(), source: isPrimary ? 'primary' : 'default' };
}
