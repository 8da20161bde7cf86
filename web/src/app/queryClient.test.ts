// What is asked while the browser says that there is no network.
import { MutationObserver, onlineManager } from "@tanstack/react-query";
import { afterEach, expect, it } from "vitest";
import { makeQueryClient } from "./queryClient";

afterEach(() => {
  onlineManager.setOnline(true);
});

it("fails in words at once, and is not held back to be sent later", async () => {
  onlineManager.setOnline(false);
  const client = makeQueryClient();
  const sent = new MutationObserver(client, { mutationFn: () => Promise.reject(new Error("nobody there")) }).mutate();
  await expect(sent).rejects.toThrow("nobody there");
  const read = client.query({ queryKey: ["k"], queryFn: () => Promise.reject(new Error("nobody there")) });
  await expect(read).rejects.toThrow("nobody there");
});
