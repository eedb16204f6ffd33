import { setTimeout } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { EtherAudit } from '@topsteel/domain/api';
import { compareEther, type EtherAccount, type EtherComparison } from '@topsteel/domain/ether';
import type { Address } from 'viem';
import { ChainClient } from '../platform/chain/index.ts';
import { PrismaService } from '../platform/database/index.ts';
import { askAt, chooseBlock } from './choose-block.ts';
import { etherAt } from './infra/ether-queries.ts';

/** As for the escrow: a question is not held longer, and says what is pending. */
const PATIENCE = { tries: 10, everyMs: 200 };
/** Questions to the node at one time. */
const AT_ONCE = 50;
/** What the books have of anything else, no account on the chain has. */
const ADDRESS = /^0x[0-9a-f]{40}$/;
/** Accounts named; their sums are of all. */
const NAMED = 200;

/** Compares, at one final block, the ether of every account of ours by the chain and by the books. */
@Injectable()
export class AuditEther {
  constructor(
    private readonly prisma: PrismaService,
    private readonly chain: ChainClient,
  ) {}

  /** @throws AppError as the comparison of the escrow does */
  async run(at?: bigint): Promise<EtherAudit> {
    const block = await chooseBlock(this.chain, this.prisma.client, at);
    const found = await this.compare(block.number);
    const named = found.accounts.filter(isOfInterest).sort(differingFirst);
    return {
      chainId: this.chain.deployment.chainId,
      block: { number: block.number.toString(), hash: block.hash, at: block.at.toISOString() },
      chainWei: found.chainWei.toString(),
      ledgerWei: found.ledgerWei.toString(),
      waitingWei: found.waitingWei.toString(),
      agrees: found.agrees,
      differences: found.differences,
      pending: found.pending,
      compared: found.accounts.length,
      accounts: named.slice(0, NAMED).map((account) => ({
        address: account.address,
        part: account.part,
        chainWei: account.chainWei.toString(),
        ledgerWei: account.ledgerWei.toString(),
        waitingWei: account.waitingWei.toString(),
        waiting: account.waiting,
        waitingSince: account.waitingSince?.toISOString() ?? null,
        differenceWei: account.differenceWei.toString(),
      })),
      computedAt: new Date().toISOString(),
    };
  }

  private async compare(blockNumber: bigint): Promise<EtherComparison> {
    const balances = new Map<string, bigint>();
    for (let tried = 0; ; tried += 1) {
      const facts = await etherAt(this.prisma.client, this.chain.deployment.chainId, blockNumber);
      await this.ask(
        balances,
        facts.map(({ address }) => address),
        blockNumber,
      );
      const found = compareEther(facts, balances, blockNumber, new Date());
      if (found.agrees !== null || tried === PATIENCE.tries) return found;
      await setTimeout(PATIENCE.everyMs);
    }
  }

  private async ask(balances: Map<string, bigint>, addresses: readonly string[], blockNumber: bigint) {
    const unasked = addresses.filter((address) => ADDRESS.test(address) && !balances.has(address));
    for (let from = 0; from < unasked.length; from += AT_ONCE) {
      const some = unasked.slice(from, from + AT_ONCE);
      const found = await askAt(
        this.chain,
        blockNumber,
        (client) =>
          Promise.all(some.map((address) => client.getBalance({ address: address as Address, blockNumber }))),
        'ether',
      );
      for (const [place, address] of some.entries()) balances.set(address, found[place] ?? 0n);
    }
  }
}

const isOfInterest = ({ part, chainWei, ledgerWei, waiting, differenceWei }: EtherAccount): boolean =>
  part !== 'deposit' || chainWei !== 0n || ledgerWei !== 0n || waiting > 0 || differenceWei !== 0n;

const differingFirst = (one: EtherAccount, other: EtherAccount): number =>
  Number(other.differenceWei !== 0n) - Number(one.differenceWei !== 0n) ||
  (one.chainWei === other.chainWei ? 0 : one.chainWei > other.chainWei ? -1 : 1);
