'use client';

import { texts } from './texts.ts';

/** Ends the session and returns to the front page. */
export function SignOutButton() {
  const signOut = async () => {
    // Bare, because this button stands on every page and should weigh nothing.
    await fetch('/v2/sign-out', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    window.location.assign('/');
  };
  return (
    <button type="button" className="button-text text-sm" onClick={() => void signOut()}>
      {texts.nav.signOut}
    </button>
  );
}
