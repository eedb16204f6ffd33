'use client';

import { rpcOver, type Hex } from '@topsteel/chain/verify';
import { useTranslations } from 'next-intl';
import { useFormats } from '../../ui/formats.ts';
import { checkEscrow } from './check-escrow.ts';
import { Recompute } from './recompute.tsx';

type RecomputeEscrowProps = {
  name: string;
  rpcUrl: string;
  token: Hex;
  escrow: Hex;
  block: string;
  authorizedTopic: Hex;
  /** What the books say at the block. */
  ledgerMinor: string;
};

/** Reads the escrow from a node and holds it against its obligations and the books. */
export function RecomputeEscrow({ name, rpcUrl, block, ledgerMinor, ...addresses }: RecomputeEscrowProps) {
  const t = useTranslations('auditCheck.escrow');
  const formats = useFormats();
  const check = async () => {
    const node = rpcOver({ urls: [rpcUrl], timeoutMs: 15_000 });
    const found = await checkEscrow(node.request, { ...addresses, block: BigInt(block) });
    const owed = found.openMinor + found.creditsMinor;
    const usdc = (minor: bigint): string => formats.money(minor, 'USDC');
    return {
      holds: found.balanceMinor >= owed && owed === BigInt(ledgerMinor),
      node: node.name(),
      said: t('said', {
        balance: usdc(found.balanceMinor),
        open: usdc(found.openMinor),
        credits: usdc(found.creditsMinor),
        payments: found.payments,
        books: usdc(BigInt(ledgerMinor)),
      }),
    };
  };
  return <Recompute name={name} check={check} />;
}
