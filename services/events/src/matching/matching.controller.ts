import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Anyone, Caller, CurrentCaller, IdParam } from '@zuomei/platform';
import { CatalogueQuery } from '../catalogue/catalogue.query.js';
import { ExpertsQuery } from './experts.query.js';
import { MatchesQuery } from './matches.query.js';
import { MatchesOfAchievement, MatchesOfNeed } from './matching.dto.js';

@ApiTags('matching')
@Controller('api')
export class MatchingController {
  constructor(
    private readonly catalogue: CatalogueQuery,
    private readonly matches: MatchesQuery,
    private readonly experts: ExpertsQuery,
  ) {}

  /** The published achievements, and the people who spoke at public events, that fit a need best, and why. */
  @Get('needs/:id/matches')
  @Anyone()
  async ofNeed(@CurrentCaller() caller: Caller, @Param('id', IdParam) id: string): Promise<MatchesOfNeed> {
    const need = await this.catalogue.one(caller, 'need', id);
    const achievements = await this.matches.of(caller, 'need', need);
    return {
      achievements: achievements.map(({ record, ...match }) => ({ ...match, achievement: record })),
      experts: await this.experts.for(caller, need),
    };
  }

  /** The published needs that an achievement fits best, the people who spoke of the like, and why. */
  @Get('achievements/:id/matches')
  @Anyone()
  async ofAchievement(
    @CurrentCaller() caller: Caller,
    @Param('id', IdParam) id: string,
  ): Promise<MatchesOfAchievement> {
    const achievement = await this.catalogue.one(caller, 'achievement', id);
    const needs = await this.matches.of(caller, 'achievement', achievement);
    return {
      needs: needs.map(({ record, ...match }) => ({ ...match, need: record })),
      experts: await this.experts.for(caller, achievement),
    };
  }
}
