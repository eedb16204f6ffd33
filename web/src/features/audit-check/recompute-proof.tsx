'use client';

import { rpcOver, type Hex } from '@topsteel/chain/verify';
import { useTranslations } from 'next-intl';
import { checkProof, type EntryProof } from './check-proof.ts';
import { Recompute } from './recompute.tsx';

/** Recomputes an entry's way from its text to the root that stands in the register. */
export function RecomputeProof({
  name,
  rpcUrl,
  anchors,
  proof,
}: {
  name: string;
  rpcUrl: string;
  anchors: Hex;
  proof: EntryProof;
}) {
  const t = useTranslations('auditCheck.proof');
  const check = async () => {
    const node = rpcOver({ urls: [rpcUrl], timeoutMs: 15_000 });
    const failed = await checkProof(node.request, anchors, proof);
    return {
      holds: failed === null,
      node: node.name(),
      said: failed === null ? t('said', { sequence: proof.sequence }) : t(`failed.${failed}`),
    };
  };
  return <Recompute name={name} check={check} />;
}
