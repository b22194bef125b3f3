// Open an age file with somebody else's library: `node age.mjs IDENTITY-FILE FILE` writes what is in it.
import { readFile } from "node:fs/promises";
import { Decrypter } from "age-encryption";

const [key, file] = process.argv.slice(2);
const lines = (await readFile(key, "utf8")).split("\n");
const decrypter = new Decrypter();
decrypter.addIdentity(lines.find((line) => line.startsWith("AGE-SECRET-KEY-")));
process.stdout.write(await decrypter.decrypt(await readFile(file)));
