import type { APIRequestContext } from 'playwright-core';
import { z } from 'zod';
import type { Session } from '../../scripts/seed/session.ts';
import { pagesOf, type PageKind, type PageToLookAt, type Reader } from './pages.ts';

/** How the trade is reached: the interface as somebody of an organisation, and the storefront as its browser does. */
export interface Reach {
  session: (organisation: Reader) => Promise<Session>;
  browser: (reader: Reader) => Promise<APIRequestContext>;
  /** The storefront's address: orders are only taken from there. */
  origin: string;
}

const rows = z.object({ items: z.array(z.looseObject({ id: z.string() })) });
const ordersOf = z.object({ items: z.array(z.object({ id: z.string(), status: z.string() })) });
const orderOf = z.looseObject({
  lines: z.array(z.looseObject({ lotCode: z.string() })),
  timeline: z.array(z.looseObject({ txHash: z.string().nullish() })).optional(),
});
const lots = z.object({
  items: z.array(z.object({ id: z.string(), lotCode: z.string(), certificateId: z.string() })),
});
const certificates = z.object({
  items: z.array(z.object({ id: z.string(), batchId: z.string().nullish() })),
});
const hits = z.object({
  items: z.array(
    z.object({
      offerId: z.string(),
      minGrams: z.string(),
      seller: z.object({ organisationId: z.string(), country: z.string() }),
    }),
  ),
});
const refusal = z.object({ figures: z.object({ totalMinor: z.string() }) });

const one = <T>(items: readonly T[], what: string): T => {
  const [first] = items;
  if (first === undefined) throw new Error(`The demo world has no ${what}.`);
  return first;
};

/** Pages of what was traded: orders in every state that the demo world leaves them, their documents, and the way there. */
export async function tradePages({ session, browser, origin }: Reach): Promise<PageToLookAt[]> {
  const [buyer, mill, desk] = await Promise.all([
    session('buyer-1'),
    session('mill-fr'),
    session('marketplace'),
  ]);
  const orders = (await buyer.get('/v2/orders?side=buyer&limit=100', ordersOf)).items;
  const inState = (status: string): string =>
    one(
      orders.filter((order) => order.status === status),
      `order that is ${status}`,
    ).id;
  const [completed, awaiting, confirmed, shipped] = [
    inState('completed'),
    inState('awaiting-payment'),
    inState('confirmed'),
    inState('shipped'),
  ];
  const { lines } = await buyer.get(`/v2/orders/${completed}`, orderOf);
  const { lotCode } = one(lines, 'line');
  const lot = one((await mill.get('/v2/lots?limit=100', lots)).items, 'lot of the mill');
  const certificate = one((await mill.get('/v2/certificates', certificates)).items, 'certificate');
  const invoice = one((await desk.get('/v2/invoices', rows)).items, 'invoice');
  const account = one((await desk.get('/v2/ledger/accounts', rows)).items, 'account');
  const trail = one((await desk.get('/v2/audit/trail?limit=1', rows)).items, 'audit row');
  const hit = one((await buyer.get('/v2/search?limit=1', hits)).items, 'offer');
  const returned = await returnOf(buyer, completed);
  const group = await checkOut(await browser('buyer-1'), origin, hit);
  const quoted = await buyer.post('/v2/quotes', { offerId: hit.offerId, massGrams: hit.minGrams }, idOf);
  const token = await guestOrder(await browser('passer-by'), origin, hit);
  const of = (reader: Reader, kind: PageKind, paths: readonly string[]): PageToLookAt[] =>
    paths.map(pagesOf(reader, kind));
  return [
    ...of('passer-by', 'shop', [
      `/offers/${hit.offerId}`,
      `/offers/${hit.offerId}?mass=1.250&by=mass&typed=de`,
      `/compare?ids=${hit.offerId}`,
      `/vendors/${hit.seller.organisationId}`,
      `/passport/${lotCode}`,
      '/steel/plate',
    ]),
    ...of('passer-by', 'verification', [`/v/${lotCode}`]),
    ...of('passer-by', 'checkout', [`/guest/${token}?paid=1`, '/checkout/guest']),
    ...of('buyer-1', 'checkout', [
      `/checkout/${quoted.id}`,
      `/checkout/done/${group}`,
      `/pay/group/${group}`,
      `/pay/${awaiting}`,
      `/pay/${completed}`,
    ]),
    ...of('buyer-1', 'desk', [
      ...[completed, awaiting, confirmed, shipped].map((id) => `/orders/${id}`),
      `/orders/${completed}/claim`,
      `/orders/${confirmed}/claim`,
      `/genealogy/${lotCode}`,
    ]),
    ...of('mill-fr', 'desk', [
      ...[completed, confirmed, shipped].map((id) => `/vendor/orders/${id}`),
      `/vendor/claims/returns/${returned}`,
      `/vendor/lots/${lot.id}`,
      `/vendor/lots/${lot.id}/recall`,
      `/vendor/certificates/${certificate.id}`,
      `/vendor/certificates/${certificate.id}/correct`,
    ]),
    ...of('marketplace', 'desk', [
      `/finance/invoices/${invoice.id}`,
      `/finance/ledger/accounts/${account.id}`,
      `/audit/trail/${trail.id}`,
    ]),
  ];
}

const idOf = z.looseObject({ id: z.string() });

/** A return of the order: the one there is, or a new one for a lower price. */
async function returnOf(buyer: Session, orderId: string): Promise<string> {
  const [there] = (await buyer.get('/v2/returns', rows)).items;
  const reason = 'One corner of the upper plate is bent over 40 mm.';
  const input = { kind: 'quality-allowance', reason, amountMinor: '12500000' };
  return (there ?? (await buyer.post(`/v2/orders/${orderId}/returns`, input, idOf))).id;
}

type Hit = z.infer<typeof hits>['items'][number];
const lineOf = ({ offerId, minGrams }: Hit) => ({ offerId, quantity: { unit: 'kg', amountMilli: minGrams } });

/** Sends an order whose total is not known yet: the refusal names it, and it is accepted. */
async function accepted<T>(
  browser: APIRequestContext,
  origin: string,
  path: string,
  input: object,
  schema: z.ZodType<T>,
): Promise<T> {
  const post = (totalMinor: string) =>
    browser.post(path, {
      data: { ...input, accept: { totalMinor } },
      headers: { origin, 'idempotency-key': crypto.randomUUID() },
    });
  const { figures } = refusal.parse(await (await post('1')).json());
  return schema.parse(await (await post(figures.totalMinor)).json());
}

/** A group of one order that waits for its transfer. @returns its id */
const checkOut = async (browser: APIRequestContext, origin: string, hit: Hit): Promise<string> =>
  (
    await accepted(
      browser,
      origin,
      '/v2/checkouts',
      { lines: [lineOf(hit)], currency: 'EUR', rail: 'sepa' },
      idOf,
    )
  ).id;

/** An order without a sign-in, to be paid by card. @returns the secret that opens it */
async function guestOrder(browser: APIRequestContext, origin: string, hit: Hit): Promise<string> {
  const input = {
    lines: [lineOf(hit)],
    company: { name: 'Nordbau', legalName: 'Nordbau SARL', country: hit.seller.country, city: 'Lille' },
    contact: { name: 'Inès Petit', email: `ines-${Date.now().toString(36)}@nordbau.test` },
    language: 'fr',
    currency: 'EUR',
    rail: 'card',
  };
  return (await accepted(browser, origin, '/v2/guest-checkouts', input, z.object({ token: z.string() })))
    .token;
}
