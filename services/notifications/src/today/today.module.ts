import { Module } from '@nestjs/common';
import { FollowUpsModule } from '../follow-ups/follow-ups.module.js';
import { TodayController } from './today.controller.js';
import { TodayQuery } from './today.query.js';

@Module({ imports: [FollowUpsModule], controllers: [TodayController], providers: [TodayQuery] })
export class TodayModule {}
