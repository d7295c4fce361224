// Every key that web-features publishes a status for, through npm compute-baseline: node
// baseline.mjs KEYS.json ROUNDS prints the seconds of each round, and each key's date.
import { readFileSync } from "node:fs";
import { computeBaseline, setLogger } from "compute-baseline";

setLogger(undefined);
const keys = JSON.parse(readFileSync(process.argv[2], "utf8"));
const seconds = [];
let dates = {};
for (let round = 0; round < Number(process.argv[3]); round += 1) {
  const began = performance.now();
  dates = {};
  for (const key of keys) {
    const status = computeBaseline({ compatKeys: [key], checkAncestors: true });
    dates[key] = status.baseline_low_date;
  }
  seconds.push((performance.now() - began) / 1000);
}
console.log(JSON.stringify({ seconds, dates }));
