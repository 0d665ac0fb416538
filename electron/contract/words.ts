/** @file What people read, on the wire: a told text, never a sentence of one language. See [Note: Told]. */
import { z } from 'zod';
import type { Told } from './told.ts';

/** As a schema it is a string; as a type it takes nothing but `say(...)`, what somebody else wrote (`asWritten`), and nothing at all. */
export const words = z.string() as unknown as z.ZodType<Told | '', Told | ''>;
