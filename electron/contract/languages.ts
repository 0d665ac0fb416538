/** @file The languages there are; their words stand in texts/. */
export const languages = ['en', 'de'] as const;
export type Language = (typeof languages)[number];
