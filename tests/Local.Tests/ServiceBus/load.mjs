// Load for the crash suite: sends, completes and dead-letters with the official client while the broker is killed again and again,
// and keeps account of what was acknowledged. Commands and answers as in driver.mjs.
import { createInterface } from "node:readline";
import { ServiceBusClient } from "@azure/service-bus";

const queue = "once";
const batch = 20;
const sent = new Set(); // acknowledged sends
const settled = new Map(); // acknowledged settlements: id → "completed" | "dead"
const asked = new Map(); // settlements asked for, perhaps never answered
const again = []; // ids that came again after their settlement was acknowledged
let unanswered = []; // batches whose acknowledgement never came: sent again, under the same ids
let next = 0;
let round;

const quiet = (promise) => promise.catch(() => undefined);
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

const open = (to) => new ServiceBusClient(to, { retryOptions: { maxRetries: 0, timeoutInMs: 10000 } });

async function send(state, sender) {
  while (!state.over) {
    const ids = unanswered.pop() ?? Array.from({ length: batch }, () => `m-${next++}`);
    state.sending.add(ids);
    await sender.sendMessages(ids.map((messageId) => ({ messageId, body: { text: "x".repeat(500) } })));
    state.sending.delete(ids);
    for (const id of ids) sent.add(id);
  }
}

const outcome = (id) => (Number(id.slice(2)) % 7 === 0 ? "dead" : "completed");

// Two kinds of settlement never in one tick: the client's AMQP library (rhea) joins the second to the first.
async function settle(receiver, messages) {
  for (const kind of ["dead", "completed"]) {
    await Promise.all(messages.filter(({ messageId }) => outcome(messageId) === kind).map(async (message) => {
      const id = message.messageId;
      if (settled.has(id)) again.push(id);
      asked.set(id, kind);
      if (kind === "dead") await receiver.deadLetterMessage(message, { deadLetterReason: "seventh" });
      else await receiver.completeMessage(message);
      settled.set(id, kind);
    }));
  }
}

async function receive(state, receiver) {
  while (!state.over) {
    const messages = await receiver.receiveMessages(50, { maxWaitTimeInMs: 1000 });
    await settle(receiver, messages);
  }
}

const operations = {
  begin: ({ to }) => {
    const client = open(to);
    round = { client, over: false, sending: new Set() };
    for (let i = 0; i < 3; i++) quiet(send(round, client.createSender(queue)));
    quiet(receive(round, client.createReceiver(queue)));
  },
  killed: async () => {
    await pause(20); // what arrived before the kill is read first
    round.over = true;
    unanswered.push(...round.sending);
    quiet(round.client.close());
    return { sent: sent.size, settled: settled.size };
  },
  account: async ({ to }) => {
    const client = open(to);
    const sender = client.createSender(queue);
    for (const ids of unanswered) {
      await sender.sendMessages(ids.map((messageId) => ({ messageId, body: "again" })));
      for (const id of ids) sent.add(id);
    }
    const receiver = client.createReceiver(queue);
    for (;;) {
      const messages = await receiver.receiveMessages(200, { maxWaitTimeInMs: 1000 });
      if (messages.length === 0) break;
      await settle(receiver, messages);
    }
    const dead = new Set();
    const twiceDead = [];
    const deadLetters = client.createReceiver(queue, { subQueueType: "deadLetter", receiveMode: "receiveAndDelete" });
    for (;;) {
      const messages = await deadLetters.receiveMessages(200, { maxWaitTimeInMs: 1000 });
      if (messages.length === 0) break;
      for (const { messageId } of messages) (dead.has(messageId) ? twiceDead.push(messageId) : dead.add(messageId));
    }
    await client.close();
    // A settlement that was asked for and not answered may have been done all the same.
    const lost = [...sent].filter((id) => !settled.has(id) && !asked.has(id));
    const deadLost = [...settled].filter(([id, outcome]) => outcome === "dead" && !dead.has(id)).map(([id]) => id);
    const deadUnasked = [...dead].filter((id) => asked.get(id) !== "dead");
    return { sent: sent.size, settled: settled.size, lost, again, deadLost, deadUnasked, twiceDead };
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
