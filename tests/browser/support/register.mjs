// A register to test the page with: founded in a directory of its own, served by the program on a free port,
// and gone when the test is over.
import { execFile, spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const program = process.env.KRONIEK_PROGRAM;
if (!program) throw new Error("KRONIEK_PROGRAM names the program to test");

// Starts the program, and gives its address once it says that it listens.
function serve(words, address) {
  const child = spawn(program, words, { stdio: ["ignore", "pipe", "pipe"] });
  const ended = new Promise((resolve) => {
    child.once("exit", (code) => resolve(code));
  });
  const listening = new Promise((resolve, reject) => {
    let said = "";
    const hear = (part) => {
      said += part;
      const found = address.exec(said);
      if (found) resolve(found[1]);
    };
    child.stdout.on("data", hear);
    child.stderr.on("data", hear);
    ended.then((code) => reject(new Error(`${words[0]} ended with ${code} before it listened:\n${said}`)));
  });
  const stop = async () => {
    child.kill("SIGTERM");
    return ended;
  };
  return { listening, stop };
}

async function inDirectory(start) {
  const directory = await mkdtemp(join(tmpdir(), "kroniek-page-"));
  const { service, ...rest } = await start(join(directory, "data"));
  return {
    ...rest,
    url: await service.listening,
    stop: async () => {
      await service.stop();
      await rm(directory, { recursive: true });
    },
  };
}

const json = async (path) => JSON.parse(await readFile(path, "utf8"));

// A register with nothing but its administrator: {url, origin, logKey, organisation, administrator: {actor,
// mandate, key}}.
export const foundRegister = () =>
  inDirectory(async (data) => {
    const words = ["init", "--data", data, "--origin", "test.example/page", "-o", "json"];
    const founded = JSON.parse((await promisify(execFile)(program, words)).stdout);
    const { actor, mandate, keyFile } = founded.administrator;
    const service = serve(["serve", "--data", data, "--port", "0", "--free-space-min", "1"], /^ready (\S+)/m);
    return { ...founded, administrator: { actor, mandate, key: await json(keyFile) }, service };
  });

// The demo's register: {url, personas, personasFile}.
export const makeDemo = () =>
  inDirectory(async (data) => {
    const service = serve(
      ["demo", "--data", data, "--port", "0", "--free-space-min", "1"],
      /event=started url=(\S+)/,
    );
    await service.listening;
    const personasFile = join(data, "personas.json");
    return { service, personasFile, personas: await json(personasFile) };
  });
