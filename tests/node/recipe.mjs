// Calls functions of one file in turn. Reads {file, calls: [[name, ...arguments]]} from standard input,
// prints [{value}] or [{refused}] for each. {"$shared": name} is a Map that the calls have in common,
// {"$result": number} what an earlier call gave, {"$octets": text} the octets of a text.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const { file, calls } = JSON.parse(readFileSync(0, "utf8"));
const module = await import(pathToFileURL(file));
const functions = module.default ?? module;
const shared = {};
const results = [];

function meant(argument) {
  if (argument?.$shared) return (shared[argument.$shared] ??= new Map());
  if (argument?.$result !== undefined) return results[argument.$result];
  if (argument?.$octets !== undefined) return Buffer.from(argument.$octets, "latin1");
  return argument;
}

const told = [];
for (const [name, ...given] of calls) {
  try {
    const value = await functions[name](...given.map(meant));
    results.push(value);
    told.push({ value: typeof value === "function" ? "a function" : value });
  } catch (error) {
    results.push(undefined);
    told.push({ refused: String(error.message) });
  }
}
console.log(JSON.stringify(told));
