export const post = (): void => undefined;
