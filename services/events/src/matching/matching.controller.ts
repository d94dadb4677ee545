import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Anyone, Caller, CurrentCaller, IdParam } from '@zuomei/platform';
import { CatalogueQuery } from '../catalogue/catalogue.query.js';
import { ExpertQuery } from './expert.query.js';
import { ExpertsQuery } from './experts.query.js';
import { askingOf, MatchesQuery } from './matches.query.js';
import { ExpertView, MatchesOfAchievement, MatchesOfExpert, MatchesOfNeed } from './matching.dto.js';

@ApiTags('matching')
@Controller('api')
export class MatchingController {
  constructor(
    private readonly catalogue: CatalogueQuery,
    private readonly matches: MatchesQuery,
    private readonly experts: ExpertsQuery,
    private readonly expert: ExpertQuery,
  ) {}

  /** The published achievements, and the people who spoke at public events, that fit a need best, and why. */
  @Get('needs/:id/matches')
  @Anyone()
  async ofNeed(@CurrentCaller() caller: Caller, @Param('id', IdParam) id: string): Promise<MatchesOfNeed> {
    const need = askingOf(await this.catalogue.one(caller, 'need', id));
    const achievements = await this.matches.of(caller, 'achievement', need);
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
    const achievement = askingOf(await this.catalogue.one(caller, 'achievement', id));
    const needs = await this.matches.of(caller, 'need', achievement);
    return {
      needs: needs.map(({ record, ...match }) => ({ ...match, need: record })),
      experts: await this.experts.for(caller, achievement),
    };
  }

  /** Somebody who spoke at a public event, and of what; else 404. */
  @Get('experts/:id')
  @Anyone()
  async ofId(@Param('id') id: string): Promise<ExpertView> {
    return (await this.expert.one(id)).view;
  }

  /** The published needs that somebody who has spoken of the like may answer, and why. */
  @Get('experts/:id/matches')
  @Anyone()
  async ofExpert(@CurrentCaller() caller: Caller, @Param('id') id: string): Promise<MatchesOfExpert> {
    const { asking } = await this.expert.one(id);
    const needs = await this.matches.of(caller, 'need', asking);
    return { needs: needs.map(({ record, ...match }) => ({ ...match, need: record })) };
  }
}
