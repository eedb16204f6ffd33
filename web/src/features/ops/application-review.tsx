import { randomUUID } from 'node:crypto';
import { vendorCheckKinds, type VendorApplication } from '@topsteel/domain/api';
import { useTranslations } from 'next-intl';
import { Fact, Facts } from '../../ui/facts.tsx';
import { useFormats } from '../../ui/formats.ts';
import { KeptCell, KeptCellSelect, KeptSelect, KeptText, KeptTextArea } from '../../ui/kept-fields.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Tag } from '../../ui/tag.tsx';
import { When } from '../../ui/when.tsx';
import { ActForm } from '../audit-record/act-form.tsx';
import { ActButton } from './act-button.tsx';
import { decideApplication, judgeDocument, noteCheck } from './acts.ts';

/** Who applies, and what speaks against it. */
export function ApplicationFacts({ application }: { application: VendorApplication }) {
  const t = useTranslations('ops');
  const formats = useFormats();
  const { company, contact, sameVat, missing, reason } = application;
  return (
    <section className="grid gap-3">
      {missing.length === 0 ? null : (
        <Notice
          tone="attention"
          live={false}
          title={t('applications.missing', {
            documents: formats.list(missing.map((kind) => t(`documentKinds.${kind}`))),
          })}
        />
      )}
      <Facts>
        <Fact name={t('applications.company')}>
          {company.name} ({company.legalName}, {company.city}, {formats.country(company.country)})
        </Fact>
        <Fact name={t('applications.roles')}>
          {formats.list(company.roles.map((role) => t(`roles.${role}`)))}
        </Fact>
        <Fact name={t('applications.vat')}>{company.vat ?? '–'}</Fact>
        {sameVat.length === 0 ? null : (
          <Fact name={t('applications.sameVat')}>
            <span className="font-semibold text-bad">{formats.list(sameVat)}</span>
          </Fact>
        )}
        <Fact name={t('applications.contact')}>
          {contact.name}, {contact.email}
          {contact.phone === null ? '' : `, ${contact.phone}`}
        </Fact>
        {reason === null ? null : <Fact name={t('applications.reason')}>{reason}</Fact>}
      </Facts>
    </section>
  );
}

const TONES = { waiting: 'hot', accepted: 'good', refused: 'bad' } as const;

/** Each document with its file and its judgement, which can be given anew until the application is decided. */
export function ApplicationDocuments({ application }: { application: VendorApplication }) {
  const t = useTranslations('ops');
  return (
    <section aria-labelledby="documents" className="grid gap-4">
      <h2 id="documents">{t('applications.documents')}</h2>
      {application.documents.map((document) => (
        <article key={document.id} className="grid gap-2 border-t border-rule pt-3">
          <h3>
            {t(`documentKinds.${document.kind}`)}{' '}
            <Tag tone={TONES[document.state]}>
              {document.state === 'waiting'
                ? t('applications.notReviewed')
                : t(document.state === 'accepted' ? 'applications.accepted' : 'applications.refusedDocument')}
            </Tag>
          </h3>
          <p>
            <a
              href={`/v2/vendor-applications/${application.id}/documents/${document.id}/file`}
              target="_blank"
              rel="noreferrer"
            >
              {t('applications.open')}: {document.file.name}
            </a>
          </p>
          {document.remark === null ? null : <p className="text-ink-2">{document.remark}</p>}
          <ActButton
            act={judgeDocument}
            verb={t('applications.judge')}
            of={t(`documentKinds.${document.kind}`)}
          >
            <input type="hidden" name="id" value={application.id} />
            <input type="hidden" name="documentId" value={document.id} />
            <input type="hidden" name="key" value={randomUUID()} />
            <KeptCellSelect
              name="decision"
              label={t('applications.decision')}
              options={[
                { value: 'accepted', label: t('applications.accepted') },
                { value: 'refused', label: t('applications.refusedDocument') },
              ]}
            />
            <KeptCell
              name="remark"
              label={t('applications.remark')}
              className="w-96 max-w-full"
              minLength={3}
              maxLength={500}
              required
            />
          </ActButton>
        </article>
      ))}
    </section>
  );
}

/** What was looked up about the applicant, and room for more. */
export function ApplicationChecks({ application }: { application: VendorApplication }) {
  const t = useTranslations('ops');
  return (
    <section aria-labelledby="checks" className="grid gap-3">
      <h2 id="checks">{t('applications.checks')}</h2>
      {application.checks.length === 0 ? <p className="text-ink-2">{t('applications.checksNone')}</p> : null}
      <ul className="grid gap-2">
        {application.checks.map(({ kind, result, remark, checkedAt }) => (
          <li key={kind + checkedAt}>
            {t(`checkKinds.${kind}`)}{' '}
            <Tag tone={result === 'passed' ? 'good' : 'bad'}>{t(`applications.${result}`)}</Tag> {remark}{' '}
            <span className="text-sm text-ink-2">
              <When iso={checkedAt} />
            </span>
          </li>
        ))}
      </ul>
      <ActForm act={noteCheck} verb={t('applications.noteCheck')}>
        <input type="hidden" name="id" value={application.id} />
        <input type="hidden" name="key" value={randomUUID()} />
        <KeptSelect
          name="kind"
          label={t('applications.check')}
          options={vendorCheckKinds.map((kind) => ({ value: kind, label: t(`checkKinds.${kind}`) }))}
        />
        <KeptSelect
          name="result"
          label={t('applications.decision')}
          options={[
            { value: 'passed', label: t('applications.passed') },
            { value: 'failed', label: t('applications.failed') },
          ]}
        />
        <KeptText name="remark" label={t('applications.remark')} maxLength={500} />
      </ActForm>
    </section>
  );
}

/** The decision; approval registers the company and invites its contact. */
export function DecideApplication({ application }: { application: VendorApplication }) {
  const t = useTranslations('ops');
  if (application.state === 'approved' || application.state === 'refused') return null;
  return (
    <section aria-labelledby="decide" className="grid gap-3">
      <h2 id="decide">{t('applications.decide')}</h2>
      <ActForm act={decideApplication} verb={t('applications.decide')}>
        <input type="hidden" name="id" value={application.id} />
        <input type="hidden" name="key" value={randomUUID()} />
        <KeptSelect
          name="verb"
          label={t('applications.which')}
          options={[
            { value: 'request', label: t('applications.askMore') },
            { value: 'approval', label: t('applications.approve') },
            { value: 'refusal', label: t('applications.refuse') },
          ]}
        />
        <KeptTextArea name="reason" label={t('applications.reason')} isRequired={false} maxLength={1000} />
      </ActForm>
    </section>
  );
}
