import { Module } from '@nestjs/common';
import { AddressLimit } from './address-limit.js';

@Module({ providers: [AddressLimit], exports: [AddressLimit] })
export class LimitsModule {}
