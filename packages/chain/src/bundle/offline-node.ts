import type { Hex } from '../verify/abi-words.ts';
import { isRecord, RpcRefusal, type Rpc } from '../verify/json-rpc.ts';
import { hexNumber } from '../verify/node-answers.ts';
import { COMMISSIONED, type RegisterDeployment } from '../verify/register.ts';
import type { BlockHeader } from './block-header.ts';
import { ContractState } from './contract-state.ts';
import type { ProvenLog } from './receipt-proof.ts';
import type { Storage } from './state-proof.ts';

/** What a bundle proves of the chain. */
export interface ProvenChain {
  deployment: RegisterDeployment;
  head: BlockHeader;
  /** Headers by number: the head, and the blocks of the events. */
  headers: ReadonlyMap<bigint, BlockHeader>;
  /** Number of the newest block that was final when the bundle was made. */
  finalised: bigint | undefined;
  /** Words of storage at the head, by contract in lower case. */
  storage: ReadonlyMap<string, Storage>;
  logs: readonly (ProvenLog & { blockNumber: bigint })[];
  /** Unix seconds. */
  now: number;
}

/**
 * A node that knows what a bundle proves and nothing else: verification asks it as it asks any node, and gets the same
 * answers from proven words of storage and proven receipts. What is not in the bundle is refused, so that the line
 * says *not checked*.
 */
export function offlineNode(chain: ProvenChain): Rpc {
  const { deployment, head, headers } = chain;
  const read = (contract: string, slot: bigint): Promise<bigint> => {
    const word = chain.storage.get(contract.toLowerCase())?.get(slotText(slot));
    return word === undefined ? Promise.reject(refusal('this word of storage')) : Promise.resolve(word);
  };
  const state = new ContractState(deployment, read, { at: head.at, now: Math.max(head.at, chain.now) });
  const answers: Record<string, (params: readonly unknown[]) => Promise<unknown>> = {
    eth_chainId: () => Promise.resolve(hexNumber(BigInt(deployment.chainId))),
    eth_getBlockByNumber: ([tag]) => {
      const number =
        tag === 'latest' ? head.number : tag === 'finalized' ? chain.finalised : BigInt(String(tag));
      const header = number === undefined ? undefined : headers.get(number);
      if (header === undefined) return Promise.reject(refusal(`block ${String(tag)}`));
      return Promise.resolve({ number: hexNumber(header.number), timestamp: hexNumber(BigInt(header.at)) });
    },
    eth_call: async ([call]) => {
      if (!isRecord(call)) throw refusal('this call');
      return state.call(String(call['to']), String(call['data']));
    },
    eth_getLogs: async ([filter]) => {
      if (!isRecord(filter)) throw refusal('these events');
      const address = String(filter['address']).toLowerCase();
      const topics = filter['topics'] as readonly (string | readonly string[] | null)[];
      const found = chain.logs.filter((log) => log.address === address && matches(log.topics, topics));
      if (topics[0] === COMMISSIONED && topics[1] === null) await requireAll(state, topics[2], found.length);
      return found.map((log) => ({ ...log, blockNumber: hexNumber(log.blockNumber) }));
    },
  };
  return (method, params) => {
    const answer = Object.hasOwn(answers, method) ? answers[method] : undefined;
    return answer === undefined ? Promise.reject(refusal(method)) : answer(params);
  };
}

/** The ledger counts the lots of a certificate, so that none of them can be left out of a bundle. */
async function requireAll(state: ContractState, certificate: unknown, found: number): Promise<void> {
  if (typeof certificate !== 'string') throw refusal('the lots of an issuer');
  if ((await state.lotsOf(certificate as Hex)) !== BigInt(found))
    throw refusal('every lot of the certificate');
}

export function slotText(slot: bigint): Hex {
  return `0x${slot.toString(16).padStart(64, '0')}`;
}

export function matches(
  topics: readonly string[],
  wanted: readonly (string | readonly string[] | null)[],
): boolean {
  return wanted.every((each, i) => {
    const topic = topics[i] ?? '';
    if (each === null) return true;
    return typeof each === 'string'
      ? each.toLowerCase() === topic
      : each.some((one) => one.toLowerCase() === topic);
  });
}

function refusal(what: string): RpcRefusal {
  return new RpcRefusal(`The bundle does not have ${what}.`, undefined);
}
