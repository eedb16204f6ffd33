import { useTranslations } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import type { Metadata } from 'next';
import { Link } from '../../../../../ui/link.tsx';
import { notFound } from 'next/navigation';
import { lot as lotSchema, lotReadings, type Lot } from '@topsteel/domain/api';
import { read } from '../../../../../backend/read.ts';
import { runtimeConfig } from '../../../../../features/configuration/runtime-config.ts';
import { isLotMoving, isLotRegistered } from '../../../../../features/lot/lot-state.ts';
import { LotStateTag } from '../../../../../features/lot/lot-table.tsx';
import { PrintLabel } from '../../../../../features/lot/print-label.tsx';
import { LotReadingsBlock } from '../../../../../features/lot/lot-readings.tsx';
import { getSession, hasAccess } from '../../../../../features/session/get-me.ts';
import { SignLotIsland } from '../../../../../features/vendor/wallet-islands.tsx';
import { Co2e } from '../../../../../ui/co2e.tsx';
import { useFormats } from '../../../../../ui/formats.ts';
import { Fact, Facts } from '../../../../../ui/facts.tsx';
import { Hash } from '../../../../../ui/hash.tsx';
import { LiveRefresh } from '../../../../../ui/live-refresh.tsx';
import { Mass } from '../../../../../ui/mass.tsx';
import { Notice } from '../../../../../ui/notice.tsx';
import { PageTitle } from '../../../../../ui/page-title.tsx';
import { FailedPage } from '../../../../../ui/failed-page.tsx';
import { ProblemNotice } from '../../../../../ui/problem-notice.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('lot'))('detail.title') };
}

export default async function LotPage({ params }: { params: Promise<{ id: string }> }) {
  const answer = await read(`/v2/lots/${encodeURIComponent((await params).id)}`, lotSchema);
  if (!answer.ok) {
    if (answer.problem.status === 404) notFound();
    return <FailedPage title={(await getTranslations('lot'))('detail.title')} problem={answer.problem} />;
  }
  const lot = answer.value;
  const readings = isLotRegistered(lot.state)
    ? await read(`/v2/lots/${lot.lotCode}/readings`, lotReadings)
    : undefined;
  const t = await getTranslations('lot');
  const canOffer = isLotRegistered(lot.state) && lot.availableGrams !== '0';
  return (
    <>
      <LiveRefresh active={isLotMoving(lot.state)} everyMs={1000} />
      <PageTitle
        eyebrow={<Link href="/vendor/lots">{t('stockTitle')}</Link>}
        title={
          <>
            {lot.grade} {lot.product}, {lot.dimensions} <LotStateTag state={lot.state} />
          </>
        }
        actions={
          <>
            {canOffer ? (
              <Link href={`/vendor/offers/new?lot=${lot.id}`} className="button">
                {t('offerIt')}
              </Link>
            ) : null}
            <LotActions lot={lot} />
          </>
        }
      />
      <div className="grid gap-8">
        {lot.failure === null ? null : (
          <Notice tone="bad" title={t('detail.failed')}>
            {lot.failure}
          </Notice>
        )}
        {lot.typedData === null ? null : (
          <section aria-labelledby="sign" className="panel grid gap-3">
            <h2 id="sign">{t('detail.signHeading')}</h2>
            <SignLotIsland
              config={runtimeConfig()}
              lotId={lot.id}
              massGrams={lot.massGrams}
              typedData={lot.typedData}
            />
          </section>
        )}
        <div className="grid items-start gap-8 xl:grid-cols-2">
          <LotFacts lot={lot} isIssuer={hasAccess(await getSession(), 'issuer')} />
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
  const t = useTranslations('lot');
  if (lot.txHash === null) return null;
  return (
    <>
      <Link href={`/genealogy/${lot.lotCode}`} className="button button-quiet">
        {t('detail.genealogy')}
      </Link>
      {isLotRegistered(lot.state) ? (
        <>
          <Link href={`/vendor/transform?lot=${lot.lotCode}`} className="button button-quiet">
            {t('detail.transform')}
          </Link>
          <Link href={`/vendor/lots/${lot.id}/recall`} className="button button-quiet">
            {t('detail.recall')}
          </Link>
        </>
      ) : null}
    </>
  );
}

function LotFacts({ lot, isIssuer }: { lot: Lot; isIssuer: boolean }) {
  const formats = useFormats();
  const t = useTranslations('lot');
  return (
    <Facts>
      <Fact name={t('detail.code')}>
        <Hash value={lot.lotCode} label={t('detail.code')} full />
      </Fact>
      <Fact name={t('certificate')}>
        {isIssuer ? (
          <Link href={`/vendor/certificates/${lot.certificateId}`} prefetch={false}>
            {lot.certificateNumber}
          </Link>
        ) : (
          lot.certificateNumber
        )}
      </Fact>
      <Fact name={t('heat')}>
        <span className="font-mono">{lot.heatNumber}</span>
      </Fact>
      <Fact name={t('massName')}>
        <Mass grams={lot.massGrams} />
      </Fact>
      <Fact name={t('availableName')}>
        <Mass grams={lot.availableGrams} />
      </Fact>
      <Fact name={t('detail.melt')}>{formats.country(lot.countryOfMelt)}</Fact>
      <Fact name={t('form.route')}>{t(`form.routes.${lot.route}`)}</Fact>
      {lot.emissionsGramsPerKg === null ? null : (
        <Fact name={t('detail.carbon')}>
          {t.rich('detail.carbonValue', {
            value: formats.carbon(lot.emissionsGramsPerKg),
            co2: () => <Co2e />,
          })}
        </Fact>
      )}
      {lot.txHash === null ? null : (
        <Fact name={t('detail.tx')}>
          <Hash value={lot.txHash} label={t('detail.tx')} />
        </Fact>
      )}
    </Facts>
  );
}

function LotLabel({ lotCode }: { lotCode: string }) {
  const t = useTranslations('lot');
  const base = `/v2/lots/${lotCode}`;
  return (
    <section aria-labelledby="label" className="grid justify-items-start gap-3">
      <h2 id="label">{t('detail.label')}</h2>
      <p className="text-ink-2">{t('detail.labelHint')}</p>
      {/* A label is drawn by the backend to the millimetre; an image optimiser would only blur its code. */}
      <img
        src={`${base}/label.svg`}
        alt={t('detail.labelAlt', { lot: lotCode })}
        width={420}
        height={297}
        className="h-auto w-full max-w-md border border-rule bg-[#fff]"
      />
      <PrintLabel lotCode={lotCode}>
        <a href={`/v/${lotCode}`} className="self-center">
          {t('detail.passport')}
        </a>
        <a href={`${base}/evidence.zip`} className="self-center">
          {t('detail.evidence')}
        </a>
      </PrintLabel>
      <p className="text-sm text-ink-2">{t('detail.zplHint')}</p>
    </section>
  );
}
