'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { organisationMember, type MemberRole } from '@topsteel/domain/api';
import { send } from '../../backend/send.ts';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { Modal } from '../../ui/modal.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { useForm } from '../../ui/use-form.ts';
import { useRouter } from '../../words/navigation.ts';
import { useStepUp } from '../step-up/use-step-up.tsx';
import { RoleChoice } from './role-choice.tsx';

type ChangeRolesProps = {
  userId: string;
  name: string;
  roles: readonly MemberRole[];
  offered: readonly MemberRole[];
};

/** Opens what a member may do, to be changed. */
export function ChangeRoles(props: ChangeRolesProps) {
  const t = useTranslations('member');
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className="button button-quiet button-small"
        onClick={() => {
          setOpen(true);
        }}
      >
        {t('change')}
        <span className="sr-only"> {props.name}</span>
      </button>
      {isOpen ? (
        <Modal
          title={t('changeTitle', { name: props.name })}
          onClose={() => {
            setOpen(false);
          }}
        >
          <RolesForm
            {...props}
            onDone={() => {
              setOpen(false);
            }}
          />
        </Modal>
      ) : null}
    </>
  );
}

function RolesForm({ userId, roles, offered, onDone }: ChangeRolesProps & { onDone: () => void }) {
  const t = useTranslations('member');
  const router = useRouter();
  const { act, dialog } = useStepUp();
  const { faults, problem, isBusy, errorOf, onSubmit } = useForm({
    check: (form) =>
      form.getAll('roles').length > 0 ? [] : [{ field: 'roles', message: t('invite.noRole') }],
    send: (form) =>
      act(() =>
        send(`/v2/members/${encodeURIComponent(userId)}/roles`, {
          body: { roles: form.getAll('roles') },
          schema: organisationMember,
        }),
      ),
    onDone: () => {
      onDone();
      router.refresh();
    },
  });
  return (
    <form method="post" noValidate className="grid gap-4" onSubmit={onSubmit}>
      <ErrorSummary faults={faults} />
      {problem === undefined ? null : <ProblemNotice problem={problem} />}
      <RoleChoice
        legend={t('duties')}
        // What a member has already stays in sight, also where the organisation has no such work any more.
        offered={[...offered, ...roles.filter((role) => !offered.includes(role))]}
        chosen={roles}
        error={errorOf('roles')}
      />
      <p className="text-sm text-ink-2">{t('changeHint')}</p>
      <button className="button justify-self-start" aria-disabled={isBusy}>
        {t('save')}
      </button>
      {dialog}
    </form>
  );
}
