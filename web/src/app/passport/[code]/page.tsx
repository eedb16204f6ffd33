import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { lotCodeOf, lotIdOfCode } from '@topsteel/domain/digital-link';
import { ConformityTable } from '../../../features/passport/conformity-table.tsx';
import { PassportStatus } from '../../../features/passport/passport-status.tsx';
import { readPassport } from '../../../features/passport/read-passport.ts';
import { texts } from '../../../features/passport/texts.ts';
import { carbonText } from '../../../ui/carbon-text.ts';
import { Co2e } from '../../../ui/co2e.tsx';
import { Fact, Facts } from '../../../ui/facts.tsx';
import { Mass } from '../../../ui/mass.tsx';
import { countryName } from '../../../ui/names.ts';
import { Notice } from '../../../ui/notice.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';
import { When } from '../../../ui/when.tsx';

export const metadata: Metadata = { title: texts.title };

/** The product passport of a lot, for people: what its maker signed, and whether it stands. */
export default async function PassportPage({ params }: { params: Promise<{ code: string }> }) {
  const lotId = lotIdOfCode((await params).code);
  if (lotId === undefined) notFound();
  const code = lotCodeOf(lotId);
  const answer = await readPassport(code);
  const eyebrow = <a href={`/v/${code}`}>{texts.eyebrow}</a>;
  if (!answer.ok) {
    if ('problem' in answer && answer.problem.status === 404) notFound();
    return (
      <div className="page">
        <PageTitle eyebrow={eyebrow} title={texts.title} />
        {'problem' in answer ? (
          <ProblemNotice problem={answer.problem} />
        ) : (
          <Notice tone="bad" title={texts.unsigned}>
            <p>{answer.refused}</p>
          </Notice>
        )}
      </div>
    );
  }
  const { passport } = answer;
  const { product, conformityClaim = [], emissionsScorecard, materialsProvenance = [] } = passport.subject;
  const words = texts.facts;
  const credentials = `/v2/lots/${code}/credentials`;
  return (
    <div className="page">
      <PageTitle eyebrow={eyebrow} title={product.name} />
      <div className="grid gap-8">
        <PassportStatus passport={passport} />
        <section aria-labelledby="steel">
          <h2 id="steel" className="mb-2">
            {words.heading}
          </h2>
          <Facts>
            <Fact name={words.lot}>
              <span className="font-mono">{code}</span>
            </Fact>
            <Fact name={words.description}>{textOf(product['description'])}</Fact>
            <Fact name={words.mass}>
              <Mass grams={BigInt(Math.round((product.dimensions?.weight?.value ?? 0) * 1_000))} />
            </Fact>
            <Fact name={words.producer}>{product.producedByParty?.name}</Fact>
            <Fact name={words.made}>{countryName(product.countryOfProduction ?? '')}</Fact>
            <Fact name={words.melted}>{countryName(materialsProvenance[0]?.originCountry ?? '')}</Fact>
            {product.productionDate === undefined ? null : (
              <Fact name={words.date}>
                <When iso={product.productionDate} dayOnly />
              </Fact>
            )}
          </Facts>
        </section>
        <section aria-labelledby="conformity">
          <h2 id="conformity" className="mb-2">
            {texts.conformity.heading}
          </h2>
          <ConformityTable claim={conformityClaim[0]} />
        </section>
        <section aria-labelledby="carbon">
          <h2 id="carbon" className="mb-2">
            {texts.carbon.heading}
          </h2>
          {emissionsScorecard === undefined ? (
            <p className="text-ink-2">{texts.carbon.none}</p>
          ) : (
            <p>
              {carbonText(String(Math.round(emissionsScorecard.carbonFootprint)))} t <Co2e />{' '}
              {texts.carbon.figure} {emissionsScorecard.reportingStandard?.name}
            </p>
          )}
        </section>
        <section aria-labelledby="data">
          <h2 id="data" className="mb-2">
            {texts.data.heading}
          </h2>
          <p className="mb-2 max-w-prose text-ink-2">{texts.data.text}</p>
          <ul className="grid gap-1">
            {[
              [`${credentials}/product-passport`, texts.data.passport],
              [`${credentials}/conformity-credential`, texts.data.conformity],
              [`${credentials}/inspection-certificate`, texts.data.certificate],
              [
                `/organisations/${passport.credential.issuer.split(':').at(-1) ?? ''}/did.json`,
                texts.data.did,
              ],
              [textOf(passport.credential.statuses[0]?.statusListCredential), texts.data.status],
            ].map(([href, name]) => (
              <li key={href}>
                <a href={href}>{name}</a>
              </li>
            ))}
          </ul>
        </section>
      </div>
    </div>
  );
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
