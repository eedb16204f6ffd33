'use client';

import { useTranslations } from 'next-intl';
import type { MemberRole } from '@topsteel/domain/api';
import { CheckField } from '../../ui/check-field.tsx';
import { FieldError } from '../../ui/field.tsx';

type RoleChoiceProps = {
  legend: string;
  offered: readonly MemberRole[];
  chosen?: readonly MemberRole[];
  error: string | undefined;
};

/** What somebody may do, each with what it brings. */
export function RoleChoice({ legend, offered, chosen = [], error }: RoleChoiceProps) {
  const t = useTranslations('member');
  return (
    <fieldset id="roles" tabIndex={-1} className={`outline-none ${error === undefined ? '' : 'field-wrong'}`}>
      <legend className="mb-1 font-semibold">{legend}</legend>
      {error === undefined ? null : <FieldError name="roles">{error}</FieldError>}
      <div className="grid gap-1">
        {offered.map((role) => (
          <CheckField
            key={role}
            name="roles"
            value={role}
            label={t(`roles.${role}`)}
            hint={t(`roleHints.${role}`)}
            defaultChecked={chosen.includes(role)}
          />
        ))}
      </div>
    </fieldset>
  );
}
