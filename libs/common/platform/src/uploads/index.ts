/** Files that people send in. Apart from the rest, for what it loads. */
export { cleanName, type FileType, fileTypeOf } from './file-type.js';
export { acceptUploads, uploadedFile } from './uploaded-file.js';
export { FileMissing, FileTooLarge, FileTypeUnknown, NotMultipart } from './uploads.errors.js';
