import { randomUUID } from 'node:crypto';
import { PrismaService } from '../../src/platform/database/index.ts';
import { openApp, type Answer } from '../http/open-app.ts';
import { stockOffer } from '../http/stock-offer.ts';
import { openFakeIndex } from './fake-index.ts';

export interface GraphBody {
  data?: Record<string, unknown> | null;
  errors?: {
    message: string;
    path?: (string | number)[];
    extensions: Record<string, unknown> & { code: string };
  }[];
  extensions?: {
    cost?: { cost: number; limit: number; depth: number };
    index?: { state: string; block: number | null; behind: number | null };
  };
}

export type Graph = Awaited<ReturnType<typeof openGraph>>;

/** Two mills with so many offers, the marketplace whole, and an index that knows their lots. */
export async function openGraph({
  offers = 3,
  env = {},
}: { offers?: number; env?: Record<string, string> } = {}) {
  const lots: ({ id: string } & Record<string, unknown>)[] = [];
  const organisations: ({ id: string } & Record<string, unknown>)[] = [];
  const batches: ({ id: string } & Record<string, unknown>)[] = [];
  const index = await openFakeIndex({ lots, organisations, batches }, 1_204);
  const test = await openApp({ env: { GRAPH_URL: index.url, ...env } });
  const prisma = test.app.get(PrismaService);
  const mill = await test.join('Aciérie de la Moselle', ['mill']);
  const accounts = { [mill.organisationId]: mill.account.toLowerCase() };
  const other = { id: randomUUID(), account: '0x52908400098527886E0F7030069857D2E4169EE7' };
  accounts[other.id] = other.account.toLowerCase();
  await prisma.client.organisation.create({
    data: {
      ...{
        ...other,
        name: 'Walzwerk Saar',
        legalName: 'Walzwerk Saar GmbH',
        country: 'DE',
        city: 'Dillingen',
      },
      ...{ roles: ['mill'], custody: 'own-key', state: 'registered', vat: 'DE136695976' },
      ...{ profile: `0x${'ab'.repeat(32)}`, profileCid: 'bafkrei' },
    },
  });
  for (const account of Object.values(accounts)) {
    organisations.push({
      id: account,
      account,
      accreditor: `0x${'0a'.repeat(20)}`,
      registeredAt: '1794000000',
    });
  }
  const stock = async (place: number) => {
    const owner = Object.keys(accounts)[place % 2] ?? '';
    const issuer = accounts[owner] ?? '';
    const ids = await stockOffer(prisma, owner);
    const batch = { number: BigInt(place + 1), state: 'final', issuer, root: `0x${'ab'.repeat(32)}` };
    await prisma.client.certificateBatch.create({
      data: {
        ...{ ...batch, organisationId: owner, depth: 0, count: 1, steps: [] },
        certificates: { connect: { id: ids.certificate } },
      },
    });
    await prisma.client.certificate.update({ where: { id: ids.certificate }, data: { batchIndex: 0 } });
    const lot = await prisma.client.lot.findUniqueOrThrow({ where: { id: ids.lot } });
    await prisma.client.genealogyLot.create({
      data: {
        ...{
          lotId: lot.lotId,
          eventId: BigInt(place + 1),
          maker: issuer,
          madeAt: new Date(0),
          isFinal: true,
        },
        ...{ massGrams: '20000000', emissionsGrams: '0', txHash: `0x${'aa'.repeat(32)}` },
        ...{ certificate: `0x${'ce'.repeat(32)}`, documentHash: `0x${'d0'.repeat(32)}` },
      },
    });
    const made = { kind: 'MADE', from: '0x00', to: issuer, at: '1794000000', transaction: '0xaa' };
    lots.push({
      ...{ id: lot.lotId, massGrams: '20000000', issuer: { id: issuer } },
      transfers: [{ ...made, id: `0xaa-${place}-0`, lot: { id: lot.lotId }, grams: '20000000' }],
    });
    batches.push({
      id: `${issuer}-${place + 1}`,
      issuer: { id: issuer },
      signer: `0x${'51'.repeat(20)}`,
      count: '1',
    });
    return { ...ids, lotId: lot.lotId, lotCode: lot.lotCode, issuer };
  };
  const stocked = await Promise.all(Array.from({ length: offers }, (_, place) => stock(place)));
  const anybody = test.browserOf();
  const ask = async (
    query: string,
    variables?: object,
    extra: Record<string, string> = {},
  ): Promise<Answer<GraphBody>> => {
    const answer = await anybody.post<GraphBody>(
      '/graphql',
      { query, ...(variables && { variables }) },
      extra,
    );
    return answer;
  };
  return {
    test,
    index,
    mill,
    otherId: other.id,
    stocked,
    anybody,
    ask,
    close: async () => {
      await test.close();
      await index.close();
    },
  };
}
