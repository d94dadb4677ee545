import type { CatalogueView } from '../../api/catalogue';
import type { Tone } from '../../ui/status-mark';

export const catalogueTones: Record<CatalogueView['status'], Tone> = {
  draft: 'quiet',
  in_review: 'wait',
  published: 'good',
  withdrawn: 'quiet',
  expired: 'quiet',
};
