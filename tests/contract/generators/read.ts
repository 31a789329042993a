// node read.js ADDRESS ...: what `told` reads of the content at each address.
import type { Content } from "./api.js";
import { told } from "./reading.js";

declare const process: { argv: string[] };

const answers = process.argv.slice(2).map(async (address) => {
  const response = await fetch(address, { headers: { Accept: "application/json" } });
  return told((await response.json()) as Content);
});
console.log(JSON.stringify(await Promise.all(answers)));
