import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Carbon } from '../../ui/carbon.tsx';
import { Fact, Facts } from '../../ui/facts.tsx';
import { useFormats } from '../../ui/formats.ts';
import { Hash } from '../../ui/hash.tsx';
import { Link } from '../../ui/link.tsx';
import { Mass } from '../../ui/mass.tsx';
import { When } from '../../ui/when.tsx';
import { ConformityTable } from './conformity-table.tsx';
import { massOfLot } from './mass-of-lot.ts';
import type { PassportSubject, VerifiedPassport } from './read-passport.ts';

interface SectionProps {
  code: string;
  subject: PassportSubject;
}

/** The parts of a passport in the order they stand in; each is a place in the page that its head leads to. */
export const passportParts = ['facts', 'conformity', 'origin', 'carbon', 'documents', 'data'] as const;

function Part({ part, children }: { part: (typeof passportParts)[number]; children: ReactNode }) {
  const t = useTranslations('passport');
  return (
    <section aria-labelledby={part}>
      <h2 id={part} className="mb-2">
        {t(`${part}.heading`)}
      </h2>
      {children}
    </section>
  );
}

export function PassportContents() {
  const t = useTranslations('passport');
  return (
    <nav aria-label={t('onThisPage')} className="no-print mb-6">
      <ul className="flex flex-wrap gap-x-4">
        {passportParts.map((part) => (
          <li key={part}>
            <a href={`#${part}`} className="inline-flex min-h-8 items-center">
              {t(`${part}.heading`)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

export function SteelFacts({ code, subject: { product } }: SectionProps) {
  const t = useTranslations('passport.facts');
  const gtin = textOf(product['registeredId']);
  return (
    <Part part="facts">
      <Facts>
        <Fact name={t('lot')}>
          <span className="font-mono">{code}</span>
        </Fact>
        <Fact name={t('description')}>{textOf(product['description'])}</Fact>
        <Fact name={t('mass')}>
          <Mass grams={massOfLot(product)} />
        </Fact>
        <Fact name={t('producer')}>{product.producedByParty?.name}</Fact>
        {gtin === '' ? null : (
          <Fact name={t('gtin')}>
            <span className="font-mono">{gtin}</span>
          </Fact>
        )}
        {product.productionDate === undefined ? null : (
          <Fact name={t('date')}>
            <When iso={product.productionDate} dayOnly />
          </Fact>
        )}
      </Facts>
    </Part>
  );
}

export function Conformity({ subject: { conformityClaim = [] } }: SectionProps) {
  return (
    <Part part="conformity">
      <ConformityTable claim={conformityClaim[0]} />
    </Part>
  );
}

export function Origin({ code, subject }: SectionProps) {
  const t = useTranslations('passport.origin');
  const formats = useFormats();
  const { product, materialsProvenance = [] } = subject;
  const route = routeOf(subject);
  return (
    <Part part="origin">
      <Facts>
        <Fact name={t('melted')}>{formats.country(materialsProvenance[0]?.originCountry ?? '')}</Fact>
        <Fact name={t('made')}>{formats.country(product.countryOfProduction ?? '')}</Fact>
        {route === undefined ? null : <Fact name={t('route')}>{route}</Fact>}
      </Facts>
      <p className="mt-2">
        <Link href={`/genealogy/${code}`}>{t('genealogy')}</Link>
      </p>
    </Part>
  );
}

export function CarbonOfLot({ subject: { product, emissionsScorecard } }: SectionProps) {
  const t = useTranslations('passport.carbon');
  const formats = useFormats();
  if (emissionsScorecard === undefined) {
    return (
      <Part part="carbon">
        <p className="text-ink-2">{t('none')}</p>
      </Part>
    );
  }
  const perKg = BigInt(Math.round(emissionsScorecard.carbonFootprint));
  // Grams of CO2e per kilogram of steel times grams of steel are a thousand times too many.
  const whole = formats.mass((perKg * massOfLot(product)) / 1_000n, 't');
  const standard = emissionsScorecard.reportingStandard?.name;
  return (
    <Part part="carbon">
      <p className="mb-2 text-lg">
        <Carbon gramsCo2ePerKg={perKg} word="declared" />
      </p>
      <p>{t('declared', { figure: formats.carbon(perKg) })}</p>
      <p>{t('whole', { figure: whole })}</p>
      {standard === undefined ? null : (
        <Facts>
          <Fact name={t('standard')}>{standard}</Fact>
        </Facts>
      )}
    </Part>
  );
}

export function Documents({ code, subject: { conformityClaim = [] } }: SectionProps) {
  const t = useTranslations('passport.documents');
  const evidence = conformityClaim[0]?.conformityEvidence;
  return (
    <Part part="documents">
      <ul className="grid gap-2">
        {evidence?.linkURL === undefined ? null : (
          <li>
            <a href={evidence.linkURL}>{t('evidence')}</a>{' '}
            <Hash value={evidence.hashDigest ?? ''} label="SHA-256" />
          </li>
        )}
        <li>
          <a href={`/v/${code}`}>{t('pdf')}</a>
        </li>
        <li>
          <a href={`/v2/lots/${code}/evidence.zip`}>{t('zip')}</a>
        </li>
      </ul>
    </Part>
  );
}

export function MachineData({ code, passport }: { code: string; passport: VerifiedPassport }) {
  const t = useTranslations('passport.data');
  const credentials = `/v2/lots/${code}/credentials`;
  const { issuer, statuses } = passport.credential;
  const links = [
    [`${credentials}/product-passport`, t('passport')],
    [`${credentials}/conformity-credential`, t('conformity')],
    [`${credentials}/inspection-certificate`, t('certificate')],
    [`/organisations/${issuer.split(':').at(-1) ?? ''}/did.json`, t('did')],
    [textOf(statuses[0]?.statusListCredential), t('status')],
  ] as const;
  return (
    <Part part="data">
      <p className="mb-2 max-w-prose text-ink-2">{t('text')}</p>
      <ul className="grid gap-1">
        {links.map(([href, name]) => (
          <li key={name}>
            <a href={href}>{name}</a>
          </li>
        ))}
      </ul>
    </Part>
  );
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The route stands in a sentence of the credential. @example 'Melted in FR, route BF-BOF' gives 'BF-BOF' */
function routeOf(subject: PassportSubject): string | undefined {
  const traces = subject['traceabilityInformation'];
  const first: unknown = Array.isArray(traces) ? traces[0] : undefined;
  const process =
    typeof first === 'object' && first !== null && 'valueChainProcess' in first
      ? textOf(first.valueChainProcess)
      : '';
  return /route ([A-Z-]+)/.exec(process)?.[1];
}
