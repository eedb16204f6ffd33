import { ModulesContainer } from '@nestjs/core';
import { expect } from 'chai';
import { listRoutes, type OperationSpec, type RouteEntry } from '../../src/platform/http/index.ts';
import { openApp, type TestApp } from './open-app.ts';

/** Modules of which no route moves money or binds somebody to pay, each with the reason. Every other one is looked at. */
const moveNone: Readonly<Record<string, string>> = {
  ApiKeyModule: 'Keys of machines.',
  AuditCheckModule: 'Questions to the record.',
  AuditModule: 'Who may read the record.',
  BasketModule: 'Nothing is held and nobody is bound before a checkout.',
  CarbonModule: 'Statements about emissions, and who may read them.',
  CatalogueModule: 'Offers bind nobody to pay; what was ordered keeps its price.',
  CertificateModule: 'Certificates.',
  CommissionModule: 'Terms of orders to come; what was ordered keeps its own.',
  DeliveryZoneModule: 'Terms of orders to come; what was ordered keeps its own.',
  GraphModule: 'Reads only.',
  IdentityModule: 'Who somebody is.',
  InventoryModule: 'Moves steel, once by its identity on the chain.',
  InvoicingModule: 'A word on an invoice; its order is settled as before.',
  JobsModule: 'When work is done, and not what.',
  OfferImportModule: 'Offers bind nobody to pay; what was ordered keeps its price.',
  OrganisationModule: 'Companies and their people.',
  PassportModule: 'Credentials of steel.',
  PersonalDataModule: 'Erases a person, who is no party of an order.',
  PriceListModule: 'Terms of orders to come; what was quoted keeps its own.',
  PricingModule: 'Says what something would cost.',
  ProductModule: 'What the catalogue says of a product.',
  PushModule: 'Who is told.',
  RecallModule: 'Stops steel; what is credited for it is another step.',
  ScanModule: 'Counts readings.',
  SearchModule: 'What is found.',
  SignerKeyModule: 'Who signs for a company.',
  SourcingModule: 'Asks and answers; what was accepted lies in a basket, and a checkout orders it.',
  SpendingModule: 'How much may be ordered.',
  TraceabilityModule: 'Events about steel.',
  VatNumberModule: 'Asks a register.',
  VendorModule: 'Who may sell. A suspension holds money where it is.',
  WebhookModule: 'Who is told.',
};

/** Routes of the other modules that change something and move no money, each with the reason. */
const harmless: Readonly<Record<string, string>> = {
  'post /v2/approvals/{id}/refusal': 'Ends a request before anything is ordered.',
  'post /v2/approvals/{id}/withdrawal': 'Ends a request before anything is ordered.',
  'post /v2/disputes/{id}/evidence': 'Shows a file; it decides nothing.',
  'post /v2/disputes/{id}/messages': 'Says a word; it decides nothing.',
  'post /v2/disputes/{id}/withdrawal': 'Ends a dispute; the order goes on as agreed.',
  'post /v2/finance/bank-entries/{id}/decline': 'Turns a proposal down; the entry stays where it is.',
  'post /v2/finance/bank-statements': 'Takes in what the bank has booked, once by its bytes.',
  'post /v2/finance/chain/acts/{id}/take-back':
    'Ends a request to the chain before it is in a block; what follows asks again under keys of its own.',
  'post /v2/finance/chain/resume': 'Lifts a bar; what waited behind it has keys of its own.',
  'post /v2/finance/work-items/{id}/close': 'A note of a person; nothing is booked.',
  'post /v2/guest-orders/{token}/claim': 'Makes a sign-in, once.',
  'post /v2/guest-orders/{token}/verification': 'Proves a mailbox.',
  'post /v2/ledger/periods/{month}/close': 'Bars a month to further entries; closed twice, it is closed.',
  'post /v2/orders': 'Reserves goods and asks to be paid; nobody has paid yet. One quote makes one order.',
  'post /v2/orders/{id}/disputes': 'Holds money back where it is; one at a time.',
  'post /v2/orders/{id}/returns': 'Asks; the seller decides.',
  'post /v2/orders/{id}/shipment': 'Announces a load, once.',
  'post /v2/returns/{id}/files': 'Shows a photo.',
  'post /v2/returns/{id}/receipt': 'Weighs what came back; the credit is another step.',
  'post /v2/returns/{id}/withdrawal': 'Ends a request before anything is credited.',
  'post /v2/webhooks/{rail}': 'Makes us ask the provider; taken once by the id of its event.',
};

describe('Every route that changes something', () => {
  let test: TestApp;
  let changing: (RouteEntry & { module: string })[];
  before(async () => {
    test = await openApp();
    const modules = test.app.get(ModulesContainer);
    const moduleOf = new Map(
      [...modules.values()].flatMap(({ name, controllers }) =>
        [...controllers.values()].map((controller) => [String(controller.name), name] as const),
      ),
    );
    changing = listRoutes(modules)
      .filter(({ method }) => !['get', 'options'].includes(method))
      .map((route) => ({ ...route, module: moduleOf.get(route.handler.split('.')[0] ?? '') ?? '' }));
  });
  after(() => test.close());

  it('wants an Idempotency-Key, or is known to move no money', () => {
    const looked = changing.filter(({ module }) => !Object.hasOwn(moveNone, module));
    const withoutKey = looked.filter(({ spec }) => spec?.money !== true).map(nameOf);
    expect(withoutKey).to.deep.equal(Object.keys(harmless));
    expect(looked.filter(({ spec }) => spec?.money === true)).to.have.length.greaterThan(12);
  });

  it('of a module that moves none wants no key for money, and every such module has some', () => {
    const passed = changing.filter(({ module }) => Object.hasOwn(moveNone, module));
    expect(passed.filter(({ spec }) => spec?.money === true).map(nameOf)).to.deep.equal([]);
    expect([...new Set(passed.map(({ module }) => module))].sort()).to.deep.equal(Object.keys(moveNone));
  });

  it('says in whose name a key counts where nobody need be signed in', () => {
    const scoped = changing.filter(({ spec }) => spec?.keyScope !== undefined).map(nameOf);
    const open = changing.filter(({ spec }) => spec?.money === true && !isForPeople(spec)).map(nameOf);
    expect(scoped).to.deep.equal(open);
    expect(open).to.deep.equal(['post /v2/guest-checkouts', 'post /v2/guest-orders/{token}/acceptance']);
  });
});

const nameOf = ({ method, path }: RouteEntry): string => `${method} ${path}`;
/** Whoever calls it has an id. */
const isForPeople = ({ allow }: OperationSpec): boolean => allow !== 'public' && allow !== 'api-client';
