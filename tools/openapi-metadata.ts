/**
 * Writes `src/metadata.ts` of the service in whose folder it runs: the types, bounds and comments of its DTOs, which
 * SWC drops and the OpenAPI document needs. `node ../../tools/openapi-metadata.ts`, before the service is built.
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { PluginMetadataGenerator } from '@nestjs/cli/lib/compiler/plugins/plugin-metadata-generator.js';
import { ReadonlyVisitor } from '@nestjs/swagger/plugin';
import ts from 'typescript';

const project = process.cwd();
const source = join(project, 'src');
const target = join(source, 'metadata.ts');

const config = ts.getParsedCommandLineOfConfigFile(join(project, 'tsconfig.json'), undefined, {
  ...ts.sys,
  onUnRecoverableConfigFileDiagnostic: (problem) => {
    throw new Error(ts.flattenDiagnosticMessageText(problem.messageText, '\n'));
  },
});
if (!config) throw new Error(`There is no tsconfig.json in ${project}.`);
const rootNames = config.fileNames.filter(
  (file) => file.startsWith(source + sep) && !file.endsWith('.spec.ts') && file !== target,
);
const program = ts.createProgram({ rootNames, options: config.options });

/** What libraries hold is described where it stands; a path that leaves the service would break its build. */
class OwnFilesVisitor extends ReadonlyVisitor {
  override visit(...[of, file]: Parameters<ReadonlyVisitor['visit']>): ReturnType<ReadonlyVisitor['visit']> {
    return file.fileName.startsWith(source + sep) ? super.visit(of, file) : file;
  }
}

const visitor = new OwnFilesVisitor({
  pathToSource: source,
  dtoFileNameSuffix: ['.dto.ts', '.view.ts'],
  controllerFileNameSuffix: ['.controller.ts'],
  introspectComments: true,
  classValidatorShim: true,
  esmCompatible: true,
});
new PluginMetadataGenerator().generate({ visitors: [visitor], outputDir: source, tsProgramRef: program });
// Generated code: what is unused in it is nobody's mistake.
const generated = `// @ts-nocheck\n${readFileSync(target, 'utf8')}\n`;
if (/import\("(?:\/|[A-Za-z]:)/.test(generated)) {
  rmSync(target);
  throw new Error('A type of a DTO is declared where a relative import does not reach it; see its imports.');
}
writeFileSync(target, generated);
