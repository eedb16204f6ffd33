import { useTranslations } from 'next-intl';
import { PasswordField } from './password-field.tsx';

/** A new password, typed twice. */
export function PasswordFields() {
  const t = useTranslations('signIn.newPassword');
  return (
    <>
      <PasswordField
        name="password"
        label={t('next')}
        hint={t('hint')}
        autoComplete="new-password"
        minLength={10}
      />
      <PasswordField name="repeat" label={t('repeat')} autoComplete="new-password" />
    </>
  );
}
