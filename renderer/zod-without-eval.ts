import { z } from 'zod';

/**
 * The page's security policy lets no code be made from text, which zod otherwise does to be faster. Object schemas decide when
 * they are made, so this module is imported before any of them.
 */
z.config({ jitless: true });
