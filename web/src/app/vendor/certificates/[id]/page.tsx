import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { certificate as certificateSchema, inspectionBodies, type Certificate } from '@topsteel/domain/api';
import { read } from '../../../../backend/read.ts';
import {
  CertificateStateTag,
  isCertificateMoving,
} from '../../../../features/certificate/certificate-table.tsx';
import { texts as correctionTexts } from '../../../../features/certificate/correction-texts.ts';
import { Findings } from '../../../../features/certificate/findings.tsx';
import { RevokeCertificate } from '../../../../features/certificate/revoke-certificate.tsx';
import { runtimeConfig } from '../../../../features/configuration/runtime-config.ts';
import { SecondSignature } from '../../../../features/countersignature/second-signature.tsx';
import { CertifiedValues } from '../../../../features/offer/value-table.tsx';
import { texts } from '../../../../features/vendor/texts.ts';
import { SignRevocationIsland } from '../../../../features/vendor/wallet-islands.tsx';
import { Fact, Facts } from '../../../../ui/facts.tsx';
import { Hash } from '../../../../ui/hash.tsx';
import { LiveRefresh } from '../../../../ui/live-refresh.tsx';
import { Mass } from '../../../../ui/mass.tsx';
import { Notice } from '../../../../ui/notice.tsx';
import { PageTitle } from '../../../../ui/page-title.tsx';
import { ProblemNotice } from '../../../../ui/problem-notice.tsx';
import { When } from '../../../../ui/when.tsx';

export const metadata: Metadata = { title: 'Certificate' };

export default async function CertificatePage({ params }: { params: Promise<{ id: string }> }) {
  const answer = await read(`/v2/certificates/${encodeURIComponent((await params).id)}`, certificateSchema);
  if (!answer.ok) {
    if (answer.problem.status === 404) notFound();
    return <ProblemNotice problem={answer.problem} />;
  }
  const certificate = answer.value;
  const { summary, state } = certificate;
  const words = texts.certificates;
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
        eyebrow={<Link href="/vendor/certificates">{words.title}</Link>}
        title={
          <>
            {summary.number} <CertificateStateTag state={state} />
          </>
        }
      >
        {summary.grade} {summary.product}, {summary.dimensions}, heat{' '}
        <span className="font-mono">{summary.heatNumber}</span>
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
            <h2 id="sign">{texts.batch.signHeading}</h2>
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
              {words.findings}
            </h2>
            <Findings findings={certificate.findings} />
          </section>
        )}
        {canRevoke ? (
          <p>
            <Link href={`/vendor/certificates/${certificate.id}/correct`} className="button button-quiet">
              {correctionTexts.replace}
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
  const { state, failure, revocation, mass } = certificate;
  const reasons: Record<number, string> = texts.revoke.reasons;
  if (revocation !== null || state === 'revoking') {
    return (
      <Notice tone={state === 'revoking' ? 'hot' : 'bad'} title={texts.revoke.revoked}>
        {state === 'revoking' ? texts.revoke.revoking : reasons[revocation?.reason ?? 0]}
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
      <Link href={`/vendor/lots?certificate=${certificate.id}`} className="button">
        {texts.certificates.detail.commission}
      </Link>
    </p>
  );
}

function WhatItSays({ certificate }: { certificate: Certificate }) {
  const { summary, mass } = certificate;
  const words = texts.certificates.detail;
  return (
    <section aria-labelledby="says">
      <h2 id="says" className="mb-2">
        {words.heading}
      </h2>
      <Facts>
        <Fact name={words.kind}>{summary.kindText}</Fact>
        <Fact name={words.maker}>{summary.manufacturer}</Fact>
        {summary.norm === null ? null : <Fact name={words.norm}>{summary.norm}</Fact>}
        {summary.pieces === null ? null : <Fact name={words.pieces}>{summary.pieces}</Fact>}
        {summary.marking === null ? null : <Fact name={words.marking}>{summary.marking}</Fact>}
        <Fact name={words.mass}>
          <Mass grams={mass.certifiedGrams} />
        </Fact>
        <Fact name={words.used}>
          <Mass grams={mass.commissionedGrams} />
        </Fact>
        <Fact name={words.left}>
          <Mass grams={mass.leftGrams} />
        </Fact>
      </Facts>
      <p className="mt-2">{summary.conformance.sentence}</p>
      {(summary.conformance.notes ?? []).map((note) => (
        <p key={note} className="text-ink-2">
          {note}
        </p>
      ))}
    </section>
  );
}

function InRegister({ certificate }: { certificate: Certificate }) {
  const { batch, documents, documentHash } = certificate;
  const words = texts.certificates;
  const gateway = runtimeConfig().ipfsGatewayUrl;
  return (
    <section aria-labelledby="register">
      <h2 id="register" className="mb-2">
        {words.detail.register}
      </h2>
      <Facts>
        <Fact name={words.detail.fingerprint}>
          <Hash value={documentHash} label="document fingerprint" />
        </Fact>
        {batch === null ? null : (
          <>
            <Fact name={words.detail.id}>
              <Hash value={batch.certificateId} label="certificate identity" />
            </Fact>
            <Fact name={words.detail.batch}>
              <Link href={`/vendor/certificates/batches/${batch.id}`} prefetch={false}>
                {batch.number}
              </Link>
            </Fact>
            {batch.registeredAt === null ? null : (
              <Fact name={words.detail.registered}>
                <When iso={batch.registeredAt} />
              </Fact>
            )}
            {batch.txHash === null ? null : (
              <Fact name={words.detail.tx}>
                <Hash value={batch.txHash} label="transaction" />
              </Fact>
            )}
          </>
        )}
        {documents.map((document) => (
          <Fact key={document.sha256} name={words.documentRoles[document.role]}>
            <a href={`${gateway}/ipfs/${document.cid}`} target="_blank" rel="noreferrer">
              {words.detail.open}
              <span className="sr-only"> {words.documentRoles[document.role]}</span>
            </a>
          </Fact>
        ))}
        <Fact name={words.detail.print}>
          <span className="flex flex-wrap gap-x-4">
            {printLanguages.map(([code, name]) => (
              <a
                key={code}
                href={`/v2/certificates/${certificate.id}/pdf?language=${code}`}
                target="_blank"
                rel="noreferrer"
                hrefLang={code}
                lang={code}
              >
                {name}
              </a>
            ))}
          </span>
        </Fact>
      </Facts>
    </section>
  );
}

/** Each language in its own name, as the reader of the print looks for it. */
const printLanguages = [
  ['en', 'English'],
  ['fr', 'Français'],
  ['de', 'Deutsch'],
  ['es', 'Español'],
  ['it', 'Italiano'],
  ['nl', 'Nederlands'],
] as const;
