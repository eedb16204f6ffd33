import { useTranslations } from 'next-intl';
import { deploymentOf } from '@topsteel/chain';
import type { AuditProof, LedgerProof } from '@topsteel/domain/api';
import { Fact, Facts } from '../../ui/facts.tsx';
import { useFormats } from '../../ui/formats.ts';
import { Hash } from '../../ui/hash.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Tag } from '../../ui/tag.tsx';
import { RecomputeProof } from '../audit-check/recompute-proof.tsx';
import { runtimeConfig } from '../configuration/runtime-config.ts';

/** What shows that an entry was in the books when their root was put into the register, step by step. */
export function ProofFacts({ proof }: { proof: LedgerProof | AuditProof }) {
  const t = useTranslations('audit.proof');
  const formats = useFormats();
  const { chainId, rpcUrl } = runtimeConfig();
  const { anchor } = proof;
  return (
    <section aria-labelledby="proof" className="grid gap-3">
      <h2 id="proof">{t('heading')}</h2>
      <p className="max-w-prose">{t('intro')}</p>
      <Facts>
        <Fact name={t('text')}>
          <code className="text-sm break-all">{proof.text}</code>
        </Fact>
        <Fact name={t('digest')}>
          <Hash value={proof.digest} label={t('digest')} />
        </Fact>
        <Fact name={t('previous')}>
          <Hash value={proof.previousHash} label={t('previous')} />
        </Fact>
        <Fact name={t('hash')}>
          <Hash value={proof.hash} label={t('hash')} />
        </Fact>
        {anchor === null ? null : (
          <>
            <Fact name={t('path')}>
              <ol className="list-decimal pl-5">
                {anchor.proof.map((sibling) => (
                  <li key={sibling}>
                    <Hash value={sibling} label={t('sibling')} />
                  </li>
                ))}
              </ol>
              {t('range', {
                first: formats.decimal(anchor.firstSequence),
                last: formats.decimal(anchor.lastSequence),
              })}
            </Fact>
            <Fact name={t('root')}>
              <Hash value={anchor.root} label={t('root')} />{' '}
              <Tag tone={anchor.state === 'final' ? 'good' : 'info'}>{t(`states.${anchor.state}`)}</Tag>
            </Fact>
            {anchor.txHash === null ? null : (
              <Fact name={t('transaction')}>
                <Hash value={anchor.txHash} label={t('transaction')} />
              </Fact>
            )}
          </>
        )}
      </Facts>
      {anchor === null ? (
        <Notice tone="unknown" live={false} title={t('notAnchored')}>
          {t('notAnchoredHint')}
        </Notice>
      ) : (
        <RecomputeProof
          name={t('heading')}
          rpcUrl={rpcUrl}
          anchors={deploymentOf(chainId).auditAnchors}
          proof={proof}
        />
      )}
    </section>
  );
}
