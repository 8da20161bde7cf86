import { MantineProvider } from "@mantine/core";
import { cleanNotifications, notifications } from "@mantine/notifications";
import { act, cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { LanguageProvider } from "../ui/i18n/language";
import { Notices } from "./Notices";

afterEach(() => {
  act(() => cleanNotifications());
  cleanup();
});

it("names the button that closes a notice", async () => {
  render(
    <LanguageProvider>
      <MantineProvider env="test">
        <Notices />
      </MantineProvider>
    </LanguageProvider>,
  );
  act(() => {
    notifications.show({ message: "C’est fait." });
  });
  expect(await screen.findByText("C’est fait.")).toBeTruthy();
  expect(screen.getByRole("button", { name: "Fermer" })).toBeTruthy();
});
