// Reads sentences as a JSON list from standard input and prints how many of them chrono-node reads in a second: at
// first, in a new process, and once it is warm. A warm sentence is never the same twice, so that nothing is remembered.
import { readFileSync } from "node:fs";
import * as chrono from "chrono-node";

const sentences = JSON.parse(readFileSync(0, "utf8"));
const reference = new Date(2026, 2, 4, 10, 20);
const read = (text) => chrono.parse(text, reference).length;

const start = performance.now();
const found = sentences.reduce((found, text) => found + read(text), 0);
const first = performance.now() - start;

let rounds = 0;
const rates = (length) => {
  const start = performance.now();
  let count = 0;
  while (performance.now() - start < length) {
    rounds += 1;
    for (const text of sentences) read(`${text} (${rounds}x)`);
    count += sentences.length;
  }
  return (count * 1000) / (performance.now() - start);
};
rates(1000);
console.log(JSON.stringify({ first: (sentences.length * 1000) / first, warm: rates(3000), found }));
