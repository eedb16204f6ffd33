/** What a reader chose for all pages. The server reads the cookies too, so that a page arrives as it was chosen. */
export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];
export const densities = ['compact', 'normal', 'roomy'] as const;
export type Density = (typeof densities)[number];

/** @example asTheme('green') // 'system' */
export const asTheme = (text: string | undefined): Theme =>
  themes.find((theme) => theme === text) ?? 'system';

/** Nothing chosen means: what suits the pointer, by the style sheet. */
export const asDensity = (text: string | undefined): Density | undefined =>
  densities.find((density) => density === text);

/** Remembers a choice for a year, and makes it so on this page. */
export function prefer(name: 'theme' | 'density', value: string): void {
  document.cookie = `${name}=${value}; path=/; max-age=31536000; samesite=lax`;
  document.documentElement.dataset[name] = value;
}
