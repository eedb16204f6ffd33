import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { lot as lotSchema, lotReadings, type Lot } from '@topsteel/domain/api';
import { read } from '../../../../backend/read.ts';
import { runtimeConfig } from '../../../../features/configuration/runtime-config.ts';
import { isLotMoving, isLotRegistered, LotStateTag } from '../../../../features/lot/lot-table.tsx';
import { LotReadingsBlock } from '../../../../features/lot/lot-readings.tsx';
import { texts } from '../../../../features/vendor/texts.ts';
import { SignLotIsland } from '../../../../features/vendor/wallet-islands.tsx';
import { carbonText } from '../../../../ui/carbon-text.ts';
import { Co2e } from '../../../../ui/co2e.tsx';
import { Fact, Facts } from '../../../../ui/facts.tsx';
import { Hash } from '../../../../ui/hash.tsx';
import { LiveRefresh } from '../../../../ui/live-refresh.tsx';
import { Mass } from '../../../../ui/mass.tsx';
import { countryName } from '../../../../ui/names.ts';
import { Notice } from '../../../../ui/notice.tsx';
import { PageTitle } from '../../../../ui/page-title.tsx';
import { ProblemNotice } from '../../../../ui/problem-notice.tsx';

export const metadata: Metadata = { title: 'Lot' };

export default async function LotPage({ params }: { params: Promise<{ id: string }> }) {
  const answer = await read(`/v2/lots/${encodeURIComponent((await params).id)}`, lotSchema);
  if (!answer.ok) {
    if (answer.problem.status === 404) notFound();
    return <ProblemNotice problem={answer.problem} />;
  }
  const lot = answer.value;
  const readings = isLotRegistered(lot.state)
    ? await read(`/v2/lots/${lot.lotCode}/readings`, lotReadings)
    : undefined;
  const words = texts.lots.detail;
  const canOffer = isLotRegistered(lot.state) && lot.availableGrams !== '0';
  return (
    <>
      <LiveRefresh active={isLotMoving(lot.state)} everyMs={1000} />
      <PageTitle
        eyebrow={<Link href="/vendor/lots">{texts.lots.title}</Link>}
        title={
          <>
            {lot.grade} {lot.product}, {lot.dimensions} <LotStateTag state={lot.state} />
          </>
        }
        actions={
          <>
            {canOffer ? (
              <Link href={`/vendor/offers?lot=${lot.id}`} className="button">
                {texts.lots.offerIt}
              </Link>
            ) : null}
            <LotActions lot={lot} />
          </>
        }
      />
      <div className="grid gap-8">
        {lot.failure === null ? null : (
          <Notice tone="bad" title={words.failed}>
            {lot.failure}
          </Notice>
        )}
        {lot.typedData === null ? null : (
          <section aria-labelledby="sign" className="panel grid gap-3">
            <h2 id="sign">{words.signHeading}</h2>
            <SignLotIsland
              config={runtimeConfig()}
              lotId={lot.id}
              massGrams={lot.massGrams}
              typedData={lot.typedData}
            />
          </section>
        )}
        <div className="grid items-start gap-8 xl:grid-cols-2">
          <LotFacts lot={lot} />
          {isLotRegistered(lot.state) ? <LotLabel lotCode={lot.lotCode} /> : null}
        </div>
        {readings === undefined ? null : readings.ok ? (
          <LotReadingsBlock lotCode={lot.lotCode} readings={readings.value} />
        ) : (
          <ProblemNotice problem={readings.problem} />
        )}
      </div>
    </>
  );
}

/** What else can be done with a lot in the register. */
function LotActions({ lot }: { lot: Lot }) {
  const words = texts.lots.detail;
  if (lot.txHash === null) return null;
  return (
    <>
      <Link href={`/genealogy/${lot.lotCode}`} className="button button-quiet">
        {words.genealogy}
      </Link>
      {isLotRegistered(lot.state) ? (
        <>
          <Link href={`/vendor/transform?lot=${lot.lotCode}`} className="button button-quiet">
            {words.transform}
          </Link>
          <Link href={`/vendor/lots/${lot.id}/recall`} className="button button-quiet">
            {words.recall}
          </Link>
        </>
      ) : null}
    </>
  );
}

function LotFacts({ lot }: { lot: Lot }) {
  const words = texts.lots.detail;
  return (
    <Facts>
      <Fact name={words.code}>
        <Hash value={lot.lotCode} label="lot number" full />
      </Fact>
      <Fact name={words.certificate}>
        <Link href={`/vendor/certificates/${lot.certificateId}`} prefetch={false}>
          {lot.certificateNumber}
        </Link>
      </Fact>
      <Fact name={texts.lots.heat}>
        <span className="font-mono">{lot.heatNumber}</span>
      </Fact>
      <Fact name="Mass">
        <Mass grams={lot.massGrams} />
      </Fact>
      <Fact name="Available">
        <Mass grams={lot.availableGrams} />
      </Fact>
      <Fact name={words.melt}>{countryName(lot.countryOfMelt)}</Fact>
      <Fact name={texts.lots.form.route}>{texts.lots.form.routes[lot.route]}</Fact>
      {lot.emissionsGramsPerKg === null ? null : (
        <Fact name={words.carbon}>
          {carbonText(lot.emissionsGramsPerKg)} t <Co2e /> per t
        </Fact>
      )}
      {lot.txHash === null ? null : (
        <Fact name={words.tx}>
          <Hash value={lot.txHash} label="transaction" />
        </Fact>
      )}
    </Facts>
  );
}

function LotLabel({ lotCode }: { lotCode: string }) {
  const words = texts.lots.detail;
  const base = `/v2/lots/${lotCode}`;
  return (
    <section aria-labelledby="label" className="grid justify-items-start gap-3">
      <h2 id="label">{words.label}</h2>
      <p className="text-ink-2">{words.labelHint}</p>
      {/* A label is drawn by the backend to the millimetre; an image optimiser would only blur its code. */}
      <img
        src={`${base}/label.svg`}
        alt={`Label of lot ${lotCode} with its code`}
        width={420}
        height={297}
        className="h-auto w-full max-w-md border border-rule bg-[#fff]"
      />
      <p className="flex flex-wrap gap-4">
        <a href={`${base}/label.pdf`} className="button">
          {words.pdf}
        </a>
        <a href={`${base}/label.png`} className="button button-quiet">
          {words.png}
        </a>
        <a href={`/v/${lotCode}`} className="self-center">
          {words.passport}
        </a>
        <a href={`${base}/evidence.zip`} className="self-center">
          {words.evidence}
        </a>
      </p>
    </section>
  );
}
