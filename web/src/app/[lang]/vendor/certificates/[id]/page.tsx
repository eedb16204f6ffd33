import { useTranslations } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import type { Metadata } from 'next';
import { Told } from '../../../../../features/told/told.tsx';
import { Link } from '../../../../../ui/link.tsx';
import { notFound } from 'next/navigation';
import { certificate as certificateSchema, inspectionBodies, type Certificate } from '@topsteel/domain/api';
import { read } from '../../../../../backend/read.ts';
import {
  CertificateStateTag,
  isCertificateMoving,
} from '../../../../../features/certificate/certificate-table.tsx';
import { FillGauge } from '../../../../../features/certificate/fill-gauge.tsx';
import { Findings } from '../../../../../features/certificate/findings.tsx';
import { RevokeCertificate } from '../../../../../features/certificate/revoke-certificate.tsx';
import { runtimeConfig } from '../../../../../features/configuration/runtime-config.ts';
import { recallReason } from '../../../../../features/recall/recall-reason.ts';
import { SecondSignature } from '../../../../../features/countersignature/second-signature.tsx';
import { CertifiedValues } from '../../../../../features/offer/value-table.tsx';
import { SignRevocationIsland } from '../../../../../features/vendor/wallet-islands.tsx';
import { languageNames, languages } from '../../../../../words/languages.ts';
import { Fact, Facts } from '../../../../../ui/facts.tsx';
import { Hash } from '../../../../../ui/hash.tsx';
import { LiveRefresh } from '../../../../../ui/live-refresh.tsx';
import { Mass } from '../../../../../ui/mass.tsx';
import { Notice } from '../../../../../ui/notice.tsx';
import { PageTitle } from '../../../../../ui/page-title.tsx';
import { FailedPage } from '../../../../../ui/failed-page.tsx';
import { When } from '../../../../../ui/when.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('certificate'))('detail.title') };
}

export default async function CertificatePage({ params }: { params: Promise<{ id: string }> }) {
  const answer = await read(`/v2/certificates/${encodeURIComponent((await params).id)}`, certificateSchema);
  if (!answer.ok) {
    if (answer.problem.status === 404) notFound();
    return (
      <FailedPage title={(await getTranslations('certificate'))('detail.title')} problem={answer.problem} />
    );
  }
  const certificate = answer.value;
  const { summary, state } = certificate;
  const t = await getTranslations('certificate');
  const canRevoke = state === 'registered' || state === 'final';
  const { countersignature } = certificate;
  const bodies =
    countersignature?.state === 'refused' ? await read('/v2/inspection-bodies', inspectionBodies) : null;
  return (
    <>
      <LiveRefresh
        active={isCertificateMoving(state) || certificate.countersignature?.state === 'requested'}
        everyMs={2000}
      />
      <PageTitle
        eyebrow={<Link href="/vendor/certificates">{t('list.title')}</Link>}
        title={
          <>
            {summary.number} <CertificateStateTag state={state} />
          </>
        }
      >
        {summary.grade} {summary.product}, {summary.dimensions},{' '}
        {t.rich('detail.heatOf', {
          heat: summary.heatNumber,
          mono: (text) => <span className="font-mono">{text}</span>,
        })}
      </PageTitle>
      <div className="grid gap-8">
        <Standing certificate={certificate} />
        {countersignature === null ? null : (
          <SecondSignature
            certificateId={certificate.id}
            countersignature={countersignature}
            bodies={bodies?.ok === true ? bodies.value.items : []}
          />
        )}
        {certificate.revocation === null || certificate.revocation.typedData === null ? null : (
          <section aria-labelledby="sign" className="panel grid gap-3">
            <h2 id="sign">{t('batch.signHeading')}</h2>
            <SignRevocationIsland
              config={runtimeConfig()}
              certificateId={certificate.id}
              number={summary.number}
              typedData={certificate.revocation.typedData}
            />
          </section>
        )}
        <div className="grid items-start gap-8 xl:grid-cols-2">
          <WhatItSays certificate={certificate} />
          <InRegister certificate={certificate} />
        </div>
        <CertifiedValues summary={summary} />
        {certificate.findings.length === 0 ? null : (
          <section aria-labelledby="findings">
            <h2 id="findings" className="mb-2">
              {t('list.findings')}
            </h2>
            <Findings findings={certificate.findings} />
          </section>
        )}
        {canRevoke ? (
          <p>
            <Link href={`/vendor/certificates/${certificate.id}/correct`} className="button button-quiet">
              {t('correction.replace')}
            </Link>
          </p>
        ) : null}
        {canRevoke ? <RevokeCertificate certificateId={certificate.id} number={summary.number} /> : null}
      </div>
    </>
  );
}

/** What the vendor must know first: failed, revoked, or ready for a lot. */
function Standing({ certificate }: { certificate: Certificate }) {
  const t = useTranslations('certificate');
  const { state, failure, revocation, mass } = certificate;
  if (revocation !== null || state === 'revoking') {
    return (
      <Notice tone={state === 'revoking' ? 'hot' : 'bad'} title={t('revoke.revoked')}>
        {state === 'revoking'
          ? t('revoke.revoking')
          : t(`revoke.reasons.${recallReason(revocation?.reason ?? 2)}`)}
        {revocation?.revokedAt === null || revocation === null ? null : (
          <>
            , <When iso={revocation.revokedAt} />
          </>
        )}
      </Notice>
    );
  }
  if (failure !== null) return <Notice tone="bad">{failure}</Notice>;
  if (state !== 'final' && state !== 'registered') return null;
  if (mass.leftGrams === '0') return null;
  if (certificate.countersignature !== null && certificate.countersignature.state !== 'countersigned')
    return null;
  return (
    <p>
      <Link href={`/vendor/lots/new?certificate=${certificate.id}`} className="button">
        {t('detail.commission')}
      </Link>
    </p>
  );
}

function WhatItSays({ certificate }: { certificate: Certificate }) {
  const { summary, mass } = certificate;
  const t = useTranslations('certificate');
  return (
    <section aria-labelledby="says">
      <h2 id="says" className="mb-2">
        {t('detail.heading')}
      </h2>
      <Facts>
        <Fact name={t('detail.kind')}>{summary.kindText}</Fact>
        <Fact name={t('detail.maker')}>{summary.manufacturer}</Fact>
        {summary.norm === null ? null : <Fact name={t('detail.norm')}>{summary.norm}</Fact>}
        {summary.pieces === null ? null : <Fact name={t('detail.pieces')}>{summary.pieces}</Fact>}
        {summary.marking === null ? null : <Fact name={t('detail.marking')}>{summary.marking}</Fact>}
        <Fact name={t('detail.mass')}>
          <Mass grams={mass.certifiedGrams} />
        </Fact>
        <Fact name={t('detail.used')}>
          <Mass grams={mass.commissionedGrams} />
        </Fact>
        <Fact name={t('detail.left')}>
          <Mass grams={mass.leftGrams} />
        </Fact>
      </Facts>
      <FillGauge mass={mass} />
      <p className="mt-2">
        <Told text={summary.conformance.sentence} />
      </p>
      {(summary.conformance.notes ?? []).map((note) => (
        <p key={note} className="text-ink-2" lang="en">
          {note}
        </p>
      ))}
    </section>
  );
}

function InRegister({ certificate }: { certificate: Certificate }) {
  const { batch, documents, documentHash } = certificate;
  const t = useTranslations('certificate');
  const gateway = runtimeConfig().ipfsGatewayUrl;
  return (
    <section aria-labelledby="register">
      <h2 id="register" className="mb-2">
        {t('detail.register')}
      </h2>
      <Facts>
        <Fact name={t('detail.fingerprint')}>
          <Hash value={documentHash} label={t('detail.fingerprint')} />
        </Fact>
        {batch === null ? null : (
          <>
            <Fact name={t('detail.id')}>
              <Hash value={batch.certificateId} label={t('detail.id')} />
            </Fact>
            <Fact name={t('detail.batch')}>
              <Link href={`/vendor/certificates/batches/${batch.id}`} prefetch={false}>
                {batch.number}
              </Link>
            </Fact>
            {batch.registeredAt === null ? null : (
              <Fact name={t('detail.registered')}>
                <When iso={batch.registeredAt} />
              </Fact>
            )}
            {batch.txHash === null ? null : (
              <Fact name={t('detail.tx')}>
                <Hash value={batch.txHash} label={t('detail.tx')} />
              </Fact>
            )}
          </>
        )}
        {documents.map((document) => (
          <Fact key={document.sha256} name={t(`detail.documentRoles.${document.role}`)}>
            <a href={`${gateway}/ipfs/${document.cid}`} target="_blank" rel="noreferrer">
              {t('detail.open')}
              <span className="sr-only"> {t(`detail.documentRoles.${document.role}`)}</span>
            </a>
          </Fact>
        ))}
        <Fact name={t('detail.print')}>
          <span className="flex flex-wrap gap-x-4">
            {languages.map((code) => (
              <a
                key={code}
                href={`/v2/certificates/${certificate.id}/pdf?language=${code}`}
                target="_blank"
                rel="noreferrer"
                hrefLang={code}
                lang={code}
                className="py-1"
              >
                {languageNames[code]}
              </a>
            ))}
          </span>
        </Fact>
      </Facts>
    </section>
  );
}
