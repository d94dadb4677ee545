import { Module } from '@nestjs/common';
import { AddPicture } from './add-picture.js';
import { ArrangePictures } from './arrange-pictures.js';
import { PicturesController } from './pictures.controller.js';
import { PicturesQuery } from './pictures.query.js';
import { RemovePicture } from './remove-picture.js';

@Module({
  controllers: [PicturesController],
  providers: [PicturesQuery, AddPicture, ArrangePictures, RemovePicture],
})
export class PicturesModule {}
