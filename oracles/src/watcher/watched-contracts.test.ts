import { deploymentOf } from '@topsteel/chain';
import { eventArgsSchemas, isEventName } from '@topsteel/domain/bridge';
import { expect } from 'chai';
import { watchedContracts } from './watched-contracts.ts';

/** Events of the token standards that nobody here waits for. */
const unread = [
  'Transfer',
  'TransferBatch',
  'URI',
  'Approval',
  'ApprovalForAll',
  'EIP712DomainChanged',
  'Unlocked',
];

describe('watched contracts', () => {
  it('say nothing whose arguments the bridge does not know', () => {
    const unknown: string[] = [];
    const different: string[] = [];
    for (const { name: contract, abi } of watchedContracts(deploymentOf(31_337))) {
      if (contract === 'usdc') continue;
      for (const entry of abi) {
        if (entry.type !== 'event' || unread.includes(entry.name)) continue;
        if (!isEventName(entry.name)) {
          unknown.push(`${contract}.${entry.name}`);
          continue;
        }
        const said = entry.inputs.map(({ name }) => name ?? '').sort();
        const known = Object.keys(eventArgsSchemas[entry.name].shape).sort();
        if (said.join() !== known.join()) different.push(`${contract}.${entry.name}: ${said.join()}`);
      }
    }
    expect({ unknown, different }).to.deep.equal({ unknown: [], different: [] });
  });
});
