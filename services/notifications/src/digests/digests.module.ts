import { Module } from '@nestjs/common';
import { ChangeDigest } from './change-digest.js';
import { DigestsController } from './digests.controller.js';
import { DigestsQuery } from './digests.query.js';
import { PublishDigest } from './publish-digest.js';

@Module({
  controllers: [DigestsController],
  providers: [DigestsQuery, ChangeDigest, PublishDigest],
})
export class DigestsModule {}
