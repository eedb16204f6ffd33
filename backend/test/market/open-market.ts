import { randomBytes } from 'node:crypto';
import type { Order } from '@topsteel/domain/api';
import type { EventArgs, EventName } from '@topsteel/domain/bridge';
import { privateKeyToAccount, type PrivateKeyAccount } from 'viem/accounts';
import { AcceptOrder } from '../../src/order/accept-order.ts';
import { AuthorizeOrder } from '../../src/order/authorize-order.ts';
import { BeginAttempt } from '../../src/order/begin-attempt.ts';
import { CancelOrder } from '../../src/order/cancel-order.ts';
import { CreateOrder } from '../../src/order/create-order.ts';
import { ExpireOrders } from '../../src/order/expire-orders.ts';
import { PlaceOrders } from '../../src/order/place-orders.ts';
import { PriceRails } from '../../src/order/price-rails.ts';
import { ReadOrders } from '../../src/order/read-orders.ts';
import { RefundOrder } from '../../src/order/refund-order.ts';
import { GiveBackPart } from '../../src/order/give-back-part.ts';
import { Organisations } from '../../src/organisation/index.ts';
import { BridgeEvents } from '../../src/platform/bridge/index.ts';
import { consumeAll } from './consume-all.ts';
import { observeIntents } from '../../src/platform/bridge/observe-intents.ts';
import { ChainClient, ChainReader } from '../../src/platform/chain/index.ts';
import type { OrganisationCaller } from '../../src/platform/http/index.ts';
import { Catalogue } from '../../src/catalogue/index.ts';
import { CatalogueOfferBook } from '../../src/pricing/catalogue-offer-book.ts';
import { MakeQuote } from '../../src/pricing/make-quote.ts';
import { CarryOutCommands } from '../../src/rail/carry-out-commands.ts';
import { HearTransfers } from '../../src/rail/eth/index.ts';
import { RailRegistry, type Rail, type RailTools } from '../../src/rail/index.ts';
import { KeepPayments } from '../../src/rail/keep-payments.ts';
import { ObserveAttempt } from '../../src/rail/observe-attempt.ts';
import { AdvanceSettlements } from '../../src/settlement/advance-settlements.ts';
import { CarryOutAct } from '../../src/settlement/carry-out-act.ts';
import { MirrorChain } from '../../src/settlement/mirror-chain.ts';
import { ObserveAttempts } from '../../src/settlement/observe-attempts.ts';
import { ObserveIntents } from '../../src/settlement/observe-intents.ts';
import { ProjectPayment } from '../../src/settlement/project-payment.ts';
import { ProjectRailPayment } from '../../src/settlement/project-rail-payment.ts';
import { RunDueCaptures } from '../../src/settlement/run-due-captures.ts';
import { SendWord } from '../../src/settlement/send-word.ts';
import { AnnounceShipment } from '../../src/shipping/announce-shipment.ts';
import { SignReceipt } from '../../src/shipping/sign-receipt.ts';
import { ReadBooks } from '../../src/ledger/index.ts';
import { openDatabase } from '../database/open-database.ts';
import { FakeNode } from './fake-node.ts';
import { MAX_AMOUNT, SELLER_ACCOUNT, stockMarket } from './stock-market.ts';

export type Market = Awaited<ReturnType<typeof openMarket>>;

/** A seller with one lot on offer, a buyer with a wallet, and every use case between them, on a real database. */
export async function openMarket(
  options: {
    lotGrams?: bigint;
    sellerCustody?: 'hosted' | 'own-key';
    env?: Record<string, string>;
    /** Rails whose providers the test runs; without it, those of the settings. */
    openRails?: (tools: RailTools, payer: PrivateKeyAccount) => Promise<Rail[]>;
  } = {},
) {
  const node = new FakeNode();
  const database = await openDatabase({ RPC_URL: await node.start(), ...options.env });
  const { prisma, config, sql } = database;
  const wallet = privateKeyToAccount(`0x${randomBytes(32).toString('hex')}`);
  const sellerWallet = privateKeyToAccount(`0x${randomBytes(32).toString('hex')}`);
  const ownKey = options.sellerCustody === 'own-key';
  const sellerAccount = ownKey ? sellerWallet.address : SELLER_ACCOUNT;
  node.balances.set(wallet.address.toLowerCase(), MAX_AMOUNT * 10n);

  const ids = await stockMarket(prisma, {
    sellerAccount,
    sellerCustody: options.sellerCustody ?? 'hosted',
    lotGrams: options.lotGrams ?? 20_000_000n,
  });

  const chain = new ChainClient(config);
  const reader = new ChainReader(config);
  const organisations = new Organisations(prisma);
  const offers = new CatalogueOfferBook(new Catalogue(prisma));
  const registry = options.openRails
    ? RailRegistry.of({ config, prisma }, await options.openRails({ config, prisma }, wallet))
    : new RailRegistry(config, prisma);
  const observing = new ObserveAttempt(config, prisma, registry);
  const payments = new KeepPayments(config, registry, observing);
  const orders = new ReadOrders(config, prisma, chain, organisations, payments);
  const rails = new PriceRails(config, prisma, payments);
  const word = new SendWord(config, organisations);
  const projectRail = new ProjectRailPayment(payments, offers, word);
  const runDueCaptures = new RunDueCaptures(config, prisma);
  const events = new BridgeEvents();
  const mirror = new MirrorChain(events, chain, config, new ProjectPayment(offers, word, projectRail));
  new ObserveAttempts(payments, projectRail).onModuleInit();
  mirror.onModuleInit();
  new ObserveIntents(events, offers).onModuleInit();
  new HearTransfers(config, events).onModuleInit();

  const caller = (
    organisationId: string,
    name: string,
    access: OrganisationCaller['access'],
  ): OrganisationCaller => ({
    userId: `user-of-${name}`,
    email: 'a@b.example',
    name,
    organisationId,
    organisationRoles: [],
    custody: 'hosted',
    access,
  });
  const market = {
    database,
    node,
    chain,
    config,
    ids,
    wallet,
    sellerWallet,
    buyer: caller(ids.buyer, 'Anke Brandt', ['buyer']),
    seller: caller(ids.seller, 'Camille Roussel', ['vendor']),
    makeQuote: new MakeQuote(config, prisma, offers, organisations),
    createOrder: new CreateOrder(
      prisma,
      new PlaceOrders(config, chain, organisations, rails, payments),
      orders,
      rails,
    ),
    authorizeOrder: new AuthorizeOrder(prisma, chain, reader, orders),
    acceptOrder: new AcceptOrder(prisma, chain, reader, orders),
    announceShipment: new AnnounceShipment(prisma, orders, organisations, config),
    signReceipt: new SignReceipt(config, prisma, chain, reader, orders),
    runDueCaptures,
    payments,
    observing,
    rails,
    offers,
    beginAttempt: new BeginAttempt(config, prisma, chain, organisations, rails, payments, orders),
    cancelOrder: new CancelOrder(prisma, offers, orders),
    refundOrder: new RefundOrder(prisma, payments, orders),
    giveBackPart: new GiveBackPart(config, prisma, offers, orders),
    settlements: new AdvanceSettlements(prisma, payments, new CarryOutAct(config, payments), runDueCaptures),
    commands: new CarryOutCommands(config, prisma, registry, observing),
    expireOrders: new ExpireOrders(prisma, offers),
    orders,
    books: new ReadBooks(prisma),

    async order(massGrams = '5000000'): Promise<Order> {
      const quote = await market.makeQuote.run(ids.buyer, { offerId: ids.offer, massGrams });
      return market.createOrder.run(market.buyer, { quoteId: quote.id, payer: wallet.address });
    },
    async pay(order: Order, signer: PrivateKeyAccount = wallet): Promise<Order> {
      const data = order.payment.typedData;
      if (!data) throw new Error('This order is not to be paid now.');
      const signature = await signer.signTypedData(data as Parameters<PrivateKeyAccount['signTypedData']>[0]);
      return market.authorizeOrder.run(market.buyer, order.id, { signature });
    },
    /** Writes an event as the watcher does. */
    async emit<N extends EventName>(
      name: N,
      args: EventArgs<N>,
      at: { block: number; log?: number; status?: 'seen' | 'final' },
    ): Promise<string> {
      const blockHash = `0x${at.block.toString(16).padStart(64, '0')}`;
      await sql.query(
        `INSERT INTO bridge.block (chain_id, number, hash, parent_hash, timestamp) VALUES (31337, $1, $2, 'parent', to_timestamp($3))
         ON CONFLICT DO NOTHING`,
        [at.block, blockHash, 1_795_424_400 + at.block],
      );
      const { rows } = await sql.query<{ id: string }>(
        `INSERT INTO bridge.event (chain_id, block_number, block_hash, log_index, tx_hash, contract, name, args, block_timestamp, status)
         VALUES (31337, $1, $2, $3, $4, $5, $6, $7, to_timestamp($8), $9) RETURNING id`,
        [
          at.block,
          blockHash,
          at.log ?? 0,
          `0x${(at.block * 1_000).toString(16).padStart(64, '0')}`,
          contractOf[name] ?? 'settlementEscrow',
          name,
          JSON.stringify(args),
          1_795_424_400 + at.block,
          at.status ?? 'seen',
        ],
      );
      return rows[0]?.id ?? '';
    },
    /** Turns events as the watcher does; a block that comes back makes it forget who consumed them. */
    async turn(status: 'seen' | 'final' | 'orphaned', ...eventIds: string[]): Promise<void> {
      await sql.query('UPDATE bridge.event SET status = $1 WHERE id = ANY ($2)', [status, eventIds]);
      if (status !== 'seen') return;
      await sql.query('DELETE FROM bridge.event_consumption WHERE event_id = ANY ($1)', [eventIds]);
    },
    /** Lets the backend hear of everything new. */
    async hear(): Promise<void> {
      await consumeAll(prisma, 'settlement', events.eventSubscriptions);
      await observeIntents(prisma, events.intentSubscriptions);
    },
    read: (order: Order): Promise<Order> => orders.read(market.buyer, order.id),
    async intents(): Promise<
      { business_key: string; kind: string; payload: Record<string, unknown>; status: string }[]
    > {
      const { rows } = await sql.query<{
        business_key: string;
        kind: string;
        payload: Record<string, unknown>;
        status: string;
      }>('SELECT business_key, kind, payload, status FROM bridge.intent ORDER BY created_at, id');
      return rows;
    },
    /** Somebody who is written to for an organisation. */
    async addMember(organisationId: string, email: string): Promise<void> {
      await sql.query(`INSERT INTO "user" (id, name, email, "updatedAt") VALUES ($1, $1, $1, now())`, [
        email,
      ]);
      await sql.query(`INSERT INTO member (user_id, organisation_id, duty) VALUES ($1, $2, 'admin')`, [
        email,
        organisationId,
      ]);
    },
    async committedGrams(): Promise<bigint> {
      return (await prisma.client.lot.findUniqueOrThrow({ where: { id: ids.lot } })).committedGrams;
    },
    async close(): Promise<void> {
      await database.close();
      await node.stop();
    },
  };
  return market;
}

const contractOf: Partial<Record<EventName, string>> = {
  TitleReleased: 'materialLedger',
  TitleReserved: 'materialLedger',
  ReportAccepted: 'oracleReports',
  OrderOpened: 'fiatSettlement',
  OrderReleased: 'fiatSettlement',
  OrderCancelled: 'fiatSettlement',
};

/** What was thrown, or null when nothing was. */
export const problemOf = (
  work: Promise<unknown>,
): Promise<{ code: string; message: string; details: { reason?: string } } | null> =>
  work.then(
    () => null,
    (error: unknown) => error as { code: string; message: string; details: { reason?: string } },
  );
