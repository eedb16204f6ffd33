'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { memberDuty, ssoProvider } from '@topsteel/domain/api';
import { send } from '../../backend/send.ts';
import { CheckField } from '../../ui/check-field.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { formText } from '../../ui/form-text.ts';
import { useFormats } from '../../ui/formats.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextAreaField } from '../../ui/text-area-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useForm } from '../../ui/use-form.ts';
import { useRouter } from '../../words/navigation.ts';
import { MoreForm } from '../company/more-form.tsx';
import { useStepUp } from '../step-up/use-step-up.tsx';
import { readRoleMap } from './role-map.ts';

type Protocol = 'oidc' | 'saml';
const DUTIES = memberDuty.options;

/** What a form says of a provider, in the form of the API. */
function bodyOf(form: FormData, protocol: Protocol) {
  const map = readRoleMap(formText(form, 'roleMap'));
  const text = (name: string): string => formText(form, name);
  return {
    protocol,
    name: text('name'),
    roleClaim: text('roleClaim') || null,
    roleMap: 'map' in map ? map.map : {},
    defaultDuty: text('defaultDuty') || null,
    answersForSecondFactor: form.get('answersForSecondFactor') !== null,
    ...(protocol === 'oidc'
      ? { issuer: text('issuer'), clientId: text('clientId'), clientSecret: text('clientSecret') }
      : { entityId: text('entityId'), signOnUrl: text('signOnUrl'), certificates: [text('certificates')] }),
  };
}

/** Registers a provider, turned off until somebody turns it on. */
export function RegisterProvider() {
  const t = useTranslations('singleSignOn.add');
  const tDuties = useTranslations('singleSignOn.duties');
  const formats = useFormats();
  const router = useRouter();
  const [protocol, setProtocol] = useState<Protocol>('oidc');
  const [round, setRound] = useState(0);
  const { act, dialog } = useStepUp();
  const duties = formats.list(DUTIES);
  const { faults, problem, isBusy, errorOf, onSubmit } = useForm({
    fieldOf: (path) => path.split(/[./]/).find(Boolean) ?? '',
    check: (form) => {
      const map = readRoleMap(formText(form, 'roleMap'));
      return 'wrongLine' in map
        ? [{ field: 'roleMap', message: t('roleMapWrong', { line: map.wrongLine, duties }) }]
        : [];
    },
    send: (form) =>
      act(() => send('/v2/sso-providers', { body: bodyOf(form, protocol), schema: ssoProvider })),
    onDone: () => {
      setRound(round + 1);
      router.refresh();
    },
  });
  return (
    <MoreForm title={t('title')}>
      <form method="post" key={round} className="grid gap-4" onSubmit={onSubmit}>
        <ErrorSummary faults={faults} />
        {problem === undefined ? null : <ProblemNotice problem={problem} />}
        <RadioGroup
          name="protocol"
          label={t('protocol')}
          value={protocol}
          onChange={(value) => {
            setProtocol(value === 'saml' ? 'saml' : 'oidc');
          }}
          choices={[
            { value: 'oidc', label: 'OpenID Connect', hint: t('oidcHint') },
            { value: 'saml', label: 'SAML 2.0', hint: t('samlHint') },
          ]}
        />
        <TextField
          name="name"
          label={t('name')}
          hint={t('nameHint')}
          maxLength={80}
          error={errorOf('name')}
        />
        {protocol === 'oidc' ? (
          <>
            <TextField name="issuer" type="url" label={t('issuer')} error={errorOf('issuer')} />
            <TextField name="clientId" label={t('clientId')} error={errorOf('clientId')} />
            <TextField
              name="clientSecret"
              type="password"
              label={t('clientSecret')}
              hint={t('clientSecretHint')}
              error={errorOf('clientSecret')}
            />
          </>
        ) : (
          <>
            <TextField name="entityId" label={t('entityId')} error={errorOf('entityId')} />
            <TextField name="signOnUrl" type="url" label={t('signOnUrl')} error={errorOf('signOnUrl')} />
            <TextAreaField
              name="certificates"
              label={t('certificate')}
              rows={6}
              error={errorOf('certificates')}
            />
          </>
        )}
        <TextField
          name="roleClaim"
          label={t('roleClaim')}
          hint={t('roleClaimHint')}
          isRequired={false}
          error={errorOf('roleClaim')}
        />
        <TextAreaField
          name="roleMap"
          label={t('roleMap')}
          hint={t('roleMapHint', { duties, example: 'steel-buyers = trade' })}
          isRequired={false}
          rows={3}
          error={errorOf('roleMap')}
        />
        <SelectField
          name="defaultDuty"
          label={t('defaultDuty')}
          isRequired={false}
          choose={t('notIn')}
          options={DUTIES.map((value) => ({ value, label: tDuties(value) }))}
        />
        <CheckField name="answersForSecondFactor" label={t('answers')} hint={t('answersHint')} />
        <button className="button justify-self-start" aria-disabled={isBusy}>
          {t('button')}
        </button>
        {dialog}
      </form>
    </MoreForm>
  );
}
