// Types for TypeScript of the document format, from its JSON Schema: `node types.mjs SCHEMA` writes them to the standard output.
import { readFile } from "node:fs/promises";
import { compile } from "json-schema-to-typescript";

/** A type is called as its definition is: titles are for editors, and every field has one. What is said of a field that is of a defined
 *  type must stand beside that type, or each would become a type of its own. */
function named(key, value) {
  if (value === null || typeof value !== "object" || Array.isArray(value)) return value;
  const { title, ...rest } = value;
  const schema = typeof title === "string" ? rest : value;
  if (schema.$ref === undefined || schema.description === undefined) return schema;
  const { $ref, ...said } = schema;
  return { ...said, allOf: [{ $ref }] };
}

const schema = { ...JSON.parse(await readFile(process.argv[2], "utf8"), named), $id: "Roadmap" };
process.stdout.write(await compile(schema, "Roadmap", { additionalProperties: false, bannerComment: "", style: { printWidth: 120 } }));
