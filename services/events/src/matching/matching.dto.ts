import type { AchievementView, NeedView } from '../catalogue/catalogue.dto.js';
import type { OrganisationName } from '../organisations/organisation.dto.js';

/** Words of the one and of the other that end alike. */
export class AlikeWords {
  own!: string;
  theirs!: string;
}

/** An event at which both were, or both were shown. */
export class MetAt {
  eventId!: string;
  title!: string;
  /** Local day, `2025-10-16`. */
  on!: string;
}

/** Why somebody fits. */
export class MatchReasons {
  /** Set where both are of it. */
  industry!: string | null;
  /** Words that stand in both texts. */
  words!: string[];
  alike!: AlikeWords[];
  /** The latest first, three at most. */
  metAt!: MetAt[];
}

export class MatchingAchievement {
  /** Comparable within one answer only. */
  score!: number;
  why!: MatchReasons;
  achievement!: AchievementView;
}

export class MatchingNeed {
  /** Comparable within one answer only. */
  score!: number;
  why!: MatchReasons;
  need!: NeedView;
}

/** Where somebody spoke of it. */
export class SpokeAt {
  eventId!: string;
  title!: string;
}

/** Somebody who spoke at published events. */
export class MatchingExpert {
  /** Of `/api/experts/{id}`. */
  id!: string;
  score!: number;
  name!: string;
  title!: string | null;
  organisation?: OrganisationName;
  why!: MatchReasons;
  spokeAt!: SpokeAt[];
}

export class MatchesOfNeed {
  achievements!: MatchingAchievement[];
  experts!: MatchingExpert[];
}

export class MatchesOfAchievement {
  needs!: MatchingNeed[];
  experts!: MatchingExpert[];
}

/** Somebody who spoke at published public events: one name of one organisation. */
export class ExpertView {
  id!: string;
  name!: string;
  /** As it was said last. */
  title!: string | null;
  organisation!: OrganisationName | null;
  /** The latest first, twenty at most. */
  spokeAt!: SpokeAt[];
}

export class MatchesOfExpert {
  needs!: MatchingNeed[];
}
