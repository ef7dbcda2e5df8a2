// The server that is measured: WebSockets alone, connection state recovery, events from Redis Streams.
const { createServer } = require("node:http");
const { Server } = require("socket.io");
const { createAdapter } = require("@socket.io/redis-streams-adapter");
const { createClient } = require("redis");

const [port, streamName] = process.argv.slice(2);

async function main() {
  const redis = createClient({ url: process.env.ARIS_BENCH_REDIS_URL });
  await redis.connect();
  const http = createServer();
  new Server(http, {
    transports: ["websocket"],
    perMessageDeflate: false,
    serveClient: false,
    connectionStateRecovery: {},
    adapter: createAdapter(redis, { streamName, maxLen: 20000 }),
  });
  http.prependListener("request", (request, response) => {
    if (request.url === "/heap") {
      global.gc();
      response.end(String(process.memoryUsage().heapUsed));
    }
  });
  http.listen(Number(port), "127.0.0.1");
}

main();
