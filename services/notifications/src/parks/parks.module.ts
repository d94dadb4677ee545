import { Module } from '@nestjs/common';
import { ChangeParkSpace } from './change-park-space.js';
import { ParksController } from './parks.controller.js';
import { ParksQuery } from './parks.query.js';

@Module({ controllers: [ParksController], providers: [ParksQuery, ChangeParkSpace] })
export class ParksModule {}
