import type { TFunction } from 'i18next';
import { Problem } from '../api/problem';

/** What went wrong, in the words of the service, or that the connection is lost. */
export const saidOf = (error: unknown, t: TFunction): string =>
  error instanceof Problem ? error.message : t('ui.connection_lost');
