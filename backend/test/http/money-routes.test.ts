import { ModulesContainer } from '@nestjs/core';
import { expect } from 'chai';
import { listRoutes } from '../../src/platform/http/index.ts';
import { openApp, type TestApp } from './open-app.ts';

/** Modules through which money moves, or somebody is bound to pay. */
const moneyModules = [
  'ApprovalModule',
  'BankModule',
  'ConversionModule',
  'DisputeModule',
  'LedgerModule',
  'OrderModule',
  'PaymentModule',
  'PayoutModule',
  'RailModule',
  'ReturnModule',
  'SettlementModule',
  'ShippingModule',
  'WorkModule',
];

/** Routes of these modules that change something and move no money, each with the reason. */
const harmless: Readonly<Record<string, string>> = {
  'post /v2/approvals/{id}/refusal': 'Ends a request before anything is ordered.',
  'post /v2/approvals/{id}/withdrawal': 'Ends a request before anything is ordered.',
  'post /v2/disputes/{id}/evidence': 'Shows a file; it decides nothing.',
  'post /v2/disputes/{id}/messages': 'Says a word; it decides nothing.',
  'post /v2/disputes/{id}/withdrawal': 'Ends a dispute; the order goes on as agreed.',
  'post /v2/finance/bank-entries/{id}/decline': 'Turns a proposal down; the entry stays where it is.',
  'post /v2/finance/bank-statements': 'Takes in what the bank has booked, once by its bytes.',
  'post /v2/finance/work-items/{id}/close': 'A note of a person; nothing is booked.',
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

describe('Every route of a module that moves money', () => {
  let test: TestApp;
  before(async () => {
    test = await openApp();
  });
  after(() => test.close());

  it('wants an Idempotency-Key, or is known to move none', () => {
    const modules = test.app.get(ModulesContainer);
    const controllers = new Set(
      [...modules.values()]
        .filter(({ name }) => moneyModules.includes(name))
        .flatMap((module) => [...module.controllers.values()].map(({ name }) => String(name))),
    );
    const changing = listRoutes(modules).filter(
      ({ method, handler }) =>
        !['get', 'options'].includes(method) && controllers.has(handler.split('.')[0] ?? ''),
    );
    const nameOf = ({ method, path }: { method: string; path: string }) => `${method} ${path}`;
    const withoutKey = changing.filter(({ spec }) => spec?.money !== true).map(nameOf);
    expect(withoutKey).to.deep.equal(Object.keys(harmless));
    expect(changing.filter(({ spec }) => spec?.money === true)).to.have.length.greaterThan(12);
  });
});
