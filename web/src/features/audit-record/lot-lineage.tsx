import { genealogyAnswer } from '@topsteel/domain/api';
import { getTranslations } from 'next-intl/server';
import { read } from '../../backend/read.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { BalancePicture } from '../genealogy/balance-picture.tsx';
import { LineageDrawing } from '../genealogy/lineage-drawing.tsx';

/** Where a lot comes from and what became of it, as a graph, and its mass as bands that add up. */
export async function LotLineage({ code }: { code: string }) {
  const [t, answer] = await Promise.all([
    getTranslations('auditRecord'),
    read(`/v2/lots/${encodeURIComponent(code)}/genealogy`, genealogyAnswer),
  ]);
  return (
    <section aria-labelledby="lineage" className="grid gap-4">
      <h2 id="lineage">{t('page.genealogy')}</h2>
      {answer.ok ? (
        <>
          <LineageDrawing answer={answer.value} />
          <BalancePicture answer={answer.value} />
        </>
      ) : (
        <ProblemNotice problem={answer.problem} />
      )}
    </section>
  );
}
