import { expect } from 'chai';
import { toEventSelector, toEventSignature, type Abi } from 'viem';
import {
  carbonUnitsAbi,
  certificateRegistryAbi,
  fiatSettlementAbi,
  materialLedgerAbi,
  oracleReportsAbi,
  settlementEscrowAbi,
} from '../generated/index.ts';
import { nameOfEvent, objectEvents, topicOfEvent, type ObjectContract } from './object-events.ts';

const abis: Record<ObjectContract, Abi> = {
  settlementEscrow: settlementEscrowAbi,
  fiatSettlement: fiatSettlementAbi,
  oracleReports: oracleReportsAbi,
  materialLedger: materialLedgerAbi,
  certificateRegistry: certificateRegistryAbi,
  carbonUnits: carbonUnitsAbi,
};
const compiled = (contract: ObjectContract): string[] =>
  abis[contract].flatMap((entry) => (entry.type === 'event' ? [toEventSignature(entry)] : []));

describe('the events of an object', () => {
  it('are those of the compiled contracts', () => {
    for (const contract of Object.keys(abis) as ObjectContract[])
      expect(compiled(contract), contract).to.include.members([...objectEvents[contract]]);
  });

  it('leave out no event of the escrow that names a payment, none of a bank order, none of a class', () => {
    const ofPayments = compiled('settlementEscrow').filter((each) => /\(bytes32,/.test(each));
    expect(ofPayments).to.have.members([...objectEvents.settlementEscrow]);
    const orders = compiled('fiatSettlement').filter((each) => each.startsWith('Order'));
    expect(orders).to.have.members([...objectEvents.fiatSettlement]);
    expect(compiled('carbonUnits')).to.have.members([...objectEvents.carbonUnits]);
  });

  it('have a name by contract and topic', () => {
    const topic = toEventSelector('PaymentVoided(bytes32,uint120,address)');
    expect(topicOfEvent('PaymentVoided')).to.equal(topic);
    expect(nameOfEvent('settlementEscrow', topic)).to.equal('PaymentVoided');
    expect(nameOfEvent('fiatSettlement', topic)).to.equal(undefined);
    expect(() => topicOfEvent('Nothing')).to.throw('There is no event Nothing.');
  });
});
