import { z } from 'zod';
import type { Organisation } from '@topsteel/domain/api';
import { commissionLots } from './commission-lots.ts';
import { cutLot } from './cut-lot.ts';
import { demoSignInOf, inspectorSignIn } from './demo-sign-ins.ts';
import { issueCertificates } from './issue-certificates.ts';
import { admitInspector, issueInspected } from './issue-inspected.ts';
import { placeOffers } from './place-offers.ts';
import { placeOrder } from './place-orders.ts';
import { demoWallet, registerOrganisations } from './register-organisations.ts';
import { signIn, type Session } from './session.ts';
import { setUpPayouts } from './set-up-payouts.ts';
import { limitPurchaser, limitSpending, quoteInEuros } from './trade-terms.ts';
import { verifyStatement } from './verify-statement.ts';
import { readWorld, type WorldInspected } from './world.ts';

const environment = z.object({
  API_URL: z.url(),
  PUBLIC_URL: z.url(),
  CARRIER_URL: z.url(),
  CHAIN_ID: z.coerce.number().int().default(31337),
  OPERATOR_EMAIL: z.email(),
  OPERATOR_PASSWORD: z.string().min(1),
});

const say = (what: string): void => console.log(what);

/** Seeds the demo world through the public interface. Running it again changes nothing. */
async function seed(): Promise<void> {
  const env = environment.parse(process.env);
  const world = await readWorld();
  const operator = await signIn(env.API_URL, env.PUBLIC_URL, env.OPERATOR_EMAIL, env.OPERATOR_PASSWORD);
  const organisations = await registerOrganisations(operator, world.organisations);
  say(`${organisations.size} organisations are in the directory.`);

  const sessions = new Map<string, Session>();
  const sessionOf = async (key: string): Promise<Session> => {
    const known = sessions.get(key);
    if (known !== undefined) return known;
    const { email, password } = demoSignInOf(key);
    const session = await signIn(env.API_URL, env.PUBLIC_URL, email, password);
    sessions.set(key, session);
    return session;
  };
  const walletOf = (key: string) => {
    const { wallet } = demoSignInOf(key);
    if (wallet === undefined) throw new Error(`${key} has no demo wallet.`);
    return demoWallet(wallet);
  };
  const issuerOf = new Map(world.certificates.map(({ key, issuer }) => [key, issuer]));

  const cuts: (() => Promise<void>)[] = [];
  const offers = new Map<
    string,
    Awaited<ReturnType<typeof placeOffers>> extends Map<string, infer O> ? O : never
  >();
  for (const key of new Set(issuerOf.values())) {
    const issuer = await sessionOf(key);
    const isOwnKey = world.organisations.find((entry) => entry.key === key)?.ownKey === true;
    const wallet = isOwnKey ? walletOf(key) : undefined;
    const certificates = world.certificates.filter((entry) => entry.issuer === key);
    const issued = await issueCertificates(issuer, certificates, wallet);
    const lots = await commissionLots(issuer, certificates, issued, wallet);
    const mine = world.offers.filter((entry) => issuerOf.get(entry.certificate) === key);
    const tube = lots.get('nl-shs-100x5-s355j2h');
    if (tube !== undefined) cuts.push(async () => cutLot(issuer, tube));
    for (const [offerKey, placed] of await placeOffers(issuer, mine, lots)) offers.set(offerKey, placed);
    await quoteInEuros(issuer, lots);
    say(`${certificates.length} certificates, ${lots.size} lots and ${mine.length} offers of ${key} stand.`);
  }

  for (const cut of cuts) await cut();
  say('A lot of hollow section is cut in two.');

  const verifierId = organisations.get('verifier')?.id ?? '';
  await verifyStatement(await sessionOf('mill-fr'), await sessionOf('verifier'), verifierId);
  say('One emission statement of mill-fr is verified.');

  await inspect(operator, organisations, world.inspected, sessionOf);

  await setUpPayouts(operator, sessionOf, (email, password) =>
    signIn(env.API_URL, env.PUBLIC_URL, email, password),
  );
  say('The finance desk has two people, and the sellers their bank accounts.');

  await limitSpending(await sessionOf('buyer-1'));
  await limitPurchaser(operator, await sessionOf('buyer-1'));
  say('Offers stand in euros; a cost centre and a purchaser have their limits.');

  for (const entry of world.orders) {
    const offered = offers.get(entry.offer);
    const certificate = world.offers.find(({ key }) => key === entry.offer)?.certificate ?? '';
    const sellerKey = issuerOf.get(certificate);
    if (offered === undefined || sellerKey === undefined)
      throw new Error(`Order ${entry.key} names no known offer.`);
    await placeOrder(entry, offered, {
      buyer: await sessionOf(entry.buyer),
      seller: await sessionOf(sellerKey),
      wallet: walletOf(entry.buyer),
      carrierUrl: env.CARRIER_URL,
      chainId: env.CHAIN_ID,
    });
    say(`Order ${entry.reference} is ${entry.until}.`);
  }
}

/** Certificates of type 3.2: one countersigned, one waiting on the inspection body's desk. */
async function inspect(
  operator: Session,
  organisations: Map<string, Organisation>,
  inspected: readonly WorldInspected[],
  sessionOf: (key: string) => Promise<Session>,
): Promise<void> {
  const env = environment.parse(process.env);
  for (const key of new Set(inspected.map(({ body }) => body))) {
    const body = organisations.get(key);
    if (body === undefined) throw new Error(`The world has no inspection body ${key}.`);
    await admitInspector(operator, body);
    const inspector = await signIn(
      env.API_URL,
      env.PUBLIC_URL,
      inspectorSignIn.email,
      inspectorSignIn.password,
    );
    for (const issuer of new Set(inspected.map((entry) => entry.issuer))) {
      const theirs = inspected.filter((entry) => entry.body === key && entry.issuer === issuer);
      await issueInspected(await sessionOf(issuer), inspector, body, theirs);
      say(`${theirs.length} certificates of type 3.2 of ${issuer} stand.`);
    }
  }
}

await seed();
