/** All stories on one page, for the test that looks at each of them in every language and theme. */
import { useEffect } from 'react';
import { createRoot } from 'react-dom/client';
import type { Theme } from '../src/ui/preference.ts';
import type { Language } from '../src/words/languages.ts';
import { StoryFrame } from './story-frame.tsx';

type StoryModule = Record<string, { render?: () => React.ReactNode; parameters?: { isAlone?: boolean } }>;

const modules = import.meta.glob<StoryModule>('../src/**/*.stories.tsx', { eager: true });
const stories = Object.entries(modules).flatMap(([path, module]) =>
  Object.entries(module)
    .filter(([name]) => name !== 'default')
    .map(([name, story]) => ({
      name: `${path.replace(/^.*\//, '').replace('.stories.tsx', '')}-${name}`,
      render: story.render,
      isAlone: story.parameters?.isAlone === true,
    })),
);

export type Shown = {
  language: Language;
  theme: Theme;
  isLengthened?: boolean;
  /** One that cannot stand beside others: an open dialog. */ alone?: string;
};

function All({ shown, onShown }: { shown: Shown; onShown: () => void }) {
  useEffect(onShown);
  const chosen = stories.filter(({ name, isAlone }) =>
    shown.alone === undefined ? !isAlone : name === shown.alone,
  );
  return (
    <StoryFrame {...shown}>
      <main className="page grid gap-12">
        <h1>{`${shown.language} ${shown.theme}`}</h1>
        {chosen.map(({ name, render: Story }) => (
          <section key={name} data-story={name} className="grid gap-2">
            <h2 className="eyebrow">{name}</h2>
            {Story === undefined ? null : <Story />}
          </section>
        ))}
      </main>
    </StoryFrame>
  );
}

const root = createRoot(document.getElementById('stories') ?? document.body);
let times = 0;

Object.assign(window, {
  storyNames: stories.map(({ name, isAlone }) => ({ name, isAlone })),
  /** Draws the stories anew and comes back when they stand. */
  showStories: (shown: Shown): Promise<void> =>
    new Promise((resolve) => {
      times += 1;
      root.render(
        <All
          key={times}
          shown={shown}
          onShown={() => {
            requestAnimationFrame(() => {
              resolve();
            });
          }}
        />,
      );
    }),
});
