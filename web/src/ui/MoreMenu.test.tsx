import { MantineProvider, Menu } from "@mantine/core";
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { MoreMenu } from "./MoreMenu";

afterEach(cleanup);

it.each(["the first time", "and again"])("gives the keyboard back to its button, %s", async (when) => {
  render(
    <MantineProvider env="test">
      <MoreMenu label="Autres actions">
        <Menu.Item>Détails</Menu.Item>
      </MoreMenu>
    </MantineProvider>,
  );
  const button = () => screen.getByRole("button", { name: "Autres actions" });
  for (let times = when === "and again" ? 2 : 1; times > 0; times -= 1) {
    button().focus();
    fireEvent.click(button());
    const item = await screen.findByRole("menuitem");
    item.focus();
    await act(async () => {
      fireEvent.click(item);
      await new Promise((done) => setTimeout(done, 30));
    });
    expect(document.activeElement).toBe(button());
  }
});
