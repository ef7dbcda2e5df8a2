// Another node of the same cluster, without clients: emits to everybody what stands in the lines of its input.
const { createInterface } = require("node:readline");
const { Server } = require("socket.io");
const { createAdapter } = require("@socket.io/redis-streams-adapter");
const { createClient } = require("redis");

const [streamName] = process.argv.slice(2);

async function main() {
  const redis = createClient({ url: process.env.ARIS_BENCH_REDIS_URL });
  await redis.connect();
  const io = new Server({
    connectionStateRecovery: {},
    adapter: createAdapter(redis, { streamName, maxLen: 20000 }),
  });
  createInterface({ input: process.stdin }).on("line", (line) => io.emit("order", JSON.parse(line)));
}

main();
