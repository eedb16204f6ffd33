import { useTranslations } from 'next-intl';
import { deploymentOf, settlementEscrowAbi } from '@topsteel/chain';
import type { AuditProof, BankPosition, EscrowAudit, LedgerProof, TrialBalance } from '@topsteel/domain/api';
import { getAbiItem, toEventSelector } from 'viem';
import { Money } from '../../ui/money.tsx';
import { useFormats } from '../../ui/formats.ts';
import { RecomputeEscrow } from '../audit-check/recompute-escrow.tsx';
import { RecomputeProof } from '../audit-check/recompute-proof.tsx';
import { RecomputeTotals } from '../audit-check/recompute-totals.tsx';
import { runtimeConfig } from '../configuration/runtime-config.ts';
import { Invariant } from './invariant.tsx';

const authorizedTopic = toEventSelector(getAbiItem({ abi: settlementEscrowAbi, name: 'PaymentAuthorized' }));

/** The escrow holds what it owes, by chain and by books. */
export function EscrowInvariant({ audit }: { audit: EscrowAudit }) {
  const t = useTranslations('audit.invariants.escrow');
  const formats = useFormats();
  const { rpcUrl } = runtimeConfig();
  return (
    <Invariant
      name={t('name')}
      number="INV-1"
      rule={t('rule')}
      isSaid={BigInt(audit.chainMinor) >= BigInt(audit.contractStateMinor)}
      at={audit.block.at}
      block={audit.block.number}
      equation={t('equation', {
        balance: formats.money(audit.chainMinor, 'USDC'),
        open: formats.money(audit.openMinor, 'USDC'),
        credits: formats.money(audit.creditsMinor, 'USDC'),
        books: formats.money(audit.ledgerMinor, 'USDC'),
      })}
    >
      <RecomputeEscrow
        name={t('name')}
        rpcUrl={rpcUrl}
        token={audit.token.address as `0x${string}`}
        escrow={audit.escrow as `0x${string}`}
        block={audit.block.number}
        authorizedTopic={authorizedTopic}
        ledgerMinor={audit.ledgerMinor}
      />
    </Invariant>
  );
}

/** Every entry has two sides, and the kept totals are what the entries come to. */
export function TotalsInvariant({ balance }: { balance: TrialBalance }) {
  const t = useTranslations('audit.invariants.totals');
  return (
    <Invariant
      name={t('name')}
      rule={t('rule')}
      isSaid={balance.replayAgrees && balance.totals.every(({ balances }) => balances)}
      at={balance.at}
      equation={
        <ul>
          {balance.totals.map((total) => (
            <li key={total.currency}>
              <Money minor={total.debitsMinor} currency={total.currency} full /> ={' '}
              <Money minor={total.creditsMinor} currency={total.currency} full />
            </li>
          ))}
        </ul>
      }
    >
      <RecomputeTotals name={t('name')} />
    </Invariant>
  );
}

/** Nothing of a book was rewritten since its root went into the register. */
export function BookInvariant({
  of,
  proof,
}: {
  of: 'ledger' | 'log';
  proof: LedgerProof | AuditProof | undefined;
}) {
  const t = useTranslations('audit.invariants');
  const formats = useFormats();
  const { rpcUrl, chainId } = runtimeConfig();
  const anchor = proof?.anchor ?? null;
  return (
    <Invariant
      name={t(`${of}.name`)}
      number="INV-23"
      rule={t(`${of}.rule`)}
      isSaid={anchor === null ? undefined : anchor.state !== 'requested'}
      equation={
        anchor === null
          ? t(`${of}.none`)
          : t(`${of}.equation`, {
              first: formats.decimal(anchor.firstSequence),
              last: formats.decimal(anchor.lastSequence),
            })
      }
      {...(anchor === null ? {} : { at: new Date(Number(anchor.number) * 1_000).toISOString() })}
    >
      {proof === undefined || anchor === null ? null : (
        <RecomputeProof
          name={t(`${of}.name`)}
          rpcUrl={rpcUrl}
          anchors={deploymentOf(chainId).auditAnchors}
          proof={proof}
        />
      )}
    </Invariant>
  );
}

/** The bank account is what the books say it is. */
export function BankInvariant({ position }: { position: BankPosition }) {
  const t = useTranslations('audit.invariants.bank');
  const formats = useFormats();
  return (
    <Invariant
      name={t('name')}
      rule={t('rule')}
      isSaid={position.unavailable === null ? position.differenceMinor === '0' : undefined}
      equation={t('equation', {
        bank: formats.money(position.bankMinor, 'EUR'),
        books: formats.money(position.booksMinor, 'EUR'),
        difference: formats.money(position.differenceMinor, 'EUR'),
      })}
    >
      <p className="text-sm text-ink-2">{t('onlyHere')}</p>
    </Invariant>
  );
}
