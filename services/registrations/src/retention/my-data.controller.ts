import { Body, Controller, Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Anyone, Caller, CurrentCaller, currentLocale, IdParam, type RequestWithCaller } from '@zuomei/platform';
import { SignUpLimit } from '../limits/sign-up-limit.guard.js';
import { PlaceAccess } from '../registrations/place-access.js';
import { EraseRegistration } from './erase-registration.js';
import { EraseDto, ErasureDto } from './erasures.dto.js';
import { MyDataDto } from './my-data.dto.js';
import { MyDataQuery } from './my-data.query.js';

@ApiTags('places')
@Controller('api/registrations/:id')
export class MyDataController {
  constructor(
    private readonly access: PlaceAccess,
    private readonly data: MyDataQuery,
    private readonly erasing: EraseRegistration,
  ) {}

  /** All that is held of the attendee at this event; by the mailed link only. */
  @Get('my-data')
  @Anyone()
  async read(
    @Param('id', IdParam) id: string,
    @Req() request: RequestWithCaller,
    @CurrentCaller() caller: Caller,
  ): Promise<MyDataDto> {
    const { registration, offering } = await this.access.attendee(id, request, caller);
    return this.data.of(registration, offering, currentLocale());
  }

  /**
   * Erases the person at this event: by the attendee's link, which no longer works afterwards, or by an organiser. A
   * place still held is cancelled and given to the next in line. Counts stay. The number answered is the proof.
   */
  @Post('erase')
  @HttpCode(200)
  @Anyone()
  @SignUpLimit()
  async erase(
    @Param('id', IdParam) id: string,
    @Body() _: EraseDto,
    @Req() request: RequestWithCaller,
    @CurrentCaller() caller: Caller,
  ): Promise<ErasureDto> {
    const { by } = await this.access.open(id, request, caller);
    return this.erasing.execute(id, by, by === 'organiser' ? caller.userId : undefined);
  }
}
