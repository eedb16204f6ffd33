'use client';

import { z } from 'zod';
import { send } from '../../backend/send.ts';
import { texts } from './texts.ts';

/** Ends the session and returns to the front page. */
export function SignOutButton() {
  const signOut = async () => {
    await send('/api/auth/sign-out', { body: {}, schema: z.unknown() });
    window.location.assign('/');
  };
  return (
    <button type="button" className="button-text text-sm" onClick={() => void signOut()}>
      {texts.nav.signOut}
    </button>
  );
}
