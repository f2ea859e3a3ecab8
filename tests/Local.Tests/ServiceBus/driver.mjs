// Does with the official client what the tests say: one JSON command a line on stdin, one JSON answer a line on stdout.
import { createInterface } from "node:readline";
import { ServiceBusClient } from "@azure/service-bus";

let client;
let connection;
let receivers = new Map();
let held = new Map();
const longs = new Map();

// Without the client's own lock renewal, so that locks can be seen to end.
const receiver = (path, given = {}) => {
  const options = { maxAutoLockRenewalDurationInMs: 0, ...given };
  const key = JSON.stringify([path, options]);
  if (!receivers.has(key)) {
    const [topic, subscription] = path.split("/Subscriptions/");
    receivers.set(key, subscription ? client.createReceiver(topic, subscription, options) : client.createReceiver(path, options));
  }
  return receivers.get(key);
};

const number = (long) => {
  longs.set(long.toNumber(), long);
  return long.toNumber();
};

const show = (message) => {
  if (message.lockToken) held.set(message.lockToken, message);
  return {
    body: message.body,
    messageId: message.messageId,
    deliveryCount: message.deliveryCount,
    sequenceNumber: number(message.sequenceNumber),
    state: message.state,
    token: message.lockToken,
    lockedUntil: message.lockedUntilUtc?.toISOString(),
    enqueued: message.enqueuedTimeUtc?.toISOString(),
    timeToLive: message.timeToLive,
    reason: message.deadLetterReason,
    description: message.deadLetterErrorDescription,
    properties: message.applicationProperties,
  };
};

const connect = async (to) => {
  await client?.close();
  connection = to;
  client = new ServiceBusClient(to, { retryOptions: { maxRetries: 0, timeoutInMs: 20000 } });
  receivers = new Map();
  held = new Map();
};

const operations = {
  connect: ({ to }) => connect(to),
  send: ({ path, messages }) => client.createSender(path).sendMessages(messages),
  sendBatch: async ({ path, messages }) => {
    const sender = client.createSender(path);
    const batch = await sender.createMessageBatch();
    const added = messages.filter((message) => batch.tryAddMessage(message)).length;
    await sender.sendMessages(batch);
    return { added, limit: batch.maxSizeInBytes };
  },
  sendLarge: ({ path, size }) => client.createSender(path).sendMessages({ body: "x".repeat(size) }),
  receive: async ({ path, options, max = 10, wait = 20000 }) =>
    (await receiver(path, options).receiveMessages(max, { maxWaitTimeInMs: wait })).map(show),
  peek: async ({ path, options, max = 10 }) => (await receiver(path, options).peekMessages(max)).map(show),
  complete: ({ path, options, token }) => receiver(path, options).completeMessage(held.get(token)),
  completeAll: ({ path, tokens }) => Promise.all(tokens.map((token) => receiver(path).completeMessage(held.get(token)))),
  abandon: ({ path, token, properties }) => receiver(path).abandonMessage(held.get(token), properties),
  defer: ({ path, token, properties }) => receiver(path).deferMessage(held.get(token), properties),
  deadLetter: ({ path, token, options }) => receiver(path).deadLetterMessage(held.get(token), options),
  renew: async ({ path, token }) => (await receiver(path).renewMessageLock(held.get(token))).toISOString(),
  receiveDeferred: async ({ path, numbers }) =>
    (await receiver(path).receiveDeferredMessages(numbers.map((each) => longs.get(each)))).map(show),
  schedule: async ({ path, messages, at }) =>
    (await client.createSender(path).scheduleMessages(messages, new Date(at))).map(number),
  cancel: ({ path, numbers }) => client.createSender(path).cancelScheduledMessages(numbers.map((each) => longs.get(each))),
  closeReceiver: async ({ path }) => {
    await receiver(path).close();
    receivers.clear();
  },
  subscribe: async ({ path, count, concurrent = 1 }) => {
    const bodies = [];
    const streaming = client.createReceiver(path);
    await new Promise((resolve, reject) => {
      streaming.subscribe(
        {
          processMessage: async (message) => {
            bodies.push(message.body);
            if (bodies.length === count) setImmediate(resolve);
          },
          processError: async ({ error }) => reject(error),
        },
        { maxConcurrentCalls: concurrent },
      );
    });
    await streaming.close();
    return bodies;
  },
  reconnect: async ({ times, path }) => {
    for (let time = 0; time < times; time++) {
      await connect(connection);
      await client.createSender(path).sendMessages({ body: time });
    }
  },
};

for await (const line of createInterface({ input: process.stdin })) {
  const command = JSON.parse(line);
  let answer;
  try {
    answer = { result: (await operations[command.op](command)) ?? null };
  } catch (error) {
    answer = { error: error.code ?? error.name, message: error.message };
  }
  process.stdout.write(JSON.stringify(answer) + "\n");
}
await client?.close();
