import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Anyone, Caller, CurrentCaller, IdParam, NotFound, RolesAllowed } from '@zuomei/platform';
import { FindOffering } from '../offerings/find-offering.js';
import { ErasureRegister } from './erasure-register.js';
import { ErasureDto, ErasuresDto, FindErasureDto } from './erasures.dto.js';

@ApiTags('erasures')
@Controller('api')
export class ErasuresController {
  constructor(
    private readonly offerings: FindOffering,
    private readonly register: ErasureRegister,
  ) {}

  /** The people of an event who were erased, by number only; organisers of the event. The newest first. */
  @Get('events/:id/erasures')
  @RolesAllowed('organiser')
  async list(@Param('id', IdParam) id: string, @CurrentCaller() caller: Caller): Promise<ErasuresDto> {
    const offering = await this.offerings.hosted(id, caller);
    return { items: await this.register.ofEvent(offering.id) };
  }

  /** Proof of one erasure, for whoever was given its number. */
  @Get('erasures/:number')
  @Anyone()
  async read(@Param('number') number: string): Promise<ErasureDto> {
    const erasure = await this.register.byNumber(number.trim().toUpperCase());
    if (!erasure) throw new NotFound({ zh: '没有这个编号。', en: 'There is no such number.' });
    return erasure;
  }

  /** Whether somebody who asks with the address was erased, and when; administrators. */
  @Post('erasures/find')
  @HttpCode(200)
  @RolesAllowed('admin')
  async find(@Body() body: FindErasureDto): Promise<ErasuresDto> {
    return { items: await this.register.ofEmail(body.email) };
  }
}
