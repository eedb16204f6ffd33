import { askBySpan, organisationAccountFactoryAbi, type Deployment, type Span } from '@topsteel/chain';
import { parseEventLogs, type Address, type Hex, type Log, type PublicClient } from 'viem';
import { contractsOf, type RawLog } from './replay/replay.ts';

/** Accounts a request names at once. */
const ACCOUNTS_AT_ONCE = 500;

/** Every log of the deployment's contracts, and of the accounts that its factory made, in the order of the chain. */
export async function readLogs(client: PublicClient, deployment: Deployment, span: Span): Promise<RawLog[]> {
  const told = await logsOf(client, [...contractsOf(deployment).keys()] as Address[], span);
  const made = parseEventLogs({
    abi: organisationAccountFactoryAbi,
    eventName: 'OrganisationAccountCreated',
    logs: told.filter(({ address }) => isSame(address, deployment.organisationAccountFactory)),
  }).map(({ args }) => args.account);
  for (let at = 0; at < made.length; at += ACCOUNTS_AT_ONCE) {
    for (const log of await logsOf(client, made.slice(at, at + ACCOUNTS_AT_ONCE), span)) told.push(log);
  }
  told.sort((a, b) => Number(a.blockNumber - b.blockNumber) || a.logIndex - b.logIndex);
  return withTimeAndSender(client, told);
}

type FinalLog = Log<bigint, number, false>;

const logsOf = (client: PublicClient, address: Address[], span: Span): Promise<FinalLog[]> =>
  askBySpan(span, ({ from, to }) => client.getLogs({ address, fromBlock: from, toBlock: to }));

/** The time of each block and the sender of each transaction, asked for once each. */
async function withTimeAndSender(client: PublicClient, logs: readonly FinalLog[]): Promise<RawLog[]> {
  const blocks = new Map<bigint, { at: bigint; senders: ReadonlyMap<Hex, Address> }>();
  const raw: RawLog[] = [];
  for (const log of logs) {
    let block = blocks.get(log.blockNumber);
    if (block === undefined) {
      const found = await client.getBlock({ blockNumber: log.blockNumber, includeTransactions: true });
      if (found.hash !== log.blockHash) {
        throw new Error(`Block ${log.blockNumber} changed while it was read: ask again.`);
      }
      block = {
        at: found.timestamp,
        senders: new Map(found.transactions.map(({ hash, from }) => [hash, from])),
      };
      blocks.set(log.blockNumber, block);
    }
    const { address, topics, data, transactionHash, blockNumber, logIndex } = log;
    const sender = block.senders.get(transactionHash) ?? '0x';
    const where = { contract: address, sender, transaction: transactionHash, block: blockNumber, logIndex };
    raw.push({ ...where, at: block.at, topics, data });
  }
  return raw;
}

const isSame = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
