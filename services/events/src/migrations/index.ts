import { CreateEvents1763800000000 } from './1763800000000-create-events.js';
import { CreateCatalogue1763900000000 } from './1763900000000-create-catalogue.js';
import { SearchCatalogue1764100000001 } from './1764100000001-search-catalogue.js';
import { MatchCatalogue1764100000002 } from './1764100000002-match-catalogue.js';
import { AnswerOpenCalls1764100000003 } from './1764100000003-answer-open-calls.js';
import { CreateIndustries1764400000005 } from './1764400000005-create-industries.js';
import { AttachToCatalogue1764400000006 } from './1764400000006-attach-to-catalogue.js';
import { FindExperts1764900000000 } from './1764900000000-find-experts.js';

/** In the order in which they run. */
export const eventsMigrations = [
  CreateEvents1763800000000,
  CreateCatalogue1763900000000,
  SearchCatalogue1764100000001,
  MatchCatalogue1764100000002,
  AnswerOpenCalls1764100000003,
  CreateIndustries1764400000005,
  AttachToCatalogue1764400000006,
  FindExperts1764900000000,
];
