'use client';

import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { apiKeyScope, apiKeyWithSecret, type ApiKeyScope, type ApiKeyWithSecret } from '@topsteel/domain/api';
import { send } from '../../backend/send.ts';
import { CheckField } from '../../ui/check-field.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { FieldError } from '../../ui/field.tsx';
import { formText } from '../../ui/form-text.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextAreaField } from '../../ui/text-area-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useForm } from '../../ui/use-form.ts';
import { useRouter } from '../../words/navigation.ts';
import { MoreForm } from '../company/more-form.tsx';
import { useStepUp } from '../step-up/use-step-up.tsx';
import { NewSecret } from './new-secret.tsx';

const DAYS = [30, 90, 180, 366];

/** Makes a key for a program, and shows it once. */
export function MakeKey({ scopes, isFirst }: { scopes: readonly ApiKeyScope[]; isFirst: boolean }) {
  const t = useTranslations('apiKey');
  const router = useRouter();
  const box = useRef<HTMLFormElement>(null);
  const [made, setMade] = useState<ApiKeyWithSecret>();
  const { act, dialog } = useStepUp();
  const { faults, problem, isBusy, errorOf, onSubmit } = useForm({
    fieldOf: (path) => path.split(/[./]/).find(Boolean) ?? '',
    check: (form) => [
      ...(formText(form, 'name') === '' ? [{ field: 'name', message: t('make.noName') }] : []),
      ...(form.getAll('scopes').length === 0 ? [{ field: 'scopes', message: t('make.noScope') }] : []),
    ],
    send: (form) =>
      act(() =>
        send('/v2/api-keys', {
          body: {
            name: formText(form, 'name'),
            scopes: form.getAll('scopes').map((scope) => apiKeyScope.parse(scope)),
            allowedNetworks: formText(form, 'allowedNetworks')
              .split(/[\s,;]+/)
              .filter(Boolean),
            expiresInDays: Number(formText(form, 'expiresInDays')),
          },
          schema: apiKeyWithSecret,
        }),
      ),
    onDone: (key) => {
      setMade(key);
      box.current?.reset();
    },
  });
  const scopesError = errorOf('scopes');
  return (
    <MoreForm title={t('make.title')} isOpen={isFirst}>
      <form method="post" ref={box} noValidate className="grid gap-4" onSubmit={onSubmit}>
        <ErrorSummary faults={faults} />
        {problem === undefined ? null : <ProblemNotice problem={problem} />}
        <TextField
          name="name"
          label={t('make.name')}
          hint={t('make.nameHint')}
          maxLength={80}
          error={errorOf('name')}
        />
        <fieldset
          id="scopes"
          tabIndex={-1}
          className={`outline-none ${scopesError === undefined ? '' : 'field-wrong'}`}
        >
          <legend className="mb-1 font-semibold">{t('make.scopes')}</legend>
          {scopesError === undefined ? null : <FieldError name="scopes">{scopesError}</FieldError>}
          {scopes.map((scope) => (
            <CheckField
              key={scope}
              name="scopes"
              value={scope}
              label={t(`scopes.${scope}`)}
              hint={t(`scopeHints.${scope}`)}
              defaultChecked={scope === 'read'}
            />
          ))}
        </fieldset>
        <TextAreaField
          name="allowedNetworks"
          label={t('make.networks')}
          hint={t('make.networksHint')}
          isRequired={false}
          rows={3}
          error={errorOf('allowedNetworks')}
        />
        <SelectField
          name="expiresInDays"
          label={t('make.days')}
          defaultValue="90"
          options={DAYS.map((days) => ({
            value: days.toString(),
            label: t('make.daysOption', { days }),
          }))}
        />
        <button className="button justify-self-start" aria-disabled={isBusy}>
          {t('make.button')}
        </button>
      </form>
      {dialog}
      {made === undefined ? null : (
        <NewSecret
          made={made}
          onDone={() => {
            setMade(undefined);
            router.refresh();
          }}
        />
      )}
    </MoreForm>
  );
}
