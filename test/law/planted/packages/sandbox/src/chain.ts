export const chain = 31337;
