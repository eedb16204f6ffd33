import type { Problem } from '../../backend/problem.ts';
import { formPassword } from '../../ui/form-text.ts';
import { texts } from './texts.ts';

/**
 * The password of a form that asks for it twice.
 *
 * @returns the password; a problem when the two differ.
 */
export function newPasswordOf(form: FormData): { password: string } | { problem: Problem } {
  const password = formPassword(form, 'password');
  if (password === formPassword(form, 'repeat')) return { password };
  return { problem: { status: 400, code: 'PASSWORDS_DIFFER', sentence: texts.password.differ, fields: [] } };
}
