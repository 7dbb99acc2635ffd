// node package.mjs FOLDER: reads the data package of a run with the reference implementation of Frictionless; prints 'NAME ROWS' a table.
// That program reads no gzip, so it gets the tables unpacked, under the same descriptor.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { gunzipSync } from "node:zlib";
import datapackage from "datapackage";

const folder = process.argv[2];
const descriptor = JSON.parse(readFileSync(join(folder, "datapackage.json")));
const whole = await datapackage.Package.load(descriptor, { basePath: folder });
for (const error of whole.errors) console.log(`datapackage.json: ${error.message}`);

const unpacked = mkdtempSync(join(tmpdir(), "tlm-package-"));
try {
  for (const resource of descriptor.resources) {
    const plain = resource.path.replace(/\.gz$/, "");
    mkdirSync(dirname(join(unpacked, plain)), { recursive: true });
    writeFileSync(join(unpacked, plain), gunzipSync(readFileSync(join(folder, resource.path))));
    [resource.path, resource.compression] = [plain, undefined];
  }
  const tables = await datapackage.Package.load(descriptor, { basePath: unpacked, strict: true });
  for (const table of tables.resources) console.log(`${table.name} ${(await table.read({ keyed: true, relations: false })).length}`);
} finally {
  rmSync(unpacked, { recursive: true });
}
process.exit(whole.valid ? 0 : 1);
