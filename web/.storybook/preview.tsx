import type { Preview } from '@storybook/react-vite';
import { languageNames, languages, type Language } from '../src/words/languages.ts';
import { densities, themes, type Density, type Theme } from '../src/ui/preference.ts';
import { StoryFrame } from './story-frame.tsx';

const list = (title: string, items: readonly { value: string; title: string }[]) => ({
  description: title,
  toolbar: { title, items: [...items], dynamicTitle: true },
});

const preview: Preview = {
  globalTypes: {
    language: list(
      'Language',
      languages.map((language) => ({ value: language, title: languageNames[language] })),
    ),
    theme: list(
      'Colours',
      themes.map((theme) => ({ value: theme, title: theme })),
    ),
    density: list(
      'Row height',
      densities.map((density) => ({ value: density, title: density })),
    ),
  },
  initialGlobals: { language: 'en', theme: 'light', density: 'normal' },
  parameters: { layout: 'padded' },
  decorators: [
    (Story, { globals }) => (
      <StoryFrame
        language={globals['language'] as Language}
        theme={globals['theme'] as Theme}
        density={globals['density'] as Density}
      >
        <Story />
      </StoryFrame>
    ),
  ],
};

export default preview;
