import type { StorybookConfig } from '@storybook/react-vite';
import { viteConfig } from './vite-config.ts';

const config: StorybookConfig = {
  framework: '@storybook/react-vite',
  stories: ['../src/**/*.stories.tsx'],
  core: { disableTelemetry: true },
  viteFinal: (base) => ({ ...base, ...viteConfig, plugins: [...(base.plugins ?? [])] }),
};

export default config;
