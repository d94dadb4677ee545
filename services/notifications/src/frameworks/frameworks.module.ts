import { Module } from '@nestjs/common';
import { FrameworksController } from './frameworks.controller.js';
import { FrameworksQuery } from './frameworks.query.js';

@Module({ controllers: [FrameworksController], providers: [FrameworksQuery] })
export class FrameworksModule {}
