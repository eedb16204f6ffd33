import { randomUUID } from 'node:crypto';
import { getTranslations } from 'next-intl/server';
import { savedSearches } from '@topsteel/domain/api';
import { read } from '../../backend/read.ts';
import { getSession } from '../session/get-me.ts';
import { SignInLink } from '../session/sign-in-link.tsx';
import { changed, hasFilters, paramsOf, type SteelSearch } from '../steel/steel-search.ts';
import { KeepForm } from './keep-form.tsx';
import { SavedSearches } from './saved-searches.tsx';

/** Keeps what is being looked for, and lists what this person keeps already. */
export async function KeepSearch({ search }: { search: SteelSearch }) {
  const t = await getTranslations('savedSearch');
  const session = await getSession();
  const isSomething = search.q !== '' || search.family.length > 0 || hasFilters(search);
  if (session.state !== 'in') {
    return isSomething ? (
      <p className="mt-8 text-sm text-ink-2">
        {t('signIn')} <SignInLink />
      </p>
    ) : null;
  }
  const answer = await read('/v2/saved-searches', savedSearches);
  const kept = answer.ok ? answer.value.items : [];
  const name = [search.q, ...search.family, ...Object.values(search.chosen).flat()]
    .filter((part) => part !== '')
    .join(' ')
    .slice(0, 80);
  return (
    <section id="searches" className="mt-8 grid gap-6 border-t border-rule pt-4">
      {isSomething ? (
        <div>
          <h2>{t('heading')}</h2>
          <p className="mb-2 text-sm text-ink-2">{t('hint')}</p>
          <KeepForm
            state={stateOf(search)}
            name={name}
            idempotencyKey={randomUUID()}
            words={{ name: t('name'), keep: t('keep'), failed: t('failed') }}
          />
        </div>
      ) : null}
      <SavedSearches items={kept} />
    </section>
  );
}

/** The state without its page, with a single family too, which the path holds otherwise. */
function stateOf(search: SteelSearch): string {
  const params = paramsOf(changed(search, {}));
  if (search.family.length > 0) params.set('family', search.family.join(','));
  return params.toString();
}
