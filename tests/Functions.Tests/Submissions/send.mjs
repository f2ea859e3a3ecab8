// Sends messages with the official client: on stdin {"to": connection string, "path": queue, "messages": [{"body": base64, …}]}.
import { text } from "node:stream/consumers";
import { ServiceBusClient } from "@azure/service-bus";

const { to, path, messages } = JSON.parse(await text(process.stdin));
const client = new ServiceBusClient(to);
await client.createSender(path).sendMessages(messages.map((message) => ({ ...message, body: Buffer.from(message.body, "base64") })));
await client.close();
