'use client';

import { useTranslations } from 'next-intl';

/** Ends the session and returns to the front page. */
export function SignOutButton() {
  const t = useTranslations('session');
  const signOut = async () => {
    // Bare, because this button stands on every page and should weigh nothing.
    await fetch('/v2/sign-out', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    window.location.assign(`/${document.documentElement.lang}`);
  };
  return (
    <button type="button" className="button-text text-sm" onClick={() => void signOut()}>
      {t('nav.signOut')}
    </button>
  );
}
