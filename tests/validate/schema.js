// schema.js SCHEMA FILE: whether FILE is valid JSON of the schema, by ajv 6.
"use strict";
const fs = require("fs");
const Ajv = require("ajv");

const [schemaFile, file] = process.argv.slice(2);
const ajv = new Ajv({ schemaId: "auto", allErrors: true, unknownFormats: "ignore" });
for (const draft of ["04", "06"]) ajv.addMetaSchema(require(`ajv/lib/refs/json-schema-draft-${draft}.json`));
const validate = ajv.compile(JSON.parse(fs.readFileSync(schemaFile, "utf8")));
const valid = validate(JSON.parse(fs.readFileSync(file, "utf8")));
if (!valid) console.log(validate.errors.slice(0, 5));
process.exit(valid ? 0 : 1);
