export type Relay = { hash: string };
