import type { Metadata } from 'next';
import Link from 'next/link';
import { escrowAudit, type EscrowAudit } from '@topsteel/domain/api';
import { localiseDecimal } from '@topsteel/domain/units';
import { read } from '../../backend/read.ts';
import { Figures } from '../../features/audit/figures.tsx';
import { PaymentTable } from '../../features/audit/payment-table.tsx';
import { texts } from '../../features/audit/texts.ts';
import { Fact, Facts } from '../../ui/facts.tsx';
import { Hash } from '../../ui/hash.tsx';
import { LiveRefresh } from '../../ui/live-refresh.tsx';
import { Money } from '../../ui/money.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { When } from '../../ui/when.tsx';

export const metadata: Metadata = { title: texts.title };

export default async function AuditPage() {
  const answer = await read('/v2/audit/escrow', escrowAudit);
  return (
    <div className="page">
      <PageTitle
        title={texts.title}
        actions={
          <Link href="/audit/ledger" prefetch={false} className="button button-quiet">
            {texts.ledger.title}
          </Link>
        }
      />
      {answer.ok ? <Comparison audit={answer.value} /> : <ProblemNotice problem={answer.problem} />}
    </div>
  );
}

/** The comparison in one sentence; a source that was not read is not counted as agreeing. */
function agreement(audit: EscrowAudit): string {
  if (!audit.agrees) return texts.differ;
  return audit.subgraphMinor === null ? texts.agreeWithoutSubgraph : texts.agree;
}

function Comparison({ audit }: { audit: EscrowAudit }) {
  return (
    <div className="grid gap-8">
      <LiveRefresh active everyMs={4000} />
      <Notice tone={audit.agrees ? 'good' : 'bad'} title={agreement(audit)}>
        <p>
          {texts.at(localiseDecimal(audit.block.number, 'en'))} <When iso={audit.block.at} />.
        </p>
        {audit.differences.map((difference) => (
          <p key={difference}>{difference}</p>
        ))}
      </Notice>
      <Figures audit={audit} />
      <section aria-labelledby="payments">
        <h2 id="payments" className="mb-2">
          {texts.payments.heading}
        </h2>
        <PaymentTable payments={audit.payments} />
      </section>
      <section aria-labelledby="read">
        <h2 id="read" className="mb-2">
          {texts.contracts}
        </h2>
        <Facts>
          <Fact name={texts.open}>
            <Money minor={audit.openMinor} />
          </Fact>
          <Fact name={texts.credits}>
            <Money minor={audit.creditsMinor} />
          </Fact>
          <Fact name={texts.escrow}>
            <Hash value={audit.escrow} label="escrow contract" full />
          </Fact>
          <Fact name={texts.token}>
            <Hash value={audit.token.address} label="USDC token" full />
          </Fact>
          <Fact name={texts.blockHash}>
            <Hash value={audit.block.hash} label="block" />
          </Fact>
          <Fact name={texts.chainOfBooks}>
            {audit.ledger.isIntact
              ? texts.intact(localiseDecimal(audit.ledger.sequence, 'en'))
              : texts.broken}
          </Fact>
          <Fact name={texts.computed}>
            <When iso={audit.computedAt} />
          </Fact>
        </Facts>
      </section>
    </div>
  );
}
