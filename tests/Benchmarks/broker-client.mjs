// Sends messages in batches of 100 and receives and completes them, with the official client. Prints one JSON line.
import { ServiceBusClient } from "@azure/service-bus";

const [, , connection, queue, total] = process.argv;
const size = 100;
const inFlight = 4;
const client = new ServiceBusClient(connection);
const sender = client.createSender(queue);
const receiver = client.createReceiver(queue);
const body = { unit: "4103", text: "x".repeat(900) };

await sender.sendMessages({ body, messageId: "warm" });
for (const message of await receiver.receiveMessages(1)) await receiver.completeMessage(message);

let next = 0;
const sending = performance.now();
await Promise.all(Array.from({ length: inFlight }, async () => {
  while (next < total) {
    const first = next;
    next += size;
    await sender.sendMessages(Array.from({ length: size }, (_, i) => ({ body, messageId: `m-${first + i}` })));
  }
}));
const sent = total / ((performance.now() - sending) / 1000);

let done = 0;
const receiving = performance.now();
while (done < total) {
  const messages = await receiver.receiveMessages(size, { maxWaitTimeInMs: 5000 });
  if (messages.length === 0) throw new Error(`only ${done} of ${total} messages came`);
  await Promise.all(messages.map((message) => receiver.completeMessage(message)));
  done += messages.length;
}
const received = total / ((performance.now() - receiving) / 1000);

await client.close();
console.log(JSON.stringify({ sent: Math.round(sent), received: Math.round(received) }));
