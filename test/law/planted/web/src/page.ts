export const meetsOracles = true;
