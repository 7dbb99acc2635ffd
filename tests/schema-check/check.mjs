// node check.mjs SCHEMA FILE...: prints one line a violation; exit code 1 when there are any.
import { readFileSync } from "node:fs";
import Ajv from "ajv";
import { parse } from "yaml";

const [schemaFile, ...files] = process.argv.slice(2);
const ajv = new Ajv({ allErrors: true, strict: true, strictTypes: false, strictRequired: false, allowUnionTypes: true });
const validate = ajv.compile(JSON.parse(readFileSync(schemaFile, "utf8")));
let good = true;
for (const file of files) {
  const text = readFileSync(file, "utf8");
  if (validate(file.endsWith(".json") ? JSON.parse(text) : parse(text))) continue;
  good = false;
  for (const error of validate.errors) console.log(`${file}: ${error.instancePath || "/"} ${error.message} ${JSON.stringify(error.params)}`);
}
process.exit(good ? 0 : 1);
