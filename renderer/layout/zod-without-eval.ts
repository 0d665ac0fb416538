/** @file Before any schema is made: the page's policy forbids making code from text, and zod would try it once. */
import { config } from 'zod';

config({ jitless: true });
