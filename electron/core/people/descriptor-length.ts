/** Numbers that describe one face. */
export const descriptorLength = 128;
