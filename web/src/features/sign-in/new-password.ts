import type { Problem } from '../../backend/problem.ts';
import { formPassword } from '../../ui/form-text.ts';

/**
 * The password of a form that asks for it twice.
 *
 * @param differ says that the two differ
 * @returns the password; a problem when the two differ.
 */
export function newPasswordOf(form: FormData, differ: string): { password: string } | { problem: Problem } {
  const password = formPassword(form, 'password');
  if (password === formPassword(form, 'repeat')) return { password };
  return { problem: { status: 400, code: 'PASSWORDS_DIFFER', sentence: differ, fields: [] } };
}
