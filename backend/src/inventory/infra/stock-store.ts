import type { StockView } from '@topsteel/domain/api';
import type { Prisma } from '../../generated/prisma/client.ts';
import type { Tx } from '../../platform/database/index.ts';

const whole = {
  organisation: true,
  certificate: true,
  offers: { where: { state: 'open' }, select: { id: true }, take: 1 },
} satisfies Prisma.LotInclude;
export type StockRow = Prisma.LotGetPayload<{ include: typeof whole }>;

const IN_REGISTER = ['commissioned', 'final'];
const GONE = ['revoking', 'revoked'];

/** Certificates of type 3.2 of an organisation that no inspection body has countersigned. */
async function uncountersigned(client: Tx, organisationId: string): Promise<string[]> {
  const rows = await client.countersignature.findMany({
    where: { organisationId, state: { not: 'countersigned' } },
    select: { certificateId: true },
  });
  return rows.map(({ certificateId }) => certificateId);
}

/** A lot whose certificate a buyer cannot rely on. */
const withoutCertificate = (waiting: string[]): Prisma.LotWhereInput => ({
  state: { in: IN_REGISTER },
  OR: [{ certificate: { state: { notIn: ['registered', 'final'] } } }, { certificateId: { in: waiting } }],
});

async function filterOf(
  client: Tx,
  organisationId: string,
  view: StockView | undefined,
): Promise<Prisma.LotWhereInput> {
  switch (view) {
    case undefined:
      return {};
    case 'free':
      return {
        state: { in: IN_REGISTER },
        committedGrams: { lt: client.lot.fields.massGrams },
        offers: { none: { state: 'open' } },
      };
    case 'offered':
      return { offers: { some: { state: 'open' } } };
    case 'unlabelled':
      return { state: { in: IN_REGISTER }, labelPrintedAt: null };
    case 'uncertified':
      return withoutCertificate(await uncountersigned(client, organisationId));
  }
}

type Window = { after: string | null; take: number };

export async function listStock(
  client: Tx,
  organisationId: string,
  view: StockView | undefined,
  { after, take }: Window,
): Promise<StockRow[]> {
  return client.lot.findMany({
    where: {
      organisationId,
      ...(after !== null && { id: { lt: after } }),
      AND: await filterOf(client, organisationId, view),
    },
    include: whole,
    orderBy: { id: 'desc' },
    take,
  });
}

/** Lots without a certificate in force, with why, and the orders that wait for it. */
export async function listMissing(
  client: Tx,
  organisationId: string,
  window: Window,
): Promise<
  (StockRow & { reason: 'revoked' | 'not-countersigned' | 'not-registered'; orders: OpenOrder[] })[]
> {
  const waiting = new Set(await uncountersigned(client, organisationId));
  const rows = await listStock(client, organisationId, 'uncertified', window);
  const orders = await openOrders(
    client,
    organisationId,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({
    ...row,
    reason: GONE.includes(row.certificate.state)
      ? 'revoked'
      : waiting.has(row.certificateId)
        ? 'not-countersigned'
        : 'not-registered',
    orders: orders.filter(({ lotRowId }) => lotRowId === row.id),
  }));
}

interface OpenOrder {
  id: string;
  number: string;
  lotRowId: string;
}

const openOrders = (client: Tx, organisationId: string, lotRowIds: string[]): Promise<OpenOrder[]> =>
  client.$queryRaw<OpenOrder[]>`
    SELECT bought.id, bought.number, offer.lot_row_id AS "lotRowId"
      FROM purchase_order AS bought JOIN offer ON offer.id = bought.offer_id
     WHERE bought.seller_id = ${organisationId}::uuid AND bought.closed_as IS NULL
       AND offer.lot_row_id = ANY (${lotRowIds}::uuid[])
     ORDER BY bought.id`;

/** Keeps that a label of the organisation's own lot is printed now. @returns when that is */
export async function markLabelPrinted(client: Tx, organisationId: string, lotRowId: string): Promise<Date> {
  const [row] = await client.$queryRaw<[{ at: Date }]>`
    UPDATE lot SET label_printed_at = now() WHERE id = ${lotRowId}::uuid AND organisation_id = ${organisationId}::uuid
    RETURNING label_printed_at AS at`;
  return row.at;
}
