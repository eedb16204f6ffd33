import { readFileSync } from 'node:fs';
import {
  auditAnchorsAbi,
  certificateRegistryAbi,
  directoryAbi,
  emissionStatementsAbi,
  fiatSettlementAbi,
  materialLedgerAbi,
  oracleReportsAbi,
  settlementEscrowAbi,
} from '@topsteel/chain';
import { intentPayloadSchemas } from '@topsteel/domain/bridge';
import { expect } from 'chai';
import type { Abi } from 'viem';
import { once } from './once.ts';
import type { Refuser } from './once.ts';

const abis: Readonly<Record<Exclude<Refuser, 'usdc'>, Abi>> = {
  directory: directoryAbi,
  certificateRegistry: certificateRegistryAbi,
  materialLedger: materialLedgerAbi,
  settlementEscrow: settlementEscrowAbi,
  fiatSettlement: fiatSettlementAbi,
  oracleReports: oracleReportsAbi,
  emissionStatements: emissionStatementsAbi,
  auditAnchors: auditAnchorsAbi,
};

describe('what keeps an act from happening twice', () => {
  it('is named for every kind that the bridge takes', () => {
    expect(Object.keys(once).sort()).to.deep.equal(Object.keys(intentPayloadSchemas).sort());
  });

  it('is an error that the contract has, wherever it is a contract', () => {
    const unknown = Object.values(once).flatMap((guard) => {
      if (guard.by === 'nonce' || guard.contract === 'usdc') return [];
      const abi = abis[guard.contract];
      const errors = abi.flatMap((item) => (item.type === 'error' ? [item.name] : []));
      return guard.refusals.filter((name) => !errors.includes(name));
    });
    expect(unknown).to.deep.equal([]);
  });

  it('is the nonce of our account for two kinds, and for no other', () => {
    const kinds = Object.entries(once).flatMap(([kind, { by }]) => (by === 'nonce' ? [kind] : []));
    expect(kinds).to.deep.equal(['transform-lot', 'send-native']);
  });

  it('stands in the table for people, kind by kind', () => {
    const page = readFileSync(new URL('../../../../docs/reliability.md', import.meta.url), 'utf8');
    const told = [...page.matchAll(/^\| `([a-z-]+)` +\| (.+?) +\| .+\|$/gm)].map(([, kind, what]) => [
      kind,
      what,
    ]);
    const kept = Object.entries(once).map(([kind, guard]) => [
      kind,
      guard.by === 'nonce' ? 'nonce' : guard.refusals.map((name) => `\`${name}\``).join(', '),
    ]);
    expect(told).to.deep.equal(kept);
  });
});
