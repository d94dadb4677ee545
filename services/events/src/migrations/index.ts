import { CreateEvents1763800000000 } from './1763800000000-create-events.js';

/** In the order in which they run. */
export const eventsMigrations = [CreateEvents1763800000000];
