import { Injectable } from '@nestjs/common';
import { balanceOf, chartOfAccounts, type AccountCode } from '@topsteel/domain/ledger';
import type {
  LedgerAccount,
  LedgerAccountQuery,
  LedgerEntry,
  LedgerTransfer,
  LedgerTransferQuery,
  Page,
  TrialBalance,
} from '@topsteel/domain/api';
import { PrismaService, type Tx } from '../platform/database/index.ts';
import { notFound, pageFrom, pageWindow } from '../platform/http/index.ts';
import {
  checkChain,
  selectAccounts,
  selectBalancesAt,
  selectEventOf,
  selectTransfers,
  selectTrialLines,
  type AccountView,
  type TransferView,
} from './infra/ledger-queries.ts';

/** A group holds what one event or decision entered: a handful of transfers. */
const GROUP_LIMIT = 200;

/** Reads the books; nothing here writes. With an organisation, only what concerns it is shown. */
@Injectable()
export class ReadBooks {
  constructor(private readonly prisma: PrismaService) {}

  async accounts(
    query: LedgerAccountQuery,
    organisationId: string | null = null,
  ): Promise<Page<LedgerAccount>> {
    const { after, take, limit } = pageWindow(query);
    const rows = await selectAccounts(this.prisma.client, {
      code: query.code ?? null,
      organisationId,
      after,
      take,
    });
    return pageFrom(rows, limit, presentAccount);
  }

  /** Newest first. */
  async transfers(
    query: LedgerTransferQuery,
    organisationId: string | null = null,
  ): Promise<Page<LedgerTransfer>> {
    const { after, take, limit } = pageWindow(query);
    const rows = await selectTransfers(this.prisma.client, {
      orderId: query.orderId ?? null,
      accountId: query.accountId ?? null,
      ...(query.txHash === undefined ? {} : { txHash: query.txHash }),
      organisationId,
      after,
      take,
    });
    return pageFrom(rows, limit, presentTransfer);
  }

  /** @throws AppError `not-found` when there is no such account, or it does not concern the organisation. */
  async account(id: string, organisationId: string | null): Promise<LedgerAccount> {
    const [row] = await selectAccounts(this.prisma.client, {
      id,
      code: null,
      organisationId,
      after: null,
      take: 1,
    });
    if (row === undefined) throw notFound('account');
    return presentAccount(row);
  }

  /**
   * A transfer with all that were entered at once, in their order, and the event of the chain that they follow from.
   *
   * @throws AppError `not-found` when there is no such transfer, or it does not concern the organisation.
   */
  async entry(id: string, organisationId: string | null): Promise<LedgerEntry> {
    const only = { orderId: null, accountId: null, organisationId, after: null };
    const [row] = await selectTransfers(this.prisma.client, { ...only, id, take: 1 });
    if (row === undefined) throw notFound('transfer');
    const [group, event] = await Promise.all([
      selectTransfers(this.prisma.client, { ...only, groupId: row.group_id, take: GROUP_LIMIT }),
      selectEventOf(this.prisma.client, row.external_ref),
    ]);
    return {
      transfer: presentTransfer(row),
      group: group.reverse().map(presentTransfer),
      event:
        event === null
          ? null
          : {
              txHash: event.tx_hash,
              blockNumber: event.block_number,
              contract: event.contract,
              name: event.name,
            },
    };
  }

  /** Posted totals by account code, with a fresh check of the hash chain and of the totals. */
  async trialBalance(): Promise<TrialBalance> {
    return this.prisma.transact(async (tx) => {
      const lines = await selectTrialLines(tx);
      const chain = await checkChain(tx);
      const totals = new Map<string, { debits: bigint; credits: bigint }>();
      for (const line of lines) {
        const total = totals.get(line.currency) ?? { debits: 0n, credits: 0n };
        total.debits += BigInt(line.debits_posted);
        total.credits += BigInt(line.credits_posted);
        totals.set(line.currency, total);
      }
      return {
        at: new Date().toISOString(),
        lines: lines.map((line) => ({
          code: line.code,
          name: nameOf(line.code),
          currency: line.currency,
          accounts: line.accounts,
          debitsMinor: line.debits_posted,
          creditsMinor: line.credits_posted,
          pendingDebitsMinor: line.debits_pending,
          pendingCreditsMinor: line.credits_pending,
        })),
        totals: [...totals].map(([currency, { debits, credits }]) => ({
          currency,
          debitsMinor: debits.toString(),
          creditsMinor: credits.toString(),
          balances: debits === credits,
        })),
        chain: { entries: chain.sequence, hash: chain.hash, isIntact: chain.broken_at === null },
        replayAgrees: !chain.replay_differs,
      };
    });
  }

  /** The head of the hash chain, and whether every link holds. */
  async chain(tx: Tx): Promise<{ sequence: string; hash: string; isIntact: boolean }> {
    const { sequence, hash, broken_at, replay_differs } = await checkChain(tx);
    return { sequence, hash, isIntact: broken_at === null && !replay_differs };
  }

  /** Balance by owner that is not zero, on the normal side, as the chain had it after the block. */
  async balancesAt(
    tx: Tx,
    code: AccountCode,
    chainId: number,
    blockNumber: bigint,
  ): Promise<Map<string, bigint>> {
    const sign = chartOfAccounts[code].normalSide === 'debit' ? 1n : -1n;
    const rows = await selectBalancesAt(tx, code, chainId, blockNumber);
    return new Map(rows.map((row) => [row.owner, sign * BigInt(row.debit_balance)]));
  }
}

const nameOf = (code: string): string => (isCode(code) ? chartOfAccounts[code].name : code);
const isCode = (code: string): code is AccountCode => Object.hasOwn(chartOfAccounts, code);

function presentAccount(row: AccountView): LedgerAccount {
  const balance = balanceOf(row.normal_side, {
    debitsPending: BigInt(row.debits_pending),
    debitsPosted: BigInt(row.debits_posted),
    creditsPending: BigInt(row.credits_pending),
    creditsPosted: BigInt(row.credits_posted),
  });
  return {
    id: row.id,
    code: row.code,
    name: nameOf(row.code),
    owner: row.owner,
    currency: row.currency,
    scale: row.scale,
    normalSide: row.normal_side,
    limit: row.balance_limit,
    debitsPendingMinor: row.debits_pending,
    debitsPostedMinor: row.debits_posted,
    creditsPendingMinor: row.credits_pending,
    creditsPostedMinor: row.credits_posted,
    balanceMinor: balance.toString(),
  };
}

function presentTransfer(row: TransferView): LedgerTransfer {
  return {
    id: row.id,
    entry: row.entry,
    sequence: row.sequence,
    groupId: row.group_id,
    kind: row.kind,
    state: row.state,
    pendingId: row.pending_id,
    debit: { accountId: row.debit_id, code: row.debit_code, owner: row.debit_owner },
    credit: { accountId: row.credit_id, code: row.credit_code, owner: row.credit_owner },
    amountMinor: row.amount,
    currency: row.currency,
    code: row.code,
    orderId: row.order_id,
    externalRef: row.external_ref,
    blockNumber: row.block_number,
    effectiveAt: row.effective_at.toISOString(),
    recordedAt: row.recorded_at.toISOString(),
    period: row.posted_period,
    hash: row.hash,
  };
}
