import { Module } from '@nestjs/common';
import { AddressLimit } from './address-limit.js';
import { EmailLimit } from './email-limit.js';
import { FileLimit } from './file-limit.js';

@Module({ providers: [AddressLimit, EmailLimit, FileLimit], exports: [AddressLimit, EmailLimit, FileLimit] })
export class LimitsModule {}
